import { combineSlices, configureStore } from '@reduxjs/toolkit'
import { setupListeners } from '@reduxjs/toolkit/query'
import { api } from '../api/api.ts'
import { connectionSlice } from '../api/connection-slice.ts'
import { sessionSlice } from '../features/session/session-slice.ts'

const reducer = combineSlices(api, connectionSlice, sessionSlice)

/** The store of one page. What the server knows is in `api`; the slices hold only what happens in this browser. */
export function createAppStore() {
  const store = configureStore({
    reducer,
    middleware: (defaults) => defaults().concat(api.middleware),
  })
  setupListeners(store.dispatch)
  return store
}

export type AppStore = ReturnType<typeof createAppStore>
export type AppState = ReturnType<AppStore['getState']>
export type AppDispatch = AppStore['dispatch']
