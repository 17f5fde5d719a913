import type { IntegritySignal } from '@colloquy/contracts/scores'
import type { Moment } from '@colloquy/contracts/vocabulary'
import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { myInterviewApi } from '../my-interview.api.ts'
import { viewArrived } from '../my-view.api.ts'
import type { LocalDraft } from './local-drafts.ts'

type Draft = { revision: number; text: string; savedAt: Moment }

/** How the answer before this moment ended, for the page that follows. */
export type Ending =
  | { how: 'submitted' }
  | { how: 'time_up'; savedAt: Moment | null; lost: boolean }
  | { how: 'elsewhere' }

/** What happens to one answer in this tab. The server's own copy is in `MyInterview.current`. */
export type AnswerState = {
  questionId: string | null
  text: string
  /** The last text that the server acknowledged. */
  saved: Draft | null
  /** The highest revision used or heard of. */
  revision: number
  saving: boolean
  /** The last attempt to save did not reach the server. */
  unreachable: boolean
  /** False when this browser cannot keep anything. */
  keptLocally: boolean
  /** The same answer, written in another tab or on another device. */
  conflict: Draft | null
  signals: IntegritySignal[]
  submitting: 'no' | 'sending' | 'waiting'
  timeUp: boolean
  ending: Ending | null
}

const nothingOpen: AnswerState = {
  questionId: null,
  text: '',
  saved: null,
  revision: 0,
  saving: false,
  unreachable: false,
  keptLocally: true,
  conflict: null,
  signals: [],
  submitting: 'no',
  timeUp: false,
  ending: null,
}
const mostSignals = 200

export const answerSlice = createSlice({
  name: 'answer',
  initialState: nothingOpen,
  reducers: {
    /** A question is on the screen: the text goes on from the server's draft, or from a later one of this device. */
    answerOpened: (
      _,
      { payload }: PayloadAction<{ questionId: string; draft: Draft | null; local: LocalDraft | null }>,
    ) => {
      const { questionId, draft, local } = payload
      const opened = {
        ...nothingOpen,
        questionId,
        saved: draft,
        text: draft?.text ?? '',
        revision: draft?.revision ?? 0,
      }
      if (!local || local.text === opened.text) return { ...opened, signals: local?.signals ?? [] }
      const isNewer = local.basedOn >= opened.revision
      return { ...opened, text: local.text, signals: local.signals, conflict: isNewer ? null : draft }
    },
    answerTyped: (answer, { payload }: PayloadAction<string>) => {
      if (!answer.timeUp) answer.text = payload
    },
    signalNoted: (answer, { payload }: PayloadAction<IntegritySignal>) => {
      if (answer.signals.length < mostSignals) answer.signals.push(payload)
    },
    saveBegan: (answer) => {
      answer.saving = true
      answer.revision += 1
    },
    draftSaved: (answer, { payload }: PayloadAction<Draft & { questionId: string }>) => {
      if (answer.questionId !== payload.questionId) return
      const { questionId: _, ...draft } = payload
      Object.assign(answer, { saving: false, unreachable: false, saved: draft })
    },
    saveFailed: (answer) => {
      Object.assign(answer, { saving: false, unreachable: true })
    },
    draftOutdated: (answer, { payload }: PayloadAction<Draft>) => {
      Object.assign(answer, { saving: false, unreachable: false, conflict: payload, revision: payload.revision })
    },
    conflictResolved: (answer, { payload }: PayloadAction<'mine' | 'theirs'>) => {
      if (!answer.conflict) return
      if (payload === 'theirs') answer.text = answer.conflict.text
      Object.assign(answer, { saved: answer.conflict, revision: answer.conflict.revision, conflict: null })
    },
    localStoreFailed: (answer) => {
      answer.keptLocally = false
    },
    submitAsked: (answer) => {
      answer.submitting = 'sending'
    },
    submitWaits: (answer) => {
      answer.submitting = 'waiting'
    },
    submitTakenBack: (answer) => {
      answer.submitting = 'no'
    },
    timeRanOut: (answer) => {
      Object.assign(answer, { timeUp: true, saving: false, submitting: 'no', conflict: null })
    },
  },
  extraReducers: (builder) =>
    builder
      .addMatcher(viewArrived, (answer, { payload: { current, serverNow } }) => {
        if (answer.questionId === null) return answer
        if (current?.questionId !== answer.questionId) return { ...nothingOpen, ending: endingOf(answer) }
        if (current.deadline === null || current.deadline > serverNow) answer.timeUp = false
        return answer
      })
      .addMatcher(myInterviewApi.endpoints.presentNext.matchPending, (answer) => {
        answer.ending = null
      }),
  selectors: {
    selectAnswer: (answer) => answer,
    selectIsSaved: (answer) => isSaved(answer),
  },
})

export const isSaved = ({ text, saved }: AnswerState) => text === (saved?.text ?? '')

function endingOf(answer: AnswerState): Ending {
  if (answer.timeUp) return { how: 'time_up', savedAt: answer.saved?.savedAt ?? null, lost: !isSaved(answer) }
  return answer.submitting === 'no' ? { how: 'elsewhere' } : { how: 'submitted' }
}

export const {
  answerOpened,
  answerTyped,
  signalNoted,
  saveBegan,
  draftSaved,
  saveFailed,
  draftOutdated,
  conflictResolved,
  localStoreFailed,
  submitAsked,
  submitWaits,
  submitTakenBack,
  timeRanOut,
} = answerSlice.actions
export const { selectAnswer, selectIsSaved } = answerSlice.selectors
