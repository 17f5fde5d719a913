import {
  combineSlices,
  configureStore,
  createListenerMiddleware,
  type ThunkDispatch,
  type TypedStartListening,
  type UnknownAction,
} from '@reduxjs/toolkit'
import { setupListeners } from '@reduxjs/toolkit/query'
import { api } from '../api/api.ts'
import { connectionSlice } from '../api/connection-slice.ts'
import { interviewsSlice } from '../features/interviews/interviews-slice.ts'
import { clockSlice } from '../features/my-interview/clock/clock-slice.ts'
import { answerSlice } from '../features/my-interview/drafts/answer-slice.ts'
import { writeAnswers } from '../features/my-interview/drafts/answering.ts'
import { roomSlice } from '../features/my-interview/room/room-slice.ts'
import { reviewDraftsSlice } from '../features/reviews/draft/review-drafts-slice.ts'
import { queueDraftsSlice } from '../features/reviews/queue/queue-drafts-slice.ts'
import { watchPersonChange } from '../features/session/person-change.ts'
import { sessionSlice } from '../features/session/session-slice.ts'

const reducer = combineSlices(
  api,
  connectionSlice,
  sessionSlice,
  clockSlice,
  answerSlice,
  roomSlice,
  interviewsSlice,
  reviewDraftsSlice,
  queueDraftsSlice,
)

/** The store of one page. What the server knows is in `api`; the slices hold only what happens in this browser. */
export function createAppStore() {
  const listeners = createListenerMiddleware<AppState, AppDispatch>()
  const store = configureStore({
    reducer,
    middleware: (defaults) => defaults().prepend(listeners.middleware).concat(api.middleware),
  })
  setupListeners(store.dispatch)
  writeAnswers(listeners.startListening)
  watchPersonChange(listeners.startListening)
  return store
}

export type AppStore = ReturnType<typeof createAppStore>
export type AppState = ReturnType<typeof reducer>
export type AppDispatch = ThunkDispatch<AppState, unknown, UnknownAction>
/** Registers what follows from an action, outside of React. */
export type StartListening = TypedStartListening<AppState, AppDispatch>
