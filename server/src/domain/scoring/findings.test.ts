import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LevelPair, meanDifference, quadraticWeightedKappa } from './agreement.ts'
import { type JudgedAnswer, summarise } from './summary.ts'
import { timelinessLevel } from './timeliness.ts'

describe('timeliness (R10.5)', () => {
  const level = (usedMs: number, more: Partial<Parameters<typeof timelinessLevel>[0]> = {}) =>
    timelinessLevel({ usedMs, allowedMs: 60_000, by: 'candidate', bestOther: 5, ...more })

  it('falls with the share of the time used', () => {
    expect([0, 30_000, 30_001, 45_000, 54_000, 54_001, 60_000].map((used) => level(used))).toEqual([
      5, 5, 4, 4, 3, 2, 2,
    ])
  })
  it('is lowest when the clock submitted', () => {
    expect(level(60_000, { by: 'clock' })).toBe(1)
  })
  it('is not better than what was said, and cannot be judged without limit or content', () => {
    expect(level(1_000, { bestOther: 2 })).toBe(2)
    expect(level(1_000, { bestOther: null })).toBeNull()
    expect(level(1_000, { allowedMs: null })).toBeNull()
  })
})

describe('strengths and gaps', () => {
  const point = (text: string, weight: number, ...ranges: [number, number][]) => ({
    text,
    weight,
    found: ranges.length > 0,
    evidence: ranges.map(([start, end]) => ({ start, end })),
  })
  const answers: JudgedAnswer[] = [
    { questionId: 'q2', number: 2, outcome: 'empty', keyPoints: [point('an index speeds up reads', 1)] },
    {
      questionId: 'q1',
      number: 1,
      outcome: 'judged',
      keyPoints: [point('it keeps its scope.', 1, [0, 9]), point('it lives on', 3, [12, 20]), point('memory stays', 2)],
    },
    { questionId: 'q3', number: 3, outcome: 'unscored', keyPoints: [point('shards', 1, [0, 3])] },
    { questionId: 'q4', number: 4, outcome: 'judged', keyPoints: [{ ...point('claimed', 1), found: true }] },
    { questionId: 'q5', number: 5, outcome: 'judged', keyPoints: [point('all', 1, [0, 3])] },
  ]

  it('count the points and name the heaviest, each strength tied to its evidence', () => {
    const { strengths, gaps } = summarise(answers)
    expect(strengths).toEqual([
      { text: 'Question 5: its key point was found: “all”.', questionId: 'q5', evidence: [{ start: 0, end: 3 }] },
      {
        text: 'Question 1: 2 of 3 key points were found: “it lives on” and “it keeps its scope”.',
        questionId: 'q1',
        evidence: [
          { start: 12, end: 20 },
          { start: 0, end: 9 },
        ],
      },
    ])
    expect(gaps.map(({ text }) => text)).toEqual([
      'Question 2: no answer was given.',
      'Question 3: no scorer could judge this answer. A person has to read it.',
      'Question 4: its key point was not found: “claimed”.',
      'Question 1: 1 of 3 key points was not found: “memory stays”.',
    ])
  })

  it('name three at most, and say that there are more', () => {
    const points = [1, 2, 3, 4, 5].map((weight) => point(`point ${weight}`, weight, [0, weight]))
    const { strengths, gaps } = summarise([{ questionId: 'q', number: 1, outcome: 'judged', keyPoints: points }])
    expect(strengths[0]?.text).toBe(
      'Question 1: all 5 key points were found; the weightiest: “point 5”, “point 4” and “point 3”.',
    )
    expect(gaps).toEqual([])
  })

  it('tell the answers that made half of their points, or else the best one, and those that lack most, four at most', () => {
    const made = (number: number, found: number): JudgedAnswer => ({
      questionId: `q${number}`,
      number,
      outcome: 'judged',
      keyPoints: [1, 2, 3, 4, 5, 6].map((one) =>
        point(`point ${one}`, 1, ...(one <= found ? [[0, one] as [number, number]] : [])),
      ),
    })
    const { strengths, gaps } = summarise([1, 2, 3, 4, 5, 6].map((number) => made(number, number - 1)))
    expect(strengths.map(({ questionId }) => questionId)).toEqual(['q6', 'q5', 'q4'])
    expect(gaps.map(({ questionId }) => questionId)).toEqual(['q1', 'q2', 'q3', 'q4'])
    expect(gaps[0]?.text).toMatch(/^Question 1: none of its 6 key points was found; the weightiest: /)
    const weak = summarise([1, 2, 3].map((number) => made(number, number - 1)))
    expect(weak.strengths.map(({ text }) => text)).toEqual([
      'Question 3: 2 of 6 key points were found: “point 1” and “point 2”.',
    ])
  })

  it('always: a strength has its quotes, and no sentence claims a point that has none', () => {
    const keyPoint = fc.record({
      text: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      weight: fc.integer({ min: 1, max: 3 }),
      found: fc.boolean(),
      evidence: fc.array(fc.constant({ start: 0, end: 2 }), { maxLength: 2 }),
    })
    const outcome = fc.constantFrom('judged' as const, 'empty' as const, 'unscored' as const)
    const drawn = fc.array(fc.record({ outcome, keyPoints: fc.array(keyPoint, { maxLength: 6 }) }), { maxLength: 8 })
    fc.assert(
      fc.property(drawn, (some) => {
        const all = some.map((one, index) => ({ ...one, questionId: `q${index}`, number: index + 1 }))
        const { strengths, gaps } = summarise(all)
        for (const { questionId, evidence, text } of strengths) {
          const of = all.find((one) => one.questionId === questionId)
          const supported = of?.keyPoints.filter(({ found, evidence: there }) => found && there.length > 0) ?? []
          expect(of?.outcome).toBe('judged')
          expect(evidence.length).toBeGreaterThan(0)
          for (const [, named] of text.matchAll(/“(.)”/g)) expect(supported.map((one) => one.text)).toContain(named)
        }
        expect(strengths.length).toBeLessThanOrEqual(4)
        const notJudged = all.filter((one) => one.outcome !== 'judged').length
        expect(gaps.length).toBeGreaterThanOrEqual(notJudged)
      }),
    )
  })
})

