import { isAnyOf } from '@reduxjs/toolkit'
import { wentOnline } from '../../../api/connection-slice.ts'
import { isApiProblem } from '../../../api/problem.ts'
import type { StartListening } from '../../../app/store.ts'
import { myInterviewApi } from '../my-interview.api.ts'
import { readAgain } from '../my-view.api.ts'
import { selectAnswer, submitAsked, submitTakenBack, submitWaits } from './answer-slice.ts'

const retryMs = 4000

/** Submits the answer. Without a network it waits and submits what is written then, unless taken back or time is up. */
export function submitAnswers(listen: StartListening) {
  listen({
    actionCreator: submitAsked,
    effect: async (_, { cancelActiveListeners, dispatch, getState, take }) => {
      cancelActiveListeners()
      for (;;) {
        const { questionId, text, signals, submitting } = selectAnswer(getState())
        if (questionId === null || submitting === 'no') return
        const call = { body: { questionId, text, signals } }
        const submission = myInterviewApi.endpoints.submitAnswer.initiate(call, { fixedCacheKey: submissionKey })
        const { error } = await dispatch(submission)
        if (!error) return
        if (isApiProblem(error) && error.code === 'offline') {
          dispatch(submitWaits())
          await take(isAnyOf(wentOnline, submitTakenBack), retryMs)
          continue
        }
        dispatch(submitTakenBack())
        if (isApiProblem(error) && closedElsewhere.has(error.code)) await dispatch(readAgain())
        return
      }
    },
  })
}

/** By this name the page finds the outcome of the submission. */
export const submissionKey = 'my-answer'

/** The question is not open any more: not a fault of this page, the view says what happened. */
export const closedElsewhere: ReadonlySet<string> = new Set([
  'already_submitted',
  'answer_too_late',
  'wrong_question',
  'question_not_presented',
  'interview_closed',
  'interview_not_open',
])
