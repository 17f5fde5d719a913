import {
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  halfJitterGenerator,
  handleWhen,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { AiFailure, countsAgainstProvider, isWorthRetrying } from './failure.ts'

export type CircuitName = 'closed' | 'half_open' | 'open'
export type Circuit = {
  readonly state: CircuitName
  /** Until the provider is tried again; 0 when it may be tried now. */
  readonly retryInMs: number
}

export type ProviderPolicy = {
  /** Attempts within the budget, with pauses between them, unless the circuit is open or there is no room. */
  run<T>(attempt: (within: AbortSignal) => Promise<T>, budgetMs: number, signal?: AbortSignal): Promise<T>
  /** One attempt, which ends when its time is up, whether or not the call heeds the signal. */
  inTime<T>(call: (signal: AbortSignal) => Promise<T>, within: AbortSignal): Promise<T>
  circuit(): Circuit
}

export type PolicySettings = {
  timeoutMs: number
  maxConcurrency: number
  /** The first pause of an open circuit; doubled each time the provider fails again. */
  circuitMs: number
  onCircuit: (state: CircuitName) => void
}

const failuresToOpen = 5
const retries = 2
const retryDelay = { initialDelay: 250, maxDelay: 5000, exponent: 2 }
const longestPauseMs = 5 * 60_000
const waitingPerSlot = 25

const names: Readonly<Record<CircuitState, CircuitName>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
}

type Failed = { error: unknown } | { value: unknown }
const askedPause = (result: Failed): number | undefined =>
  'error' in result && result.error instanceof AiFailure ? result.error.retryAfterMs : undefined

/** From outside in: the budget of the whole call, retries, circuit, room, the time of one attempt. */
export function providerPolicy({ timeoutMs, maxConcurrency, circuitMs, onCircuit }: PolicySettings): ProviderPolicy {
  let mayRetryAt = 0
  const retrying = retry(handleWhen(isWorthRetrying), {
    maxAttempts: retries,
    backoff: new DelegateBackoff<{ attempt: number; result: Failed }>(({ attempt, result }) => {
      const [delay] = halfJitterGenerator(attempt - 1, { ...retryDelay, generator: halfJitterGenerator })
      return askedPause(result) ?? delay
    }),
  })
  const breaker = circuitBreaker(handleWhen(countsAgainstProvider), {
    breaker: new ConsecutiveBreaker(failuresToOpen),
    halfOpenAfter: new DelegateBackoff<{ attempt: number; result: Failed }>(({ attempt, result }) => {
      const pause = Math.min(longestPauseMs, Math.max(circuitMs * 2 ** (attempt - 1), askedPause(result) ?? 0))
      mayRetryAt = Date.now() + pause
      return pause
    }),
  })
  breaker.onStateChange((state) => onCircuit(names[state]))
  const room = bulkhead(maxConcurrency, maxConcurrency * waitingPerSlot)
  const patience = timeout(timeoutMs, TimeoutStrategy.Aggressive)

  return {
    run: (attempt, budgetMs, signal) => {
      const budget = timeout(budgetMs, TimeoutStrategy.Aggressive)
      return wrap(budget, retrying, breaker, room).execute((context) => attempt(context.signal), signal)
    },
    inTime: (call, within) => patience.execute((context) => call(context.signal), within),
    circuit: () => {
      const state = names[breaker.state]
      return { state, retryInMs: state === 'open' ? Math.max(0, mayRetryAt - Date.now()) : 0 }
    },
  }
}
