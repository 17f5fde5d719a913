import type { ReviewRating } from '@colloquy/contracts/reviews'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { givenLevels } from './given-levels.ts'
import { answerRatingRepository } from './queue/answer-ratings.repository.ts'
import { reviewRepository } from './reviews.repository.ts'

/** A level that a person gave and that stands. */
export type StandingRating = ReviewRating & { by: string }

/** What people have rated: each person once for each criterion of an answer. */
export async function standingRatings(db: DbOrTrx, interviewId: string): Promise<StandingRating[]> {
  const answerRatings = await answerRatingRepository.list(db, interviewId)
  const reviews = await reviewRepository.findSubmitted(db, interviewId)
  return givenLevels({ reviews, answerRatings })
    .filter(({ counts }) => counts !== null)
    .map(({ questionId, criterionId, level, reason, rater }) => ({
      questionId,
      criterionId,
      level,
      reason,
      by: rater.id,
    }))
}
