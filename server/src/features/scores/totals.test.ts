import type { Level } from '@colloquy/contracts/vocabulary'
import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import type { InsufficientWhy } from '../../domain/scoring/score.ts'
import { instantiate } from '../templates/instantiate.ts'
import { shippedTemplates } from '../templates/shipped-templates.ts'
import type { JudgedCriterion, StoredScore } from './stored-score.ts'
import { type HumanRating, interviewFindings, interviewTotal } from './totals.ts'

const bank = [bankQuestion('one', 'node', 'easy'), bankQuestion('two', 'node', 'hard')]
const standard = shippedTemplates.standard.definition
const weights: Readonly<Record<string, number>> = { 'question-1': 1, 'question-5': 2 }
const weighted = standard.slots.flatMap((slot) =>
  weights[slot.id] ? [{ ...slot, weight: weights[slot.id] ?? 1 }] : [],
)
const definition = instantiate({ ...standard, slots: weighted }, ['node'], bank)
const textual = ['accuracy', 'completeness', 'relevance'] as const
const basis = { by: 'a scorer', receiptId: 'r1' }
const at = new Date('2026-03-02T09:00:00.000Z')

const levelled = (criterionId: (typeof textual)[number], level: Level): JudgedCriterion =>
  level === 1
    ? { criterionId, status: 'scored', level, evidence: [], ...basis }
    : { criterionId, status: 'scored', level, evidence: [{ start: 0, end: 4 }], ...basis }
const stored = (questionId: string, criteria: JudgedCriterion[], found: string[] = []): StoredScore => ({
  id: questionId,
  interviewId: 'i1',
  answerId: `answer-${questionId}`,
  questionId,
  criteria,
  keyPoints: ['keeps-results', 'stale', 'memory'].map((id) => {
    const isFound = found.includes(id)
    return { id, text: `about ${id}`, found: isFound, evidence: isFound ? [{ start: 0, end: 4 }] : [] }
  }),
  flags: [],
  confidence: 1,
  value: null,
  kind: 'scored',
  gradedBy: 'a scorer',
  gradedAt: at,
})
const all = (questionId: string, level: Level, found?: string[]) =>
  stored(
    questionId,
    textual.map((id) => levelled(id, level)),
    found,
  )
const insufficient = (questionId: string, why: InsufficientWhy) =>
  stored(
    questionId,
    textual.map((criterionId) => ({ criterionId, status: 'insufficient' as const, why, ...basis })),
  )
const scores = (...list: StoredScore[]) => new Map(list.map((score) => [score.questionId, score]))
const rate = (questionId: string, level: Level, by = 'anna'): HumanRating[] =>
  textual.map((criterionId) => ({ questionId, criterionId, level, reason: null, by }))

describe('R10.5 the total of an interview', () => {
  test('is the mean of the answers, weighted as the template says', () => {
    expect(interviewTotal(definition, scores(all('one', 5), all('two', 2)), [])).toEqual({
      kind: 'scored',
      value: Math.round(((1 * 100 + 2 * 25) / 3) * 100) / 100,
    })
  })

  test('R11.1 is incomplete while an answer has no score or could not be judged', () => {
    expect(interviewTotal(definition, scores(all('one', 5)), [])).toMatchObject({ kind: 'incomplete', value: null })
    const withEmpty = scores(all('one', 5), insufficient('two', 'empty'))
    expect(interviewTotal(definition, withEmpty, [])).toMatchObject({ kind: 'incomplete', scoredParts: 1 })
  })

  test('R11.7 takes a person’s levels where there are any, and the mean of several', () => {
    const machine = scores(all('one', 1), insufficient('two', 'other_language'))
    const ratings = [...rate('one', 5), ...rate('one', 3, 'ben'), ...rate('two', 4)]
    expect(interviewTotal(definition, machine, ratings)).toEqual({
      kind: 'human',
      value: Math.round(((1 * 75 + 2 * 75) / 3) * 100) / 100,
    })
  })

  test('a criterion that the scorer left out as not applying does not count', () => {
    const sprint = { ...definition, criteria: shippedTemplates['classic-sprint'].definition.criteria }
    expect(interviewTotal(sprint, scores(all('one', 5), all('two', 5)), [])).toEqual({ kind: 'scored', value: 100 })
  })
})

describe('R10.5 strengths and gaps', () => {
  test('name what was found with its place, and what was not', () => {
    const findings = interviewFindings(definition, scores(all('one', 4, ['stale']), insufficient('two', 'empty')))
    expect(findings.strengths).toEqual([
      {
        text: 'Question 1: 1 of 3 key points was found: “about stale”.',
        questionId: 'one',
        evidence: [{ start: 0, end: 4 }],
      },
    ])
    expect(findings.gaps.map(({ text }) => text)).toEqual([
      'Question 2: no answer was given.',
      'Question 1: 2 of 3 key points were not found: “about keeps-results” and “about memory”.',
    ])
  })

  test('an answer that could not be judged is for a person to read', () => {
    const { gaps } = interviewFindings(definition, scores(insufficient('one', 'other_language')))
    expect(gaps[0]?.text).toContain('A person has to read it.')
  })
})