describe('agreement', () => {
  it('is 1 when both agree, 0 as by chance, below when they oppose each other', () => {
    expect(
      quadraticWeightedKappa([
        [1, 1],
        [3, 3],
        [5, 5],
      ]),
    ).toBe(1)
    expect(
      quadraticWeightedKappa([
        [1, 1],
        [1, 5],
        [5, 1],
        [5, 5],
      ]),
    ).toBe(0)
    expect(
      quadraticWeightedKappa([
        [1, 5],
        [5, 1],
      ]),
    ).toBe(-1)
  })
  it('is not defined without pairs or without any difference to expect', () => {
    expect(quadraticWeightedKappa([])).toBeNull()
    expect(
      quadraticWeightedKappa([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(meanDifference([])).toBeNull()
  })
  it('refuses levels outside the scale', () => {
    expect(() => quadraticWeightedKappa([[0, 3]])).toThrow(RangeError)
    expect(
      quadraticWeightedKappa(
        [
          [0, 0],
          [5, 5],
        ],
        0,
      ),
    ).toBe(1)
  })
  it('says who is milder', () => {
    expect(
      meanDifference([
        [4, 3],
        [5, 3],
      ]),
    ).toBe(1.5)
  })
  it('equals the textbook form with a confusion matrix', () => {
    const level = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 2, maxLength: 40 }), (pairs) => {
        const expected = textbook(pairs)
        const kappa = quadraticWeightedKappa(pairs)
        if (expected === null || kappa === null) expect(kappa).toBe(expected)
        else expect(kappa).toBeCloseTo(expected, 9)
      }),
    )
  })
})

/** 1 − Σ wᵢⱼ Oᵢⱼ / Σ wᵢⱼ Eᵢⱼ with wᵢⱼ = (i − j)² / 16 */
function textbook(pairs: readonly LevelPair[]): number | null {
  const levels = [1, 2, 3, 4, 5]
  const share = (side: 0 | 1, level: number) => pairs.filter((pair) => pair[side] === level).length / pairs.length
  let observed = 0
  let expected = 0
  for (const i of levels) {
    for (const j of levels) {
      const weight = (i - j) ** 2 / 16
      observed += (weight * pairs.filter(([a, b]) => a === i && b === j).length) / pairs.length
      expected += weight * share(0, i) * share(1, j)
    }
  }
  return expected === 0 ? null : 1 - observed / expected
}
