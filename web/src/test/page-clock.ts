import { afterEach, beforeEach, vi } from 'vitest'

/** Time in this test file goes on only slowly by itself; `vi.advanceTimersByTimeAsync` makes it jump. */
export function simulateTime(start = '2026-11-23T10:00:00.000Z') {
  beforeEach(() => {
    vi.useFakeTimers({
      now: Date.parse(start),
      shouldAdvanceTime: true,
      toFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'Date',
        'performance',
        'requestAnimationFrame',
        'cancelAnimationFrame',
      ],
    })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** The simulated present, as the server would write it. */
export const nowIso = () => new Date().toISOString()
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
