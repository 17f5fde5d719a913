import type { BaseQueryFn } from '@reduxjs/toolkit/query/react'
import type { ApiRequest } from './call.ts'
import { type ApiProblem, localProblem } from './problem.ts'
import { isWorthRepeating, pause, pauseBefore } from './retry.ts'
import { type Meta, type Sent, send } from './send.ts'
import { sessionEnded } from './session-events.ts'
import { refreshOnce } from './session-refresh.ts'
import { newId } from './trace.ts'

export type ApiBaseQuery = BaseQueryFn<ApiRequest, unknown, ApiProblem, object, Meta>

const defaultRetries = 2

export const baseQuery: ApiBaseQuery = async (request, { signal, dispatch }) => {
  const idempotencyKey = newId()
  const startedAt = Date.now()
  const first = await sendWithRetries(request, idempotencyKey, signal)
  if (!('error' in first) || !endsWithRefresh(request, first.error)) return first

  const outcome = await refreshOnce(startedAt)
  if (outcome === 'refreshed') return sendWithRetries(request, idempotencyKey, signal)
  if (outcome === 'unreachable') return { error: localProblem('offline', first.meta.correlationId), meta: first.meta }
  dispatch(sessionEnded())
  return first
}

// Signing in answers 401 for a wrong password, and a candidate's cookie has nothing to refresh.
function endsWithRefresh({ endpoint }: ApiRequest, problem: ApiProblem): boolean {
  const hasRefreshToken = !endpoint.path.startsWith('/api/my-interview')
  return hasRefreshToken && (problem.code === 'not_signed_in' || problem.code === 'session_expired')
}

async function sendWithRetries(request: ApiRequest, idempotencyKey: string, signal: AbortSignal): Promise<Sent> {
  for (let attempt = 0; ; attempt += 1) {
    const result = await send(request, idempotencyKey, signal)
    if (!('error' in result)) return result
    if (attempt >= (request.retries ?? defaultRetries) || !isWorthRepeating(result.error)) return result
    await pause(pauseBefore(attempt, result.error), signal)
    if (signal.aborted) return result
  }
}
