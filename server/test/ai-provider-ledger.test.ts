import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { type AiCall, databaseLedger } from '../src/infra/ai/ledger.ts'
import { useDatabase } from './database.ts'

const database = useDatabase()
const call = (given: Partial<AiCall>): AiCall => ({
  id: v7(),
  task: 'scoreAnswer',
  provider: 'openai',
  model: 'm',
  promptVersion: 'score-answer/1',
  inputSha256: 'a'.repeat(64),
  promptSha256: 'b'.repeat(64),
  parameters: { temperature: 0, maxOutputTokens: 100 },
  outputSha256: null,
  inputTokens: 900,
  outputTokens: 120,
  costUsd: null,
  ms: 812,
  outcome: 'ok',
  subject: 'a-1',
  correlationId: 'c-1',
  at: new Date('2026-03-02T09:00:00.000Z'),
  ...given,
})

test('R11.4 every call leaves a row, and what was spent since a moment can be asked', async () => {
  const ledger = databaseLedger(database.db)
  expect(await ledger.spentSince(new Date(0))).toBe(0)
  await ledger.add(call({ costUsd: 0.003001 }))
  await ledger.add(call({ costUsd: 0.5, at: new Date('2026-03-01T08:00:00.000Z') }))
  await ledger.add(call({ outcome: 'timeout', inputTokens: null, outputTokens: null }))
  expect(await ledger.spentSince(new Date('2026-03-01T09:00:00.000Z'))).toBeCloseTo(0.003001, 6)
  const rows = await database.db.selectFrom('ai_calls').select(['outcome', 'cost_usd', 'correlation_id']).execute()
  expect(rows).toEqual([
    { outcome: 'ok', cost_usd: '0.003001', correlation_id: 'c-1' },
    { outcome: 'ok', cost_usd: '0.500000', correlation_id: 'c-1' },
    { outcome: 'timeout', cost_usd: null, correlation_id: 'c-1' },
  ])
})
