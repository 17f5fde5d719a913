import { BrokenCircuitError, BulkheadRejectedError, TaskCancelledError } from 'cockatiel'
import { expect, test } from 'vitest'
import { AiFailure, countsAgainstProvider, isWorthRetrying, toFailure } from './failure.ts'

const api = (statusCode?: number, headers: Record<string, string> = {}) =>
  Object.assign(new Error('Whatever the provider wrote, with a candidate’s words in it'), {
    name: 'AI_APICallError',
    ...(statusCode !== undefined && { statusCode }),
    responseHeaders: headers,
  })

test.each([
  ['no connection', api(), 'unreachable', true, true],
  ['429', api(429), 'rate_limited', true, true],
  ['429 for ten minutes', api(429, { 'retry-after': '600' }), 'rate_limited', false, true],
  ['408', api(408), 'unavailable', true, true],
  ['503', api(503), 'unavailable', true, true],
  ['200 that is no JSON', api(200), 'bad_response', true, true],
  ['400', api(400), 'rejected', false, true],
  ['401', api(401), 'unauthorised', false, true],
  ['403', api(403), 'unauthorised', false, true],
  ['an attempt that took too long', new TaskCancelledError(), 'timeout', false, true],
  ['a refusal', new AiFailure('refused'), 'refused', false, false],
  ['an open circuit', new BrokenCircuitError(), 'circuit_open', false, false],
  ['no room', new BulkheadRejectedError(1, 1), 'busy', false, false],
] as const)('%s becomes a code: %#', (_what, thrown, code, retried, counted) => {
  const failure = toFailure(thrown, undefined)
  expect([failure.code, isWorthRetrying(failure), countsAgainstProvider(failure)]).toEqual([code, retried, counted])
  expect(JSON.stringify([failure.message, failure.cause ?? null])).not.toContain('candidate')
})

test('Retry-After is read as seconds or as a moment', () => {
  const after = (value: string) => toFailure(api(429, { 'retry-after': value }), undefined).retryAfterMs
  expect(after('3')).toBe(3000)
  expect(after('soon')).toBeUndefined()
  expect(after(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(50_000)
  expect(after('Mon, 02 Mar 2020 09:00:00 GMT')).toBe(0)
})

test('what is thrown after the caller gave up is a cancellation', () => {
  expect(toFailure(new TaskCancelledError(), AbortSignal.abort()).code).toBe('cancelled')
})
