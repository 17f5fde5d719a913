import type { CriterionId } from '@colloquy/contracts/templates'
import type { Level } from '@colloquy/contracts/vocabulary'
import { describe, expect, test } from 'vitest'
import { classicSprintCriteria, standardCriteria } from '../../domain/scoring/rubric.ts'
import { type MachineScores, misplacedRatings, missingRatings, unreasonedRatings } from './submission.ts'

const basis = { by: 'a scorer', receiptId: 'r1' }
const rating = (questionId: string, criterionId: CriterionId, level: Level = 3, reason: string | null = null) => ({
  questionId,
  criterionId,
  level,
  reason,
})
const allOf = (questionId: string) =>
  (['accuracy', 'completeness', 'relevance'] as const).map((id) => rating(questionId, id))
const standard = { criteria: standardCriteria, answered: ['one', 'two'] }
const sprint = { criteria: classicSprintCriteria, answered: ['one'] }
const fields = (faults: { field: string }[]) => faults.map(({ field }) => field)

describe('R11.7 what a review still lacks', () => {
  test('every criterion of every answered question is asked for', () => {
    expect(fields(missingRatings(standard, [...allOf('one'), rating('two', 'accuracy')]))).toEqual([
      'ratings.two.completeness',
      'ratings.two.relevance',
    ])
    expect(missingRatings(standard, [...allOf('one'), ...allOf('two')])).toEqual([])
  })

  test('timeliness is not: the clock measures it', () => {
    expect(missingRatings(sprint, allOf('one'))).toEqual([])
  })
})

test('R11.7 a level two or more from the machine’s wants a reason; one apart, or none of the machine’s, does not', () => {
  const machine: MachineScores = new Map([
    [
      'one',
      [
        { criterionId: 'accuracy', status: 'scored', level: 1, evidence: [], ...basis },
        {
          criterionId: 'completeness',
          status: 'provisional',
          why: 'no_provider',
          level: 4,
          evidence: [{ start: 0, end: 1 }],
          ...basis,
        },
        { criterionId: 'relevance', status: 'insufficient', why: 'off_topic', ...basis },
      ],
    ],
  ])
  const unreasoned = (...ratings: ReturnType<typeof rating>[]) => fields(unreasonedRatings(ratings, machine))
  expect(unreasoned(rating('one', 'accuracy', 3), rating('one', 'completeness', 2))).toEqual([
    'ratings.one.accuracy',
    'ratings.one.completeness',
  ])
  expect(
    unreasoned(rating('one', 'accuracy', 2), rating('one', 'completeness', 5), rating('one', 'relevance', 5)),
  ).toEqual([])
  expect(unreasoned(rating('one', 'accuracy', 5, 'It is right.'), rating('two', 'accuracy', 5))).toEqual([])
  expect(unreasoned(rating('one', 'accuracy', 5, '  '))).toEqual(['ratings.one.accuracy'])
})

test('ratings of what was not answered, is not rated here, or is rated twice are named by their place', () => {
  expect(fields(misplacedRatings(standard, [rating('one', 'accuracy'), rating('three', 'accuracy')]))).toEqual([
    'ratings.1.questionId',
  ])
  expect(fields(misplacedRatings(standard, [rating('one', 'timeliness')]))).toEqual(['ratings.0.criterionId'])
  expect(fields(misplacedRatings(standard, [...allOf('one'), rating('one', 'accuracy')]))).toEqual([
    'ratings.3.criterionId',
  ])
})
