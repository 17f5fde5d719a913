import type { SharedLevel } from '@colloquy/contracts/reviews'
import { sharedLevel } from '../../domain/scoring/aggregate.ts'
import { criterionOf, givenLevels, type PeoplesLevels } from './given-levels.ts'

/** The levels that more than one person gave, with who gave which and what counts. */
export function sharedLevels(submitted: PeoplesLevels): SharedLevel[] {
  const standing = givenLevels(submitted).filter(({ counts }) => counts !== null)
  return [...Map.groupBy(standing, criterionOf).values()].flatMap((ofOne) => {
    const [first, second] = ofOne
    const counts = sharedLevel(ofOne.map(({ level }) => level))
    if (!first || !second || !counts) return []
    const { questionId, criterionId } = first
    return [{ questionId, criterionId, ...counts, given: ofOne.map(({ rater, level }) => ({ rater, level })) }]
  })
}
