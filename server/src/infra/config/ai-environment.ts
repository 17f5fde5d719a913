import { isIP } from 'node:net'
import { z } from 'zod'
import { isNetwork, mayConnectTo } from '../outbound/addresses.ts'

// The variables that say which models may be asked. Without AI_PROVIDER none is, and the built-in grader judges.

export const aiProviders = ['openai', 'anthropic', 'google', 'openai-compatible'] as const
export type AiProviderName = (typeof aiProviders)[number]

/** Where a provider is reached when nothing else is said. */
const usualAddress: Readonly<Partial<Record<AiProviderName, string>>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta',
}

const amount = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
const provider = z.enum(aiProviders, { error: `must be one of ${aiProviders.join(', ')}` }).optional()
const address = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://models.example.org/v1' })
  .transform((url) => url.replace(/\/+$/, ''))
  .optional()
const model = z.string().max(200).optional()
// Most servers hold a model to a JSON schema; some, such as DeepSeek's, only to JSON.
const jsonMode = z.enum(['schema', 'object'], { error: 'must be one of schema, object' }).default('schema')
const networks = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(isNetwork), 'must be addresses such as 127.0.0.1 or 10.2.0.0/16, comma-separated')
const price = amount(0, 100_000).optional()

export const aiVariables = {
  AI_PROVIDER: provider,
  AI_MODEL: model,
  AI_API_KEY: z.string().optional(),
  AI_BASE_URL: address,
  /** What an OpenAI-compatible server is asked for. */
  AI_JSON_MODE: jsonMode,
  /** US dollars for a million tokens. */
  AI_PRICE_INPUT: price,
  AI_PRICE_OUTPUT: price,
  AI_SECONDARY_PROVIDER: provider,
  AI_SECONDARY_MODEL: model,
  AI_SECONDARY_API_KEY: z.string().optional(),
  AI_SECONDARY_BASE_URL: address,
  AI_SECONDARY_JSON_MODE: jsonMode,
  AI_SECONDARY_PRICE_INPUT: price,
  AI_SECONDARY_PRICE_OUTPUT: price,
  /** For a model server of one's own, such as Ollama: 127.0.0.1, or networks such as 10.2.0.0/16, comma-separated. */
  AI_PRIVATE_ADDRESSES: networks,
  /** For one request to a provider. */
  AI_TIMEOUT_SECONDS: amount(0.05, 600).default(30),
  /** Requests at once to one provider, from one process. */
  AI_MAX_CONCURRENCY: amount(1, 1000).pipe(z.int('must be a whole number')).default(4),
  /** How long a provider that keeps failing is left alone at first; longer each time. */
  AI_CIRCUIT_SECONDS: amount(0.05, 3600).default(10),
  /** In the last 24 hours; over it the built-in grader judges. */
  AI_DAILY_BUDGET_USD: amount(0, 1_000_000).optional(),
} as const

type AiVariables = z.output<z.ZodObject<typeof aiVariables>>
type Prefix = 'AI' | 'AI_SECONDARY'

export type ProviderSettings = {
  readonly role: 'primary' | 'secondary'
  readonly provider: AiProviderName
  readonly model: string
  readonly apiKey: string | undefined
  readonly baseUrl: string
  readonly jsonMode: 'schema' | 'object'
  /** Networks that are not public and may be connected to all the same. */
  readonly privateAddresses: readonly string[]
  /** US dollars for a million tokens; null: not known. */
  readonly price: { readonly input: number; readonly output: number } | null
}

export type AiSettings = ReturnType<typeof aiSettings>

/** What is missing for the providers that are named. */
export function aiFaults(env: AiVariables): { name: string; message: string }[] {
  const faults = [...faultsOf(env, 'AI'), ...faultsOf(env, 'AI_SECONDARY')]
  if (env.AI_SECONDARY_PROVIDER && !env.AI_PROVIDER)
    faults.push({ name: 'AI_SECONDARY_PROVIDER', message: 'needs AI_PROVIDER: name the first one first' })
  const unpriced = aiSettings(env).providers.some((one) => one.price === null)
  if (env.AI_DAILY_BUDGET_USD !== undefined && unpriced)
    faults.push({ name: 'AI_DAILY_BUDGET_USD', message: 'needs the prices of a million tokens, in and out' })
  return faults
}

function faultsOf(env: AiVariables, prefix: Prefix): { name: string; message: string }[] {
  const chosen = env[`${prefix}_PROVIDER`]
  if (!chosen) return []
  const faults: { name: string; message: string }[] = []
  const need = (name: keyof AiVariables, message: string) => {
    if (!env[name]) faults.push({ name, message })
  }
  need(`${prefix}_MODEL`, `is required with ${prefix}_PROVIDER`)
  if (chosen === 'openai-compatible') need(`${prefix}_BASE_URL`, 'is required for an OpenAI-compatible server')
  else need(`${prefix}_API_KEY`, `is required for ${chosen}`)
  const baseUrl = env[`${prefix}_BASE_URL`]
  if (baseUrl && namesForbiddenAddress(baseUrl, env.AI_PRIVATE_ADDRESSES))
    faults.push({ name: `${prefix}_BASE_URL`, message: 'is not public: allow its address with AI_PRIVATE_ADDRESSES' })
  return faults
}

// A name may point anywhere: it is looked at when it is connected to. This machine's own name is known already.
function namesForbiddenAddress(baseUrl: string, allowed: readonly string[]): boolean {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost') return !['127.0.0.1', '::1'].some((own) => mayConnectTo(own, allowed))
  return isIP(host) !== 0 && !mayConnectTo(host, allowed)
}

export function aiSettings(env: AiVariables) {
  return {
    providers: [...providerOf(env, 'AI', 'primary'), ...providerOf(env, 'AI_SECONDARY', 'secondary')],
    timeoutMs: env.AI_TIMEOUT_SECONDS * 1000,
    maxConcurrency: env.AI_MAX_CONCURRENCY,
    circuitMs: env.AI_CIRCUIT_SECONDS * 1000,
    dailyBudgetUsd: env.AI_DAILY_BUDGET_USD ?? null,
  } as const
}

function providerOf(env: AiVariables, prefix: Prefix, role: ProviderSettings['role']): ProviderSettings[] {
  const provider = env[`${prefix}_PROVIDER`]
  if (!provider) return []
  const [input, output] = [env[`${prefix}_PRICE_INPUT`], env[`${prefix}_PRICE_OUTPUT`]]
  const price = input === undefined || output === undefined ? null : { input, output }
  return [
    {
      role,
      provider,
      model: env[`${prefix}_MODEL`] ?? '',
      apiKey: env[`${prefix}_API_KEY`],
      baseUrl: env[`${prefix}_BASE_URL`] ?? usualAddress[provider] ?? '',
      jsonMode: env[`${prefix}_JSON_MODE`],
      privateAddresses: env.AI_PRIVATE_ADDRESSES,
      price,
    },
  ]
}
