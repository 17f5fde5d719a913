import type { ReviewRating } from '@colloquy/contracts/reviews'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { answerRatingRepository } from './queue/answer-ratings.repository.ts'
import { reviewRepository } from './reviews.repository.ts'

/** A level that a person gave and that stands. */
export type StandingRating = ReviewRating & { by: string }

/**
 * What people have rated: each person once for each criterion of an answer. A submitted review goes before what the same
 * person gave to single answers; of those the newest counts.
 */
export async function standingRatings(db: DbOrTrx, interviewId: string): Promise<StandingRating[]> {
  const single = (await answerRatingRepository.list(db, interviewId)).flatMap(({ levels, rater, questionId, reason }) =>
    levels.map((level) => ({ ...level, questionId, reason: reason || null, by: rater.id })),
  )
  const reviewed = (await reviewRepository.findSubmitted(db, interviewId)).flatMap(({ ratings, reviewer }) =>
    ratings.map((rating) => ({ ...rating, by: reviewer.id })),
  )
  const last = new Map<string, StandingRating>()
  for (const rating of [...single, ...reviewed])
    last.set(`${rating.by} ${rating.questionId} ${rating.criterionId}`, rating)
  return [...last.values()]
}
