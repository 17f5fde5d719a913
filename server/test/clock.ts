import type { Clock } from '../src/infra/clock/clock.ts'

/** A clock that stands still until a test moves it. */
export function createTestClock(start = '2026-03-02T09:00:00.000Z'): { now: Clock; advance: (ms: number) => Date } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
      return new Date(at)
    },
  }
}
