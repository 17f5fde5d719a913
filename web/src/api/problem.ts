import type { ErrorCode } from '@colloquy/contracts/errors'
import { Problem } from '@colloquy/contracts/problem'

/** What can go wrong before the server had a say. */
type LocalCode = 'offline' | 'unreadable_reply' | 'cancelled'

/** A refusal as screens see it: the server's problem, or one of the browser in the same shape. Switch on `code`. */
export type ApiProblem = Omit<Problem, 'code'> & {
  code: ErrorCode | LocalCode
  /** From `Retry-After`: when it makes sense to try again. */
  retryAfterMs?: number
}

const local: Record<LocalCode, { title: string; detail: string }> = {
  offline: {
    title: 'No connection',
    detail: 'We could not reach the server. Check your connection; nothing that was saved is lost.',
  },
  unreadable_reply: {
    title: 'This page is out of date',
    detail: 'The server answered in a way that this page does not know. Load the page again.',
  },
  cancelled: { title: 'Stopped', detail: 'This was stopped before it was done.' },
}

export function localProblem(code: LocalCode, correlationId: string, status = 0): ApiProblem {
  return { type: 'about:blank', ...local[code], status, code, correlationId, timestamp: new Date().toISOString() }
}

/** Reads a refusal. A proxy's page or an unknown code becomes a problem as well. */
export function parseProblem(body: unknown, status: number, correlationId: string): ApiProblem {
  const parsed = Problem.safeParse(body)
  if (parsed.success) return parsed.data
  if (status === 401) return { ...localProblem('unreadable_reply', correlationId, status), code: 'not_signed_in' }
  if (status >= 502 && status <= 504) return localProblem('offline', correlationId, status)
  return localProblem('unreadable_reply', correlationId, status)
}

/** Nothing about what was sent is wrong: the same may be accepted in a while. */
export const mayWorkLater = ({ code, status }: ApiProblem) =>
  code === 'offline' || code === 'cancelled' || code === 'rate_limited' || code === 'not_signed_in' || status >= 500

export function isApiProblem(error: unknown): error is ApiProblem {
  return typeof error === 'object' && error !== null && 'code' in error && 'correlationId' in error
}
