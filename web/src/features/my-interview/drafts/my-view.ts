import type { MyInterview, OpenQuestion } from '@colloquy/contracts/my-interview'
import type { AppState } from '../../../app/store.ts'
import { selectClock, serverNow } from '../clock/clock-slice.ts'
import { myViewApi } from '../my-view.api.ts'

const selectView = myViewApi.endpoints.readMyInterview.select(undefined)

/** The view at hand, outside of React. */
export const myView = (state: AppState): MyInterview | undefined => selectView(state).data

export const openQuestion = (state: AppState): OpenQuestion | null => myView(state)?.current ?? null

/** Milliseconds until the open question's deadline by the server's clock; infinite without one. */
export function msToDeadline(state: AppState): number {
  const deadline = openQuestion(state)?.deadline
  return deadline ? Date.parse(deadline) - serverNow(selectClock(state)) : Number.POSITIVE_INFINITY
}
