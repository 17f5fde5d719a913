import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerScore, interviewScore, levelValue, type RatedCriterion, refuseUnreasoned } from './aggregate.ts'
import { lockEvidence, machineScore } from './evidence.ts'
import { rank } from './ranking.ts'
import { classicSprintCriteria, criteriaFaults, standardCriteria } from './rubric.ts'
import type { CriterionScore, HumanLevel, HumanScore, Level, MachineScore, Score } from './score.ts'
import { sameScore } from './score.ts'

const basis = { by: 'built-in grader 1', receiptId: null }
const scored = (level: Level): MachineScore =>
  machineScore({ level, claims: [{ start: 0, end: 3 }], answer: 'abc', provisional: null }, basis)
const provisional = (level: Level): MachineScore =>
  machineScore({ level, claims: [{ start: 0, end: 3 }], answer: 'abc', provisional: 'no_provider' }, basis)
const human = (level: HumanLevel): HumanScore => ({ status: 'human', level, reason: null, by: 'user-1' })
const part = (weight: number, machine: MachineScore | null, ...people: HumanScore[]): RatedCriterion => ({
  weight,
  machine,
  human: people,
})
const failed: MachineScore = { status: 'failed', code: 'timeout', ...basis }
const insufficient: MachineScore = { status: 'insufficient', why: 'off_topic', ...basis }

describe('the evidence lock (R11.2)', () => {
  const answer = 'A closure keeps its scope. It is 😀 useful.'

  it('keeps only ranges that are really there', () => {
    const claims = [
      { start: 2, end: 9 },
      { start: -1, end: 4 },
      { start: 5, end: 5 },
      { start: 1.5, end: 3 },
      { start: 0, end: 999 },
      { start: 1, end: 2 },
    ]
    expect(lockEvidence(answer, claims)).toEqual([{ start: 2, end: 9 }])
  })
  it('trusts a quote more than its offsets, and drops what was never said', () => {
    expect(lockEvidence(answer, [{ start: 0, end: 3, quote: 'keeps its scope' }])).toEqual([{ start: 10, end: 25 }])
    expect(lockEvidence(answer, [{ start: 2, end: 9, quote: 'closure' }])).toEqual([{ start: 2, end: 9 }])
    expect(lockEvidence(answer, [{ start: 2, end: 9, quote: 'a promise' }])).toEqual([])
    expect(lockEvidence(answer, [{ start: 1, end: 2, quote: ' ' }])).toEqual([])
  })
  it('joins what overlaps', () => {
    const claims = [
      { start: 10, end: 20 },
      { start: 2, end: 9 },
      { start: 15, end: 25 },
      { start: 2, end: 5 },
    ]
    expect(lockEvidence(answer, claims)).toEqual([
      { start: 2, end: 9 },
      { start: 10, end: 25 },
    ])
  })
  it('gives no level above the lowest without a quote', () => {
    const unsupported = (level: Level) => machineScore({ level, claims: [], answer, provisional: null }, basis)
    expect(unsupported(2)).toEqual({ status: 'insufficient', why: 'no_evidence', ...basis })
    expect(unsupported(1)).toMatchObject({ status: 'scored', level: 1, evidence: [] })
    expect(provisional(3)).toMatchObject({ status: 'provisional', why: 'no_provider', level: 3 })
  })
  it('whatever is claimed, each range kept is inside the answer and not blank', () => {
    const claim = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) })
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(claim, { maxLength: 8 }), (text, claims) => {
        const kept = lockEvidence(text, claims)
        for (const { start, end } of kept) expect(text.slice(start, end).trim()).not.toBe('')
        kept.forEach(({ start }, index) => {
          expect(start).toBeGreaterThanOrEqual(kept[index - 1]?.end ?? 0)
        })
      }),
    )
  })
})

