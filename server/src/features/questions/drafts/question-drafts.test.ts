import type { Question } from '@colloquy/contracts/questions'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AiProvider, type Behaviour, startAiProvider } from '../../../../test/ai-provider.ts'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import { createFeatureApp } from '../../../../test/feature-app.ts'
import { recordLog } from '../../../../test/recorded-log.ts'
import { createAiGateway } from '../../../infra/ai/gateway.ts'
import { databaseLedger } from '../../../infra/ai/ledger.ts'
import { parseConfig } from '../../../infra/config/config.ts'
import { inTransaction } from '../../../infra/db/database.ts'
import { createMetrics } from '../../../infra/metrics/metrics.ts'
import { createReportCards } from '../../scores/preflight/report-cards.ts'
import { builtInScorer } from '../../scores/scorer.ts'
import { questionRepository } from '../questions.repository.ts'
import { questionDraftRoutes } from './question-drafts.routes.ts'
import { createQuestionDraftsService } from './question-drafts.service.ts'

const database = useDatabase()
const now = () => new Date()
let provider: AiProvider
beforeAll(async () => {
  provider = await startAiProvider({ retryAfterSeconds: 60 })
})
afterAll(() => provider.stop())
beforeEach(async () => {
  provider.behave('well')
  provider.say(null)
  provider.requests.length = 0
  await database.db.deleteFrom('questions').execute()
  await database.db.deleteFrom('ai_calls').execute()
})

const { prompt, rubric } = bankQuestion('drafted', 'node', 'easy')
const wanted = { about: 'Engineer for a ferry line', topic: 'node', difficulty: 'easy', count: 1 }
const drafted = (...questions: unknown[]) => provider.say(() => JSON.stringify({ questions }))

async function api(environment: Record<string, string>) {
  const config = parseConfig(environment).ai
  const ledger = databaseLedger(database.db)
  const gateway = createAiGateway({ config, log: recordLog().log, metrics: createMetrics(), ledger, now })
  const cards = createReportCards({ db: database.db, now, scorer: builtInScorer() })
  const passesPreflight = async (question: Parameters<typeof cards.of>[0]) => (await cards.of(question)).passed
  const drafts = createQuestionDraftsService({ db: database.db, now, gateway, passesPreflight })
  const app = await createFeatureApp(database.db, (to) => questionDraftRoutes(to, drafts))
  const admin = await app.user('admin')
  return {
    drafting: () => app.send(admin, 'GET', '/api/question-drafting'),
    draft: (body: object = wanted) => app.send(admin, 'POST', '/api/question-drafts', { body }),
  }
}
const speaking = (name: 'openai' | 'anthropic', more: Record<string, string> = {}) =>
  api({
    AI_PROVIDER: name,
    AI_MODEL: 'm-1',
    AI_API_KEY: 'k',
    AI_PRIVATE_ADDRESSES: '127.0.0.1',
    AI_BASE_URL: provider.url,
    ...more,
  })
const stored = async () =>
  (await database.db.selectFrom('questions').selectAll().execute()).map(({ id, status }) => [id, status])
const recorded = async () =>
  (await database.db.selectFrom('audit_entries').select('action').execute()).map(({ action }) => action)
const calls = () => database.db.selectFrom('ai_calls').select(['task', 'outcome', 'model']).execute()

describe.each(['openai', 'anthropic'] as const)('R10.2 drafting with %s', (name) => {
  test('a draft enters the bank as a draft, with its rubric tried, its model named and its call in the books', async () => {
    drafted({ prompt, rubric })
    const { drafting, draft } = await speaking(name)
    expect((await drafting()).body).toEqual({ model: 'm-1' })
    const before = (await recorded()).length
    const reply = await draft()
    expect((await recorded()).slice(before)).toEqual(['question.added'])
    expect(reply).toMatchObject({ status: 201, body: { draftedBy: `m-1 (${name})` } })
    const [question] = (reply.body as { items: Question[] }).items
    expect(question).toMatchObject({ prompt, status: 'draft', origin: 'own', topic: 'node', preflight: 'passed' })
    expect(await stored()).toEqual([[question?.id, 'draft']])
    expect(await questionRepository.findActive(database.db, { topics: ['node'] })).toEqual([])
    expect(await calls()).toEqual([{ task: 'draftQuestions', outcome: 'ok', model: 'm-1' }])
  })

  test.each<[Behaviour, number, string, string]>([
    ['timeout', 503, 'ai_unavailable', 'timeout'],
    ['close', 503, 'ai_unavailable', 'unreachable'],
    ['rate_limit', 503, 'ai_unavailable', 'rate_limited'],
    ['html', 503, 'ai_unavailable', 'bad_response'],
    ['wrong_schema', 502, 'ai_bad_output', 'bad_output'],
    ['refuse', 502, 'ai_refused', 'refused'],
    ['wrong_key', 502, 'ai_misconfigured', 'unauthorised'],
  ])(
    'a provider that does this: %s, is told by name; nothing enters the bank',
    async (behaviour, status, code, reason) => {
      provider.behave(behaviour)
      const impatient: Record<string, string> = behaviour === 'timeout' ? { AI_TIMEOUT_SECONDS: '1' } : {}
      const reply = await (await speaking(name, impatient)).draft()
      expect(reply).toMatchObject({ status, body: { code, context: { reason } } })
      expect((reply.body as { detail: string }).detail).toMatch(/Nothing was added to the bank\./)
      expect(reply.text).not.toContain('Bearer')
      expect(await stored()).toEqual([])
      const books = await calls()
      expect(books.length).toBe(provider.requests.length)
      expect(books.at(-1)?.outcome).toBe(reason)
    },
  )
})

describe('R10.2 what is asked of the model', () => {
  test('it hears what the bank has on the topic, and the description goes out as data', async () => {
    const shipped = [{ ...bankQuestion('known', 'node', 'easy'), prompt: 'What is the event loop?' }]
    await inTransaction(database.db, (trx) => questionRepository.upsertShipped(trx, shipped, now()))
    drafted({ prompt, rubric })
    await (await speaking('openai')).draft()
    const [system, user] = JSON.parse(provider.requests[0]?.body ?? '{}').input
    expect(JSON.stringify(user)).toContain('What is the event loop?')
    expect(JSON.stringify(user)).toContain('ferry line')
    expect(JSON.stringify(system)).not.toContain('ferry line')
  })

  test('more drafts than were asked for are left out', async () => {
    drafted({ prompt, rubric }, { prompt: 'Another one?', rubric })
    expect(((await (await speaking('openai')).draft()).body as { items: unknown[] }).items).toHaveLength(1)
  })

  test('with the day’s money spent it is not asked', async () => {
    const money = { AI_DAILY_BUDGET_USD: '0.001', AI_PRICE_INPUT: '1000', AI_PRICE_OUTPUT: '1000' }
    drafted({ prompt, rubric })
    const { draft } = await speaking('openai', money)
    expect((await draft()).status).toBe(201)
    expect(await draft()).toMatchObject({ status: 503, body: { code: 'ai_out_of_budget' } })
  })
})

test('R11.6 without a provider the page can say so, and asking is refused by name', async () => {
  const { drafting, draft } = await api({})
  expect((await drafting()).body).toEqual({ model: null })
  expect(await draft()).toMatchObject({ status: 409, body: { code: 'ai_not_configured' } })
})
