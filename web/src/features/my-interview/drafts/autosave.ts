import { isAnyOf } from '@reduxjs/toolkit'
import { wentOnline } from '../../../api/connection-slice.ts'
import { isApiProblem } from '../../../api/problem.ts'
import type { AppDispatch, AppState, StartListening } from '../../../app/store.ts'
import { myInterviewApi } from '../my-interview.api.ts'
import { readAgain } from '../my-view.api.ts'
import {
  type AnswerState,
  answerOpened,
  answerTyped,
  conflictResolved,
  draftOutdated,
  draftSaved,
  isSaved,
  saveBegan,
  saveFailed,
  selectAnswer,
} from './answer-slice.ts'
import { flushAsked } from './flush.ts'
import { msToDeadline, openQuestion } from './my-view.ts'

const quietMs = 1000
const longestWaitMs = 4000
/** This close to the deadline nothing waits for a pause of typing any more. */
const hurryMs = 2500
const hurriedGapMs = 300
const firstRetryMs = 2000
const longestRetryMs = 15_000

type Take = Parameters<Parameters<StartListening>[0]['effect']>[1]['take']
type Around = { take: Take; dispatch: AppDispatch; getState: () => AppState }

const mayNeedSaving = isAnyOf(answerTyped, answerOpened, conflictResolved)

/** Saves what is typed at each pause of typing, at the latest after a few seconds, one save at a time, until all is saved. */
export function autosave(listen: StartListening) {
  listen({
    matcher: mayNeedSaving,
    effect: async (_, { unsubscribe, subscribe, take, dispatch, getState }) => {
      unsubscribe()
      try {
        await saveUntilDone({ take, dispatch, getState })
      } finally {
        subscribe()
      }
    },
  })
}

async function saveUntilDone(around: Around) {
  let failures = 0
  while (needsSaving(around.getState())) {
    // What could not be sent goes out as soon as there is a chance.
    if (failures === 0) await pauseOfTyping(around)
    if (!needsSaving(around.getState())) continue
    const reached = await saveOnce(around)
    if (reached) failures = 0
    else {
      failures += 1
      const patience = Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs)
      await around.take(isAnyOf(wentOnline, flushAsked), patience)
    }
  }
}

function needsSaving(state: AppState): boolean {
  const answer = selectAnswer(state)
  const isOpen = answer.questionId !== null && openQuestion(state)?.questionId === answer.questionId
  return isOpen && !isSaved(answer) && !answer.timeUp && !answer.conflict && answer.submitting !== 'sending'
}

async function pauseOfTyping({ take, getState }: Around) {
  const began = performance.now()
  for (;;) {
    const waited = performance.now() - began
    const left = msToDeadline(getState())
    const patience = left < hurryMs ? hurriedGapMs : Math.min(quietMs, longestWaitMs - waited, left - hurryMs)
    if (waited >= longestWaitMs) return
    const heard = await take(isAnyOf(answerTyped, flushAsked), Math.max(0, patience))
    if (!heard || flushAsked.match(heard[0]) || left < hurryMs) return
  }
}

/** False: the server was not reached, so it is worth trying again. */
async function saveOnce({ dispatch, getState }: Around): Promise<boolean> {
  dispatch(saveBegan())
  const { questionId, text, revision } = selectAnswer(getState())
  if (questionId === null) return true
  const call = { params: { questionId }, body: { revision, text } }
  const result = await dispatch(myInterviewApi.endpoints.saveDraft.initiate(call, { track: false }))
  if (!result.error) {
    // Acknowledged without being stored now: another tab has used this very revision, for its own text.
    const { savedAt, serverNow } = result.data
    if (savedAt < serverNow) return askWhereWeAre({ dispatch, getState }, { questionId, text })
    dispatch(draftSaved({ questionId, text, revision: result.data.revision, savedAt }))
    return true
  }
  const code = isApiProblem(result.error) ? result.error.code : 'unexpected'
  switch (code) {
    case 'draft_outdated':
    case 'answer_too_late':
    case 'already_submitted':
    case 'wrong_question':
    case 'question_not_presented':
    case 'interview_not_open':
    case 'interview_closed':
      return askWhereWeAre({ dispatch, getState }, { questionId, text })
    default:
      dispatch(saveFailed())
      return false
  }
}

/** The server knows something that this tab does not: a newer draft, or that the question is closed. */
async function askWhereWeAre(
  { dispatch, getState }: Pick<Around, 'dispatch' | 'getState'>,
  { questionId, text }: { questionId: string; text: string },
): Promise<boolean> {
  const { data } = await dispatch(readAgain())
  const current = data?.current
  if (!data || (current?.questionId === questionId && !current.draft)) {
    dispatch(saveFailed())
    return false
  }
  if (current?.questionId !== questionId || !current.draft) return true
  const sameText = current.draft.text === text
  const answer: AnswerState = selectAnswer(getState())
  if (answer.questionId !== questionId) return true
  dispatch(sameText ? draftSaved({ questionId, ...current.draft }) : draftOutdated(current.draft))
  return true
}
