import type { AnswerRating, Review, ReviewRating } from '@colloquy/contracts/reviews'
import { sharedLevel } from '../../domain/scoring/aggregate.ts'

/** What people have submitted on one interview, oldest first. */
export type PeoplesLevels = { reviews: Review[]; answerRatings: AnswerRating[] }

/** One level that a person gave to one criterion of one answer. */
export type GivenLevel = ReviewRating & {
  rater: { id: string; name: string }
  givenIn: 'review' | 'review queue'
  at: string | null
  /** The mean of the levels that stand for this criterion; null where this one does not stand any more. */
  counts: number | null
}

/**
 * Every level that people gave. Each person counts once for each criterion of an answer: a submitted review goes before
 * what the same person gave to single answers, and of those the newest counts.
 */
export function givenLevels({ reviews, answerRatings }: PeoplesLevels): GivenLevel[] {
  const single = answerRatings.flatMap(({ questionId, rater, levels, reason, at }) =>
    levels.map((one) => ({ ...one, questionId, reason: reason || null, rater, givenIn: 'review queue' as const, at })),
  )
  const reviewed = reviews.flatMap(({ ratings, reviewer, submittedAt }) =>
    ratings.map((one) => ({ ...one, rater: reviewer, givenIn: 'review' as const, at: submittedAt })),
  )
  const all = [...single, ...reviewed]
  const last = new Map(all.map((given) => [`${given.rater.id} ${criterionOf(given)}`, given]))
  const standing = new Set(last.values())
  const counting = new Map(
    [...Map.groupBy(standing, criterionOf)].map(([criterion, ofOne]) => [
      criterion,
      sharedLevel(ofOne.map(({ level }) => level))?.level ?? null,
    ]),
  )
  return all.map((given) => ({
    ...given,
    counts: standing.has(given) ? (counting.get(criterionOf(given)) ?? null) : null,
  }))
}

/** Which criterion of which answer a level is for. */
export const criterionOf = ({ questionId, criterionId }: Pick<ReviewRating, 'questionId' | 'criterionId'>): string =>
  `${questionId} ${criterionId}`
