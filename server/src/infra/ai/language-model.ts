import type { LanguageModel, ModelMessage } from 'ai'
import type { z } from 'zod'
import type { ProviderSettings } from '../config/ai-environment.ts'
import { guardedFetch } from '../outbound/guarded-fetch.ts'
import { AiFailure } from './failure.ts'
import type { Prompt } from './task.ts'

export type ModelRequest = {
  readonly prompt: Prompt
  /** What was said since: an output that did not fit, and what is wrong with it. */
  readonly correction: { readonly output: string; readonly faults: string } | null
  readonly schema: z.ZodType
  readonly outputTokens: number
  readonly signal: AbortSignal
}
export type ModelReply = { text: string; inputTokens: number | null; outputTokens: number | null }

/** The likeliest words each time: the same question shall get the same judgement. */
export const temperature = 0

/** Asks a model once. Throws what the SDK throws, or an AiFailure when the model will not answer. */
export type AskModel = (request: ModelRequest) => Promise<ModelReply>

/** Nothing is loaded before the first question: start-up does not wait for SDKs that may never be used. */
export function askModel(settings: ProviderSettings): AskModel {
  let loaded: Promise<AskModel> | undefined
  return async (request) => {
    loaded ??= load(settings)
    return (await loaded)(request)
  }
}

async function load(settings: ProviderSettings): Promise<AskModel> {
  const [{ generateText, Output }, model] = await Promise.all([import('ai'), modelOf(settings)])
  globalThis.AI_SDK_LOG_WARNINGS = false // it would print past our log
  return async ({ prompt, correction, schema, outputTokens, signal }) => {
    const { text, finishReason, usage } = await generateText({
      model,
      instructions: prompt.instructions,
      messages: messagesOf(prompt.message, correction),
      output: unparsed(Output.object({ schema, name: 'result' })),
      maxOutputTokens: outputTokens,
      temperature,
      maxRetries: 0, // our own policy decides
      abortSignal: signal,
      providerOptions: { openai: { store: false } },
    })
    if (finishReason === 'content-filter' || text.trim() === '') throw new AiFailure('refused')
    return { text, inputTokens: usage.inputTokens ?? null, outputTokens: usage.outputTokens ?? null }
  }
}

/** The schema goes out with the request; what comes back is judged by us, who may ask once more. */
const unparsed = <T extends { responseFormat: unknown }>(output: T) => ({
  ...output,
  parseCompleteOutput: async ({ text }: { text: string }) => text,
  parsePartialOutput: async () => undefined,
  createElementStreamTransform: () => undefined,
})

function messagesOf(message: string, correction: ModelRequest['correction']): ModelMessage[] {
  const asked: ModelMessage = { role: 'user', content: message }
  if (!correction) return [asked]
  const complaint = `Your reply does not have the form that was asked for:\n${correction.faults}\nReply again, with the whole corrected JSON object and nothing else.`
  return [asked, { role: 'assistant', content: correction.output }, { role: 'user', content: complaint }]
}

async function modelOf({
  provider,
  model,
  apiKey = '',
  baseUrl,
  jsonMode,
  privateAddresses,
}: ProviderSettings): Promise<LanguageModel> {
  const settings = { apiKey, baseURL: baseUrl, fetch: guardedFetch(baseUrl, privateAddresses) }
  switch (provider) {
    case 'openai':
      return (await import('@ai-sdk/openai')).createOpenAI(settings)(model)
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic(settings)(model)
    case 'google':
      return (await import('@ai-sdk/google')).createGoogle(settings)(model)
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
      const supportsStructuredOutputs = jsonMode === 'schema'
      return createOpenAICompatible({ ...settings, name: 'compatible', supportsStructuredOutputs })(model)
    }
  }
}
