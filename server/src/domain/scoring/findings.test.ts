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

  it('name the heaviest points first, each tied to its evidence', () => {
    const { strengths, gaps } = summarise(answers, 'built-in grader')
    expect(strengths).toEqual([
      {
        text: 'Question 1: the built-in grader found “it lives on”, “it keeps its scope”.',
        questionId: 'q1',
        evidence: [
          { start: 12, end: 20 },
          { start: 0, end: 9 },
        ],
      },
      { text: 'Question 5: the built-in grader found “all”.', questionId: 'q5', evidence: [{ start: 0, end: 3 }] },
    ])
    expect(gaps.map(({ text }) => text)).toEqual([
      'Question 1: the built-in grader did not find “memory stays”.',
      'Question 2: no answer was given.',
      'Question 3: the built-in grader could not score this answer. A person has to read it.',
      'Question 4: the built-in grader did not find “claimed”.',
    ])
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
