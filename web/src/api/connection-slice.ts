import { createSlice } from '@reduxjs/toolkit'

/** Whether the browser has a network, and whether live updates arrive. */
export const connectionSlice = createSlice({
  name: 'connection',
  initialState: () => ({ online: navigator.onLine !== false, live: 'closed' as 'closed' | 'open' | 'reconnecting' }),
  reducers: {
    wentOnline: (state) => {
      state.online = true
    },
    wentOffline: (state) => {
      state.online = false
    },
    liveOpened: (state) => {
      state.live = 'open'
    },
    liveLost: (state) => {
      state.live = 'reconnecting'
    },
  },
  selectors: {
    selectOnline: (state) => state.online,
    selectLive: (state) => state.live,
  },
})

export const { wentOnline, wentOffline, liveOpened, liveLost } = connectionSlice.actions
export const { selectOnline, selectLive } = connectionSlice.selectors
