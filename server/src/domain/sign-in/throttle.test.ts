import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountRule, addressRule, deviceRule, judgeTry, type ThrottleRule, type Tries, waitAfter } from './throttle.ts'

const start = new Date('2026-03-02T09:00:00.000Z')
const dayMs = 24 * 60 * 60_000
const rules = { account: accountRule, device: deviceRule, address: addressRule }

/** Tries at these moments (milliseconds from the start); gives the moments of those that were let through. */
function letThrough(moments: Iterable<number>, rule: ThrottleRule): number[] {
  let tries: Tries | undefined
  const through: number[] = []
  for (const ms of moments) {
    const judged = judgeTry(tries, rule, new Date(start.getTime() + ms))
    if (!judged.allowed) continue
    tries = judged.after
    through.push(ms)
  }
  return through
}

describe('R1.5 10,000 wrong passwords', () => {
  const tenThousand = Array.from({ length: 10_000 }, (_, n) => n)

  test('one each ten milliseconds: eleven are looked at', () => {
    expect(
      letThrough(
        tenThousand.map((n) => n * 10),
        accountRule,
      ),
    ).toHaveLength(11)
  })

  test('all at one moment: as many as are free', () => {
    expect(
      letThrough(
        tenThousand.map(() => 0),
        accountRule,
      ),
    ).toHaveLength(accountRule.free)
  })

  test('by somebody patient, who always waits until the next one is let through: a hundred days', () => {
    let tries: Tries | undefined
    let at = start
    for (const _ of tenThousand) {
      at = new Date(Math.max(at.getTime(), tries?.openAt.getTime() ?? 0))
      const judged = judgeTry(tries, accountRule, at)
      if (judged.allowed) tries = judged.after
    }
    expect(tries?.failures).toBe(10_000)
    expect((at.getTime() - start.getTime()) / dayMs).toBeGreaterThan(100)
  })
})

describe.each(Object.entries(rules))('the rule for one %s', (_of, rule) => {
  test('never keeps its owner waiting longer than its longest wait, whatever others do', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 * dayMs }), { maxLength: 300 }), (moments) => {
        const through = letThrough(
          [...moments].sort((a, b) => a - b),
          rule,
        )
        const last = through.at(-1) ?? 0
        expect(letThrough([...through, last + rule.longestWaitMs], rule)).toHaveLength(through.length + 1)
      }),
    )
  })

  test('lets nobody through more often than the waits allow', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: dayMs }), { maxLength: 300 }), (moments) => {
        const through = letThrough(
          [...moments].sort((a, b) => a - b),
          rule,
        )
        for (const [n, at] of through.entries())
          if (n > 0) expect(at - (through[n - 1] ?? 0)).toBeGreaterThanOrEqual(waitAfter(n, rule))
      }),
    )
  })

  test('forgets after a day of quiet', () => {
    const many = Array.from({ length: 100 }, (_, n) => n * rule.longestWaitMs)
    const quiet = (many.at(-1) ?? 0) + rule.forgetMs
    const after = Array.from({ length: rule.free }, () => quiet)
    expect(letThrough([...many, ...after], rule).filter((ms) => ms === quiet)).toHaveLength(rule.free)
  })
})
