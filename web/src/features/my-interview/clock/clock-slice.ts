import { createSlice, isFulfilled, type UnknownAction } from '@reduxjs/toolkit'
import { z } from 'zod'

/** `performance.now() + offsetMs` is the server's time; the offset is right to within half the round trip. */
type ServerClock = { offsetMs: number; roundTripMs: number } | null

const Timed = z.object({
  payload: z.object({ serverNow: z.string() }),
  meta: z.object({ baseQueryMeta: z.object({ sentAt: z.number(), receivedAt: z.number() }) }),
})

/**
 * The server's clock as this page knows it. The browser's own clock may be wrong or be changed, so it is not asked.
 * The narrowest measurement stands until one contradicts it (a laptop that slept stops its monotonic clock).
 */
export const clockSlice = createSlice({
  name: 'clock',
  initialState: null as ServerClock,
  reducers: {},
  extraReducers: (builder) =>
    builder.addMatcher(isFulfilled, (clock, action: UnknownAction) => {
      const timed = Timed.safeParse(action)
      if (!timed.success) return clock
      const { sentAt, receivedAt } = timed.data.meta.baseQueryMeta
      const measured = {
        offsetMs: Date.parse(timed.data.payload.serverNow) - (sentAt + receivedAt) / 2,
        roundTripMs: receivedAt - sentAt,
      }
      return betterClock(clock, measured)
    }),
  selectors: {
    selectClock: (clock) => clock,
  },
})

export function betterClock(known: ServerClock, measured: NonNullable<ServerClock>): NonNullable<ServerClock> {
  if (!known) return measured
  const slackMs = (known.roundTripMs + measured.roundTripMs) / 2 + 50
  const contradicts = Math.abs(known.offsetMs - measured.offsetMs) > slackMs
  return contradicts || measured.roundTripMs <= known.roundTripMs ? measured : known
}

/** The server's present in epoch milliseconds. */
export const serverNow = (clock: ServerClock) => (clock ? performance.now() + clock.offsetMs : Date.now())

export const { selectClock } = clockSlice.selectors
