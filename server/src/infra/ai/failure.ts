import { BrokenCircuitError, BulkheadRejectedError, TaskCancelledError } from 'cockatiel'

export const failureCodes = [
  'not_configured',
  'timeout',
  'unreachable',
  'unavailable',
  'rate_limited',
  'unauthorised',
  'rejected',
  'bad_response',
  'bad_output',
  'refused',
  'circuit_open',
  'busy',
  'out_of_budget',
  'cancelled',
] as const
export type AiFailureCode = (typeof failureCodes)[number]

type Details = { status?: number | undefined; retryAfterMs?: number | undefined; output?: BadOutput | undefined }
/** What a model wrote that does not fit, and in which ways. It may quote a candidate: never log it. */
type BadOutput = { text: string; faults: string }

/**
 * Why a model gave nothing that can be used. Carries neither cause nor body: those hold the prompt, and with it what a
 * candidate wrote.
 */
export class AiFailure extends Error {
  override readonly name = 'AiFailure'
  readonly code: AiFailureCode
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
  readonly output: BadOutput | undefined

  constructor(code: AiFailureCode, { status, retryAfterMs, output }: Details = {}) {
    super(`The model gave nothing that can be used: ${code}${status ? ` (${status})` : ''}.`)
    this.code = code
    this.status = status
    this.retryAfterMs = retryAfterMs
    this.output = output
  }
}

/** The longest pause that is waited for within one call; a provider that asks for more is left alone. */
const patienceMs = 10_000

const passing: ReadonlySet<AiFailureCode> = new Set(['unreachable', 'unavailable', 'rate_limited', 'bad_response'])
/** These say nothing about the provider's health. */
const harmless: ReadonlySet<AiFailureCode> = new Set(['refused', 'cancelled', 'busy', 'circuit_open', 'out_of_budget'])

export const isWorthRetrying = (error: unknown): boolean =>
  error instanceof AiFailure && passing.has(error.code) && (error.retryAfterMs ?? 0) <= patienceMs

export const countsAgainstProvider = (error: unknown): boolean =>
  !(error instanceof AiFailure && harmless.has(error.code)) && !(error instanceof BulkheadRejectedError)

/** Whatever was thrown on the way to a provider and back, as a failure with a code. */
export function toFailure(error: unknown, signal: AbortSignal | undefined): AiFailure {
  if (error instanceof AiFailure) return error
  if (error instanceof BrokenCircuitError) return new AiFailure('circuit_open')
  if (error instanceof BulkheadRejectedError) return new AiFailure('busy')
  if (signal?.aborted) return new AiFailure('cancelled')
  if (error instanceof TaskCancelledError || isAbort(error)) return new AiFailure('timeout')
  return isApiCallError(error) ? fromApi(error) : new AiFailure('bad_response')
}

type ApiCallError = { statusCode?: number; responseHeaders?: Record<string, string> }

/** The SDK marks its errors by name, so that it need not be loaded to know them. */
const isApiCallError = (error: unknown): error is ApiCallError =>
  error instanceof Error && error.name === 'AI_APICallError'

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')

function fromApi({ statusCode: status, responseHeaders }: ApiCallError): AiFailure {
  const retryAfterMs = readRetryAfter(responseHeaders?.['retry-after'])
  if (status === undefined) return new AiFailure('unreachable')
  if (status === 429) return new AiFailure('rate_limited', { status, retryAfterMs })
  if (status >= 500 || status === 408) return new AiFailure('unavailable', { status, retryAfterMs })
  if (status === 401 || status === 403) return new AiFailure('unauthorised', { status })
  return new AiFailure(status >= 400 ? 'rejected' : 'bad_response', { status })
}

/** Seconds, or a moment in the form of HTTP. */
function readRetryAfter(header: string | undefined): number | undefined {
  if (!header) return undefined
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
