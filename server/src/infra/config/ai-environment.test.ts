import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    parseConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

test('R9.2 without a provider there is none, and nothing is required', () => {
  expect(parseConfig({}).ai).toMatchObject({
    providers: [],
    timeoutMs: 30_000,
    maxConcurrency: 4,
    dailyBudgetUsd: null,
  })
})

test('a provider is reached at its usual address, or at the one that is given', () => {
  const named = { AI_PROVIDER: 'anthropic', AI_MODEL: 'a', AI_API_KEY: 'k' }
  expect(parseConfig(named).ai.providers).toEqual([
    {
      role: 'primary',
      provider: 'anthropic',
      model: 'a',
      apiKey: 'k',
      baseUrl: 'https://api.anthropic.com/v1',
      jsonMode: 'schema',
      privateAddresses: [],
      price: null,
    },
  ])
  const local = { AI_SECONDARY_PROVIDER: 'openai-compatible', AI_SECONDARY_MODEL: 'b' }
  const own = { ...named, ...local, AI_SECONDARY_BASE_URL: 'http://localhost:11434/v1/' }
  expect(faultsOf(own)).toEqual([
    'AI_SECONDARY_BASE_URL is not public: allow its address with AI_PRIVATE_ADDRESSES, but is "http://localhost:11434/v1/"',
  ])
  expect(faultsOf({ ...named, AI_BASE_URL: 'http://169.254.169.254/v1' })).toHaveLength(1)
  expect(faultsOf({ ...own, AI_PRIVATE_ADDRESSES: 'my own network' })).toContainEqual(
    expect.stringMatching(/^AI_PRIVATE_ADDRESSES must be addresses/),
  )
  const config = parseConfig({ ...own, AI_PRIVATE_ADDRESSES: '127.0.0.1, 10.2.0.0/16' })
  expect(config.ai.providers[1]).toMatchObject({ role: 'secondary', baseUrl: 'http://localhost:11434/v1' })
})

test('what a provider lacks is listed, and a wrong value of a key is not shown', () => {
  expect(faultsOf({ AI_PROVIDER: 'openai' })).toEqual([
    'AI_MODEL is required with AI_PROVIDER',
    'AI_API_KEY is required for openai',
  ])
  expect(faultsOf({ AI_PROVIDER: 'openai-compatible', AI_MODEL: 'a' })).toEqual([
    'AI_BASE_URL is required for an OpenAI-compatible server',
  ])
  expect(faultsOf({ AI_PROVIDER: 'gpt' })).toEqual([
    'AI_PROVIDER must be one of openai, anthropic, google, openai-compatible, but is "gpt"',
  ])
  const second = { AI_SECONDARY_PROVIDER: 'openai', AI_SECONDARY_MODEL: 'a', AI_SECONDARY_API_KEY: 'k' }
  expect(faultsOf(second)).toEqual([
    'AI_SECONDARY_PROVIDER needs AI_PROVIDER: name the first one first, but is "openai"',
  ])
  const budget = { AI_PROVIDER: 'openai', AI_MODEL: 'a', AI_API_KEY: 'k', AI_DAILY_BUDGET_USD: '5' }
  expect(faultsOf(budget)).toEqual(['AI_DAILY_BUDGET_USD needs the prices of a million tokens, in and out, but is "5"'])
})