describe('totals (R10.5, R11.1)', () => {
  it('maps the lowest anchor to 0 and the highest to 100', () => {
    expect(([0, 1, 2, 3, 4, 5] as const).map(levelValue)).toEqual([0, 0, 25, 50, 75, 100])
  })
  it('weighs the criteria', () => {
    expect(answerScore([part(50, scored(5)), part(30, scored(3)), part(20, scored(1))])).toEqual({
      kind: 'scored',
      value: 65,
    })
  })
  it('an unscored criterion makes the answer incomplete, never a zero', () => {
    const incomplete = { kind: 'incomplete', value: null, parts: 2, scoredParts: 1 }
    for (const missing of [failed, insufficient, null]) {
      expect(answerScore([part(50, scored(5)), part(50, missing)])).toEqual(incomplete)
    }
    expect(answerScore([])).toEqual({ kind: 'incomplete', value: null, parts: 0, scoredParts: 0 })
  })
  it('takes what people gave where they gave something, their mean if they are several', () => {
    expect(answerScore([part(1, scored(1), human(5), human(4)), part(1, failed, human(3))])).toEqual({
      kind: 'human',
      value: 68.75,
    })
    expect(answerScore([part(1, scored(1)), part(1, provisional(5), human(5))])).toEqual({ kind: 'human', value: 50 })
  })
  it('stays provisional while one part is', () => {
    expect(answerScore([part(1, provisional(3)), part(1, scored(3), human(3))]).kind).toBe('provisional')
  })
  it('weighs the answers of an interview, and is as strong as the weakest', () => {
    const good: Score = { kind: 'scored', value: 90 }
    expect(
      interviewScore([
        { weight: 1, score: good },
        { weight: 2, score: { kind: 'human', value: 60 } },
      ]),
    ).toEqual({
      kind: 'human',
      value: 70,
    })
    const incomplete: Score = { kind: 'incomplete', value: null, parts: 3, scoredParts: 2 }
    expect(
      interviewScore([
        { weight: 1, score: good },
        { weight: 1, score: incomplete },
      ]),
    ).toMatchObject({
      kind: 'incomplete',
      scoredParts: 1,
    })
  })
  it('refuses weights that are not above 0', () => {
    expect(() => interviewScore([{ weight: 0, score: { kind: 'scored', value: 1 } }])).toThrow(RangeError)
    expect(() => answerScore([part(Number.NaN, scored(1))])).toThrow(RangeError)
  })
  it('always lies between the lowest and the highest level', () => {
    const level = fc.constantFrom<Level[]>(1, 2, 3, 4, 5)
    const criteria = fc.array(fc.record({ weight: fc.double({ min: 0.1, max: 100, noNaN: true }), level }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(criteria, (drawn) => {
        const score = answerScore(drawn.map(({ weight, level }) => part(weight, scored(level))))
        const values = drawn.map(({ level }) => levelValue(level))
        expect(score.value).toBeGreaterThanOrEqual(Math.min(...values))
        expect(score.value).toBeLessThanOrEqual(Math.max(...values))
      }),
    )
  })
  it('asks for a reason two levels away from the machine', () => {
    const refused = (level: HumanLevel, reason: string | null, machine: CriterionScore | null) =>
      refuseUnreasoned({ level, reason }, machine)?.refusal.code
    expect(refused(2, ' ', scored(4))).toBe('reason_required')
    expect(refused(2, null, provisional(4))).toBe('reason_required')
    expect(refused(2, 'Misses the point.', scored(4))).toBeUndefined()
    expect(refused(3, null, scored(4))).toBeUndefined()
    expect(refused(5, null, failed)).toBeUndefined()
    expect(refused(5, null, null)).toBeUndefined()
  })
})

describe('ranking (R11.1)', () => {
  it('ranks scored and human, orders provisional apart, and lets the rest wait', () => {
    const items: { id: string; score: Score | null }[] = [
      { id: 'd', score: { kind: 'provisional', value: 99 } },
      { id: 'c', score: { kind: 'human', value: 70 } },
      { id: 'a', score: { kind: 'scored', value: 70 } },
      { id: 'b', score: { kind: 'scored', value: 80 } },
      { id: 'e', score: { kind: 'incomplete', value: null, parts: 2, scoredParts: 1 } },
      { id: 'f', score: null },
      { id: 'g', score: { kind: 'scored', value: 10 } },
    ]
    const { ranked, provisional: apart, waiting } = rank(items)
    expect(ranked.map(({ place, item }) => `${place} ${item.id}`)).toEqual(['1 b', '2 a', '2 c', '4 g'])
    expect(apart.map(({ place, item }) => `${place} ${item.id}`)).toEqual(['1 d'])
    expect(waiting.map(({ id }) => id)).toEqual(['e', 'f'])
  })
  it('compares scores by all they say', () => {
    const incomplete = (scoredParts: number): Score => ({ kind: 'incomplete', value: null, parts: 3, scoredParts })
    expect(sameScore(incomplete(1), incomplete(1))).toBe(true)
    expect(sameScore(incomplete(1), incomplete(2))).toBe(false)
    expect(sameScore({ kind: 'scored', value: 1 }, { kind: 'human', value: 1 })).toBe(false)
  })
})

describe('criteria (R10.5)', () => {
  it('of both shipped sets add up to 100', () => {
    expect(criteriaFaults(standardCriteria)).toEqual([])
    expect(criteriaFaults(classicSprintCriteria)).toEqual([])
  })
  it('that cannot be used are told in sentences', () => {
    expect(criteriaFaults([])).toEqual(['There is no criterion.'])
    const twice = { id: 'accuracy', weight: 40 } as const
    expect(criteriaFaults([twice, twice, { id: 'relevance', weight: 0 }])).toEqual([
      'A criterion stands there twice.',
      'Each criterion needs a weight above 0.',
      'The weights add up to 80, not to 100.',
    ])
  })
})
