import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AiProvider, startAiProvider } from '../../../test/ai-provider.ts'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { createAiGateway } from '../../infra/ai/gateway.ts'
import { parseConfig } from '../../infra/config/config.ts'
import { createMetrics } from '../../infra/metrics/metrics.ts'
import { draftQuestionsTask } from '../questions/drafts/draft-questions.task.ts'

let provider: AiProvider
let gateway: ReturnType<typeof createAiGateway>
beforeAll(async () => {
  provider = await startAiProvider()
  const config = parseConfig({
    AI_PROVIDER: 'openai',
    AI_MODEL: 'm',
    AI_API_KEY: 'k',
    AI_PRIVATE_ADDRESSES: '127.0.0.1',
    AI_BASE_URL: provider.url,
  }).ai
  const ledger = { add: async () => undefined, spentSince: async () => 0 }
  const { log } = recordLog()
  gateway = createAiGateway({ config, log, metrics: createMetrics(), ledger, now: () => new Date() })
})
afterAll(() => provider.stop())
beforeEach(() => {
  provider.requests.length = 0
})

const { prompt, rubric } = bankQuestion('drafted', 'node', 'easy')
const wanted = { position: 'Engineer', topic: 'node', difficulty: 'easy', count: 1, known: ['What is Node?'] } as const

describe('R10.4 draftQuestions', () => {
  test('gives questions that the bank would take', async () => {
    provider.say(() => JSON.stringify({ questions: [{ prompt, rubric }] }))
    const drafted = await gateway.run(draftQuestionsTask, { ...wanted, known: [...wanted.known] })
    expect(drafted).toMatchObject({ ok: true, output: { questions: [{ prompt, rubric }] } })
  })

  test('a rubric with too little in it is sent back once, and then is a failure', async () => {
    const thin = { ...rubric, keyPoints: rubric.keyPoints.slice(0, 1) }
    provider.say(() => JSON.stringify({ questions: [{ prompt, rubric: thin }] }))
    const drafted = await gateway.run(draftQuestionsTask, { ...wanted, known: [] })
    expect(drafted).toMatchObject({ ok: false, code: 'bad_output' })
    expect(provider.requests).toHaveLength(2)
    expect(provider.requests[1]?.body).toContain('at least three key points')
  })
})
