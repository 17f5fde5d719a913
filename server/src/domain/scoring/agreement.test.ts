import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, inNoOrder, type LevelPair, quadraticWeightedKappa } from './agreement.ts'

const times = (count: number, a: number, b: number): LevelPair[] => Array.from({ length: count }, () => [a, b])

describe('R11.7 how far two raters agree', () => {
  it('says nothing about fewer than ten pairs, and warns below thirty', () => {
    expect(agreementOf(times(9, 3, 3))).toEqual({ certainty: 'too_few', pairs: 9 })
    expect(agreementOf(times(10, 3, 3)).certainty).toBe('few')
    expect(agreementOf(times(29, 3, 3)).certainty).toBe('few')
    expect(agreementOf(times(30, 3, 3)).certainty).toBe('enough')
  })

  it('tells same levels, those one apart, the distance and who is milder', () => {
    const pairs = [...times(5, 4, 4), ...times(3, 4, 3), ...times(2, 1, 5)]
    expect(agreementOf(pairs)).toMatchObject({ same: 0.5, withinOne: 0.8, meanApart: 1.1, meanDifference: -0.5 })
  })

  it('takes 0, no answer, as a level below 1', () => {
    expect(agreementOf([...times(5, 0, 1), ...times(5, 5, 5)])).toMatchObject({ withinOne: 1, meanDifference: -0.5 })
  })

  const level = fc.integer({ min: 0, max: 5 })
  const drawn = fc.array(fc.tuple(level, level, fc.integer({ min: 1, max: 6 })), { minLength: 3, maxLength: 20 })

  it('always: a pair that came several times counts as often', () => {
    fc.assert(
      fc.property(drawn, (counted) => {
        const one = agreementOf(counted)
        const other = agreementOf(counted.flatMap(([a, b, count]) => times(count, a, b)))
        expect(Object.keys(one)).toEqual(Object.keys(other))
        for (const [name, value] of Object.entries(one)) {
          const same: unknown = Object.entries(other).find(([key]) => key === name)?.[1]
          if (typeof value === 'number') expect(value).toBeCloseTo(Number(same), 9)
          else expect(value).toBe(same)
        }
      }),
    )
  })

  it('always: who is called first does not matter where raters stand in no order', () => {
    fc.assert(
      fc.property(drawn, (pairs) => {
        const turned = pairs.map(([a, b, count]): LevelPair => [b, a, count])
        const one = quadraticWeightedKappa(inNoOrder(pairs), 0)
        const other = quadraticWeightedKappa(inNoOrder(turned), 0)
        if (one === null || other === null) expect(one).toBe(other)
        else expect(one).toBeCloseTo(other, 9)
        expect(agreementOf(inNoOrder(pairs)).pairs).toBeCloseTo(agreementOf(pairs).pairs, 9)
      }),
    )
  })
})
