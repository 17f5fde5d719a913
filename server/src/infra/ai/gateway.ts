import type { AiSettings, ProviderSettings } from '../config/ai-environment.ts'
import { currentCorrelation } from '../log/correlation.ts'
import { createDataBlock } from './data-block.ts'
import { AiFailure, type AiFailureCode } from './failure.ts'
import type { AiCall } from './ledger.ts'
import type { CircuitName } from './policy.ts'
import { createProvider, type Provider, type ProviderDeps, type Question, sha256 } from './provider.ts'
import type { AiTask } from './task.ts'

export type AiAnswer<O> =
  | { ok: true; output: O; call: AiCall; by: ProviderSettings }
  /** `retryInMs`: when it may be worth another try; 0 for now. */
  | { ok: false; code: AiFailureCode; retryInMs: number }

export type RunOptions = {
  subject?: string
  /** The correlation of the request or job that asks; known by itself inside one. */
  correlation?: string
  signal?: AbortSignal
}

export type ProviderState = Pick<ProviderSettings, 'role' | 'provider' | 'model'> & {
  state: CircuitName
  retryInMs: number
}

/** The only way to a model. What it cannot do it says in a code; whoever asks falls back to what is built in. */
export type AiGateway = {
  /** Whether any provider is configured. */
  readonly available: boolean
  run<I, O>(task: AiTask<I, O>, input: I, options?: RunOptions): Promise<AiAnswer<O>>
  states(): ProviderState[]
  /** Milliseconds until a provider may be tried; 0 when one may be now. */
  retryInMs(): number
  /** Called when a provider that was left alone answers again. */
  onRecovered(listener: () => void): void
}

export type GatewayDeps = Omit<ProviderDeps, 'limits' | 'onRecovered'> & { config: AiSettings }

const dayMs = 24 * 60 * 60 * 1000

export function createAiGateway({ config, ...deps }: GatewayDeps): AiGateway {
  const listeners = new Set<() => void>()
  const onRecovered = () => {
    for (const listener of listeners) listener()
  }
  const providers = config.providers.map((settings) =>
    createProvider(settings, { ...deps, limits: config, onRecovered }),
  )
  const retryInMs = () => Math.min(...providers.map((provider) => provider.circuit().retryInMs))

  async function isOverBudget(): Promise<boolean> {
    if (config.dailyBudgetUsd === null) return false
    const spent = await deps.ledger.spentSince(new Date(deps.now().getTime() - dayMs))
    return spent >= config.dailyBudgetUsd
  }

  /** The first that answers. An open circuit says less than what another provider said. */
  async function askEach<O>([provider, ...others]: readonly Provider[], question: Question<O>): Promise<AiAnswer<O>> {
    if (!provider) return { ok: false, code: 'circuit_open', retryInMs: retryInMs() }
    try {
      return { ok: true, ...(await provider.ask(question)), by: provider.settings }
    } catch (error) {
      if (!(error instanceof AiFailure)) throw error
      const { code } = error
      if (code === 'cancelled') return { ok: false, code, retryInMs: 0 }
      const next = await askEach(others, question)
      return next.ok || next.code !== 'circuit_open' ? next : { ...next, code }
    }
  }

  return {
    available: providers.length > 0,
    async run(task, input, { subject, correlation, signal } = {}) {
      if (providers.length === 0) return { ok: false, code: 'not_configured', retryInMs: 0 }
      if (await isOverBudget()) return { ok: false, code: 'out_of_budget', retryInMs: 60 * 60_000 }
      const given = task.input.parse(input)
      const question = {
        task,
        prompt: task.prompt(given, createDataBlock()),
        inputSha256: sha256(JSON.stringify(given)),
        promptSha256: sha256(JSON.stringify(task.prompt(given, createDataBlock('boundary')))),
        subject: subject ?? null,
        correlationId: correlation ?? currentCorrelation()?.correlationId ?? null,
        budgetMs: (task.budget.seconds * 1000) / providers.length,
        signal,
      }
      return askEach(providers, question)
    },
    states: () =>
      providers.map((one) => {
        const { role, provider, model } = one.settings
        return { role, provider, model, ...one.circuit() }
      }),
    retryInMs,
    onRecovered: (listener) => void listeners.add(listener),
  }
}
