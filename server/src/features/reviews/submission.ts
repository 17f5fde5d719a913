import type { ReviewRating } from '@colloquy/contracts/reviews'
import type { Criterion, CriterionId } from '@colloquy/contracts/templates'
import type { FieldFault } from '../../domain/app-error.ts'
import { refuseUnreasoned } from '../../domain/scoring/aggregate.ts'
import type { MachineScore } from '../../domain/scoring/score.ts'

/** The machine's judgement of each answered question. */
export type MachineScores = ReadonlyMap<string, readonly ({ criterionId: CriterionId } & MachineScore)[]>

type Subject = { criteria: readonly Criterion[]; answered: readonly string[] }

/** Ratings of what was not asked or not answered, or given twice; by their place in the list. */
export function misplacedRatings({ criteria, answered }: Subject, ratings: readonly ReviewRating[]): FieldFault[] {
  const seen = new Set<string>()
  return ratings.flatMap(({ questionId, criterionId }, index) => {
    const fault = (part: string, message: string) => [{ field: `ratings.${index}.${part}`, message }]
    if (!answered.includes(questionId)) return fault('questionId', 'This question has no answer to rate.')
    if (!criteria.some(({ id }) => id === criterionId)) return fault('criterionId', 'This is not rated here.')
    const key = `${questionId} ${criterionId}`
    if (seen.has(key)) return fault('criterionId', 'This is rated twice.')
    seen.add(key)
    return []
  })
}

/** What a submission still lacks: every criterion of every answered question, but timeliness, which the clock measures. */
export function missingRatings({ criteria, answered }: Subject, ratings: readonly ReviewRating[]): FieldFault[] {
  const asked = criteria.filter(({ id }) => id !== 'timeliness')
  return answered.flatMap((questionId) =>
    asked
      .filter(({ id }) => !ratings.some((rating) => rating.questionId === questionId && rating.criterionId === id))
      .map(({ id, name }) => ({ field: `ratings.${questionId}.${id}`, message: `${name} has no level yet.` })),
  )
}

/** Levels far from the machine's that come without a reason. */
export function unreasonedRatings(ratings: readonly ReviewRating[], machine: MachineScores): FieldFault[] {
  return ratings.flatMap((rating) => {
    const { questionId, criterionId } = rating
    const score = machine.get(questionId)?.find((one) => one.criterionId === criterionId) ?? null
    const refused = refuseUnreasoned(rating, score)
    return refused
      ? [{ field: `ratings.${questionId}.${criterionId}`, message: refused.refusal.detail ?? 'Say why.' }]
      : []
  })
}
