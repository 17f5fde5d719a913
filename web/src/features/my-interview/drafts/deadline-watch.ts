import { isAnyOf } from '@reduxjs/toolkit'
import type { StartListening } from '../../../app/store.ts'
import { readAgain, viewArrived } from '../my-view.api.ts'
import { answerOpened, selectAnswer, timeRanOut } from './answer-slice.ts'
import { msToDeadline, openQuestion } from './my-view.ts'

/** The server closes a question a little after its deadline, for what is still on the way. */
const firstLookMs = 2200
const laterLookMs = 2000

/** At the deadline this tab falls silent: nothing is sent any more, and the server is asked how it went on. */
export function watchDeadline(listen: StartListening) {
  listen({
    matcher: isAnyOf(viewArrived, answerOpened),
    effect: async (_, { cancelActiveListeners, delay, dispatch, getState }) => {
      cancelActiveListeners()
      const left = msToDeadline(getState())
      if (!Number.isFinite(left) || selectAnswer(getState()).questionId !== openQuestion(getState())?.questionId) return
      if (left > 0) await delay(left)
      const isNews = !selectAnswer(getState()).timeUp
      if (isNews) dispatch(timeRanOut())
      await delay(isNews ? firstLookMs : laterLookMs)
      // The view that arrives starts this watch anew, so it looks again until the question is closed.
      const { isError } = await dispatch(readAgain())
      while (isError && selectAnswer(getState()).timeUp) {
        await delay(laterLookMs)
        const again = await dispatch(readAgain())
        if (!again.isError) return
      }
    },
  })
}
