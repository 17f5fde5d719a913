import type { Review } from '@colloquy/contracts/reviews'
import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { ApiProblem } from '../../../api/problem.ts'
import { personLeft } from '../../../api/session-events.ts'
import { joinEdits, type ReviewEdit } from './review-edit.ts'

export type ReviewDraft = {
  /** The copy that the changes were made on; its version goes out as `If-Match`. */
  base: Review | null
  edit: ReviewEdit
  /** On its way to the server. */
  sending: ReviewEdit | null
  state: 'kept' | 'waiting' | 'saving' | 'unsaved' | 'conflict'
  problem: ApiProblem | null
  savedAt: string | null
}

type Drafts = Record<string, ReviewDraft>
type Of<T = object> = PayloadAction<{ interviewId: string } & T>

const untouched: ReviewDraft = { base: null, edit: {}, sending: null, state: 'kept', problem: null, savedAt: null }

/** Reviews being written in this browser: only what the server does not have yet, and how saving goes. */
export const reviewDraftsSlice = createSlice({
  name: 'reviewDrafts',
  initialState: {} as Drafts,
  reducers: {
    edited: (drafts, { payload }: Of<{ edit: ReviewEdit; present: Review | null }>) => {
      drafts[payload.interviewId] ??= { ...untouched }
      onDraft(drafts, payload.interviewId, (draft) => {
        if (draft.state === 'kept') draft.base = payload.present
        draft.edit = joinEdits(draft.edit, payload.edit)
        if (draft.state !== 'conflict' && draft.state !== 'saving') draft.state = 'waiting'
      })
    },
    saveBegun: (drafts, { payload }: Of) =>
      onDraft(drafts, payload.interviewId, (draft) => {
        draft.sending = draft.edit
        draft.edit = {}
        draft.state = 'saving'
        draft.problem = null
      }),
    saved: (drafts, { payload }: Of<{ review: Review; at: string }>) =>
      onDraft(drafts, payload.interviewId, (draft) => {
        draft.base = payload.review
        draft.sending = null
        draft.savedAt = payload.at
        draft.state = Object.keys(draft.edit).length === 0 ? 'kept' : 'waiting'
      }),
    /** Nothing is lost: what was on its way is a change again. `conflict` waits for the person. */
    notSaved: (drafts, { payload }: Of<{ problem: ApiProblem; state: 'unsaved' | 'conflict' }>) =>
      onDraft(drafts, payload.interviewId, (draft) => {
        draft.edit = joinEdits(draft.sending ?? {}, draft.edit)
        draft.sending = null
        draft.state = payload.state
        draft.problem = payload.problem
      }),
    /** Refused for good: the page shows again what the server has. */
    takenBack: (drafts, { payload }: Of<{ problem: ApiProblem | null }>) =>
      onDraft(drafts, payload.interviewId, (draft) => {
        Object.assign(draft, { ...untouched, savedAt: draft.savedAt, problem: payload.problem })
      }),
    /** The person keeps the own changes: they go over the copy that is there now. */
    rebased: (drafts, { payload }: Of<{ present: Review | null }>) =>
      onDraft(drafts, payload.interviewId, (draft) => {
        draft.base = payload.present
        draft.state = 'waiting'
        draft.problem = null
      }),
  },
  extraReducers: (builder) => builder.addCase(personLeft, () => ({})),
  selectors: {
    selectDraft: (drafts, interviewId: string) => drafts[interviewId] ?? untouched,
  },
})

function onDraft(drafts: Drafts, interviewId: string, change: (draft: ReviewDraft) => void) {
  const draft = drafts[interviewId]
  if (draft) change(draft)
}

export const { edited, saveBegun, saved, notSaved, takenBack, rebased } = reviewDraftsSlice.actions
export const { selectDraft } = reviewDraftsSlice.selectors
