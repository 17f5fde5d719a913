import type { PeoplesLevels } from './given-levels.ts'

/** R11.7: what others gave is shown to whoever has submitted a review of their own; before, the own levels alone. */
export function visibleLevels({ reviews, answerRatings }: PeoplesLevels, userId: string): PeoplesLevels {
  if (reviews.some(({ reviewer }) => reviewer.id === userId)) return { reviews, answerRatings }
  return { reviews: [], answerRatings: answerRatings.filter(({ rater }) => rater.id === userId) }
}
