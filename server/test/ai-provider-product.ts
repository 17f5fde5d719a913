import { randomUUID } from 'node:crypto'
import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import { type AiProvider, startAiProvider } from './ai-provider.ts'
import { answerAll, expectOk, makePosition, startedCandidate } from './interview-steps.ts'
import { type Browser, useProduct } from './product.ts'

/** The whole product with a scripted provider of its own, and the steps that its tests share. */
export function useProductWithProvider(timeoutSeconds: string) {
  const key = `sk-${randomUUID()}`
  let provider: AiProvider | undefined
  const get = () => {
    if (!provider) throw new Error('The provider is not there yet: use it inside a test or a hook.')
    return provider
  }
  const environment: Record<string, string> = {}
  beforeAll(async () => {
    provider = await startAiProvider({ retryAfterSeconds: 0 })
    Object.assign(environment, {
      AI_PROVIDER: 'openai-compatible',
      AI_MODEL: 'scripted-1',
      AI_API_KEY: key,
      AI_PRIVATE_ADDRESSES: '127.0.0.0/8',
      AI_BASE_URL: provider.url,
      AI_TIMEOUT_SECONDS: timeoutSeconds,
    })
  })
  const product = useProduct(environment)
  afterAll(async () => provider?.stop())

  // Circuits go by the clock on the wall: it is moved, so that no test waits.
  let ahead = 0
  const pass = (ms: number) => {
    ahead += ms
    vi.setSystemTime(performance.timeOrigin + performance.now() + ahead)
    product.clock.pass(ms)
  }
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    pass(3_600_000) // whatever the test before left open may be tried again
    get().behave('well')
    get().say(null)
    get().requests.length = 0
    return () => void vi.useRealTimers()
  })

  let position: Promise<{ id: string }> | undefined
  async function started(): Promise<{ candidate: Browser; interviewId: string }> {
    position ??= makeOpenPosition()
    return startedCandidate(product, (await position).id)
  }
  async function makeOpenPosition(): Promise<{ id: string }> {
    return makePosition(product, { settings: { levelsHiddenUntilReview: false } })
  }
  const detail = async (interviewId: string): Promise<InterviewDetail> =>
    expectOk(await (await product.admin()).send('GET', `/api/interviews/${interviewId}`))

  return {
    key,
    product,
    provider: get,
    pass,
    started,
    detail,
    scoresOf: async (interviewId: string) =>
      (await detail(interviewId)).questions.map(({ score }) => {
        if (!score) throw new Error('An answer is not scored.')
        return score
      }),
    rows: (interviewId: string) =>
      product.database.db
        .selectFrom('scores')
        .selectAll()
        .where('interview_id', '=', interviewId)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    /** Answers as the bank's references do, with something of one's own around them. */
    answered: async (wording = (reference: string) => reference, one?: Awaited<ReturnType<typeof started>>) => {
      const { candidate, interviewId } = one ?? (await started())
      const { questions } = await detail(interviewId)
      const references = new Map(questions.map(({ questionId, reference }) => [questionId, reference]))
      await answerAll(candidate, (questionId) => wording(references.get(questionId) ?? ''))
      return { candidate, interviewId }
    },
    statusOf: async (candidate: Browser): Promise<string> =>
      expectOk(await candidate.send('GET', '/api/my-interview')).status,
  }
}
