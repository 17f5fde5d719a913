import { describe, expect, test } from 'vitest'
import { useProductWithProvider } from './ai-provider-product.ts'

// A provider that takes too long, with little patience for it.
const { product, provider, pass, detail, scoresOf, rows, answered, statusOf } = useProductWithProvider('0.4')

describe('R1.4, R11.1 a provider that never finishes', () => {
  test.each(['timeout', 'drip'] as const)(
    '%s holds no interview up, becomes no number, and is made up for later',
    async (how) => {
      provider().behave(how)
      const { candidate, interviewId } = await answered()
      expect(await statusOf(candidate)).toBe('submitted')
      await product.work()
      const before = await rows(interviewId)
      const scores = await scoresOf(interviewId)
      expect(scores[0]?.flags).toContain('ai_timeout')
      for (const score of scores) expect(score).toMatchObject({ kind: 'provisional', gradedBy: 'built-in grader' })
      expect(await statusOf(candidate)).toBe('scored')

      provider().behave('well')
      // On a busy machine a good answer may be late as well: then it is asked for once more.
      for (let i = 0; i < 10 && (await detail(interviewId)).score?.kind !== 'scored'; i += 1) {
        pass(600_000)
        await product.services.rescore()
        await product.work()
      }
      expect((await detail(interviewId)).score).toEqual({ value: 75, kind: 'scored' })
      expect((await rows(interviewId)).slice(0, 6)).toEqual(before)
    },
  )
})
