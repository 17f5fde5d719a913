import { isAnyOf } from '@reduxjs/toolkit'
import { newId } from '../../../api/trace.ts'
import type { StartListening } from '../../../app/store.ts'
import { selectClock, serverNow } from '../clock/clock-slice.ts'
import { answerTyped, draftSaved, isSaved, localStoreFailed, selectAnswer, signalNoted } from './answer-slice.ts'
import { forgetLocally, keepLocally } from './local-drafts.ts'
import { myView } from './my-view.ts'

/** Each change is on this device before it is anywhere else, until the server has acknowledged it. */
export function keepTextLocally(listen: StartListening) {
  const tab = newId()
  listen({
    matcher: isAnyOf(answerTyped, signalNoted),
    effect: async (_, { dispatch, getState }) => {
      const { questionId, text, saved, signals } = selectAnswer(getState())
      const interviewId = myView(getState())?.interviewId
      if (questionId === null || !interviewId) return
      const basedOn = saved?.revision ?? 0
      const at = serverNow(selectClock(getState()))
      const kept = await keepLocally({ interviewId, questionId, basedOn, text, signals, at }, tab)
      if (!kept) dispatch(localStoreFailed())
    },
  })
  listen({
    actionCreator: draftSaved,
    effect: async (_, { getState }) => {
      const answer = selectAnswer(getState())
      const interviewId = myView(getState())?.interviewId
      const nothingOpen = answer.signals.length === 0 && isSaved(answer)
      if (interviewId && answer.questionId && nothingOpen)
        await forgetLocally({ interviewId, questionId: answer.questionId })
    },
  })
}
