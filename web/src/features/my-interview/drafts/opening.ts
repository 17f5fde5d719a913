import type { StartListening } from '../../../app/store.ts'
import { selectClock, serverNow } from '../clock/clock-slice.ts'
import { viewArrived } from '../my-view.api.ts'
import { selectArrival } from '../room/room-slice.ts'
import { answerOpened, selectAnswer, signalNoted } from './answer-slice.ts'
import { findLocally, forgetLocally } from './local-drafts.ts'

/** When the server presents a question, its text is taken up; when it is closed, this device forgets its copy. */
export function openAnswers(listen: StartListening) {
  listen({
    matcher: viewArrived,
    effect: async (
      { payload: { interviewId, current } },
      { dispatch, getState, getOriginalState, cancelActiveListeners },
    ) => {
      const before = selectAnswer(getOriginalState()).questionId
      if (before !== null && before !== current?.questionId) await forgetLocally({ interviewId, questionId: before })
      if (!current || selectAnswer(getState()).questionId === current.questionId) return
      cancelActiveListeners()
      const { questionId, draft } = current
      const local = await findLocally(interviewId, questionId)
      if (selectAnswer(getState()).questionId === questionId) return
      dispatch(answerOpened({ questionId, draft, local }))
      if (selectArrival(getState()) !== 'back') return
      const at = new Date(serverNow(selectClock(getState()))).toISOString()
      dispatch(signalNoted({ kind: 'reconnect', at, detail: 'page opened again' }))
    },
  })
}
