import type { Override } from '@colloquy/contracts/decision-packet'
import type { AnsweredQuestion } from '@colloquy/contracts/interviews'
import type { AnswerRating, Review } from '@colloquy/contracts/reviews'

type Judged = Pick<AnsweredQuestion, 'questionId' | 'score'>

/** Where a person's level stands in place of another one of the machine's, oldest first. */
export function overridesOf(
  questions: readonly Judged[],
  reviews: readonly Review[],
  answerRatings: readonly AnswerRating[],
): Override[] {
  const machine = new Map(
    questions.flatMap(({ questionId, score }) =>
      (score?.criteria ?? []).flatMap((one) =>
        one.status === 'scored' || one.status === 'provisional'
          ? [[`${questionId} ${one.criterionId}`, one.level] as const]
          : [],
      ),
    ),
  )
  const given = [
    ...reviews.flatMap(({ ratings, reviewer, submittedAt }) =>
      ratings.map((rating) => ({ ...rating, by: reviewer, at: submittedAt ?? '' })),
    ),
    ...answerRatings.flatMap(({ levels, questionId, rater, reason, at }) =>
      levels.map((level) => ({ ...level, questionId, reason: reason || null, by: rater, at })),
    ),
  ]
  return given
    .flatMap(({ questionId, criterionId, level, reason, by, at }) => {
      const machineLevel = machine.get(`${questionId} ${criterionId}`)
      if (machineLevel === undefined || machineLevel === level) return []
      return [{ questionId, criterionId, machineLevel, level, reason, by, at }]
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
