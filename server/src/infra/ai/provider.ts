import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { ProviderSettings } from '../config/ai-environment.ts'
import { findUnstorable } from '../db/storable.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { AiFailure, toFailure } from './failure.ts'
import { type AskModel, askModel, type ModelReply, temperature } from './language-model.ts'
import type { AiCall, Ledger } from './ledger.ts'
import { type Circuit, providerPolicy } from './policy.ts'
import type { Prompt } from './task.ts'

declare module '../log/events.ts' {
  interface LogEvents {
    'ai.call': {
      task: string
      provider: string
      model: string
      outcome: string
      ms: number
      status?: number | undefined
    }
    'ai.circuit': { provider: string; model: string; state: string }
    'ai.ledger_failed': { error: unknown }
  }
}

export type ProviderDeps = {
  log: Pick<Log, 'info' | 'warn'>
  metrics: Pick<Metrics, 'aiCall' | 'aiCircuit'>
  ledger: Ledger
  now: () => Date
  onRecovered: () => void
  limits: { timeoutMs: number; maxConcurrency: number; circuitMs: number }
}

/** What is asked of a provider, whatever the task. */
export type Question<O> = {
  task: { name: string; promptVersion: string; output: z.ZodType<O>; budget: { outputTokens: number } }
  prompt: Prompt
  inputSha256: string
  promptSha256: string
  /** What the call is about: an id, never a text. */
  subject: string | null
  correlationId: string | null
  budgetMs: number
  signal: AbortSignal | undefined
}

export type Provider = {
  readonly settings: ProviderSettings
  circuit(): Circuit
  /** Throws an AiFailure. */
  ask<O>(question: Question<O>): Promise<{ output: O; call: AiCall }>
}

type Correction = { output: string; faults: string } | null

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createProvider(settings: ProviderSettings, deps: ProviderDeps): Provider {
  const { provider, model, role } = settings
  const ask: AskModel = askModel(settings)
  const policy = providerPolicy({
    ...deps.limits,
    onCircuit: (state) => {
      deps.log[state === 'open' ? 'warn' : 'info']('ai.circuit', { provider, model, state })
      deps.metrics.aiCircuit(role, state)
      if (state === 'closed') deps.onRecovered()
    },
  })

  async function attempt<O>(question: Question<O>, correction: Correction, within: AbortSignal) {
    const { task, prompt } = question
    const begun = performance.now()
    let reply: ModelReply | null = null
    const record = async (outcome: AiCall['outcome'], status?: number): Promise<AiCall> => {
      const call = callOf(settings, question, reply, { outcome, ms: performance.now() - begun, at: deps.now() })
      deps.log.info('ai.call', { task: task.name, provider, model, outcome, ms: call.ms, status })
      deps.metrics.aiCall(role, task.name, outcome, call)
      await deps.ledger.add(call).catch((error: unknown) => deps.log.warn('ai.ledger_failed', { error }))
      return call
    }
    try {
      reply = await policy.inTime(
        (signal) => ask({ prompt, correction, schema: task.output, outputTokens: task.budget.outputTokens, signal }),
        within,
      )
      const output = readOutput(reply.text, task.output)
      return { output, call: await record('ok') }
    } catch (error) {
      const failure = toFailure(error, question.signal)
      await record(failure.code, failure.status)
      throw failure
    }
  }

  return {
    settings,
    circuit: policy.circuit,
    async ask(question) {
      const until = performance.now() + question.budgetMs
      const once = (correction: Correction) =>
        policy
          .run(
            (within) => attempt(question, correction, within),
            Math.max(1, until - performance.now()),
            question.signal,
          )
          .catch((error: unknown) => {
            throw toFailure(error, question.signal)
          })
      try {
        return await once(null)
      } catch (error) {
        if (!(error instanceof AiFailure) || !error.output) throw error
        return once({ output: error.output.text, faults: error.output.faults })
      }
    },
  }
}

/** The object in a model's reply, which may come in a code fence. */
function readOutput<O>(text: string, schema: z.ZodType<O>): O {
  const json = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new AiFailure('bad_output', { output: { text, faults: 'It is not a JSON object.' } })
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AiFailure('bad_output', { output: { text, faults: z.prettifyError(parsed.error) } })
  const unstorable = findUnstorable(parsed.data)
  if (unstorable === undefined) return parsed.data
  const faults = `${unstorable}: no U+0000 and no half of a surrogate pair, please.`
  throw new AiFailure('bad_output', { output: { text, faults } })
}

function callOf(
  { provider, model, price }: ProviderSettings,
  { task, inputSha256, promptSha256, subject, correlationId }: Question<unknown>,
  reply: ModelReply | null,
  { outcome, ms, at }: Pick<AiCall, 'outcome' | 'ms' | 'at'>,
): AiCall {
  const inputTokens = reply?.inputTokens ?? null
  const outputTokens = reply?.outputTokens ?? null
  const costUsd =
    price && inputTokens !== null && outputTokens !== null
      ? (inputTokens * price.input + outputTokens * price.output) / 1_000_000
      : null
  return {
    id: v7(),
    task: task.name,
    provider,
    model,
    promptVersion: task.promptVersion,
    inputSha256,
    promptSha256,
    parameters: { temperature, maxOutputTokens: task.budget.outputTokens },
    outputSha256: reply && sha256(reply.text),
    inputTokens,
    outputTokens,
    costUsd,
    ms: Math.round(ms),
    outcome,
    subject,
    correlationId,
    at,
  }
}
