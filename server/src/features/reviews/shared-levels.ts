import type { SharedLevel } from '@colloquy/contracts/reviews'
import { sharedLevel } from '../../domain/scoring/aggregate.ts'
import type { StandingRating } from './standing-ratings.ts'

/** The levels that more than one person gave, with who gave which and what counts. */
export function sharedLevels(ratings: readonly StandingRating[], names: ReadonlyMap<string, string>): SharedLevel[] {
  const byCriterion = Map.groupBy(ratings, ({ questionId, criterionId }) => `${questionId} ${criterionId}`)
  return [...byCriterion.values()].flatMap((ofOne) => {
    const [first, second] = ofOne
    const counts = sharedLevel(ofOne.map(({ level }) => level))
    if (!first || !second || !counts) return []
    const { questionId, criterionId } = first
    const given = ofOne.map(({ by, level }) => ({ rater: { id: by, name: names.get(by) ?? '' }, level }))
    return [{ questionId, criterionId, ...counts, given }]
  })
}
