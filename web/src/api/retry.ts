import type { ApiProblem } from './problem.ts'

const firstPauseMs = 300
const longestPauseMs = 8000

/** May the same request help? Every call of ours may be repeated: those that are not idempotent carry a key. */
export function isWorthRepeating(problem: ApiProblem): boolean {
  if (problem.code === 'offline') return navigator.onLine !== false
  return problem.code === 'request_in_progress' || problem.status === 503
}

/** Full jitter: somewhere between nothing and the doubled pause, so that many pages do not come back at once. */
export function pauseBefore(attempt: number, problem: ApiProblem): number {
  if (problem.retryAfterMs !== undefined) return Math.min(problem.retryAfterMs, longestPauseMs)
  return Math.random() * Math.min(firstPauseMs * 2 ** attempt, longestPauseMs)
}

/** Resolves after `ms`, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}
