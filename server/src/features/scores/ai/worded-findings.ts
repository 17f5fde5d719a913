import type { Finding, Findings } from '../../../domain/scoring/summary.ts'
import type { StoredScore } from '../stored-score.ts'
import type { ScoresByQuestion } from '../totals.ts'
import type { WordedSummary } from './summarise-interview.task.ts'

const longest = 300
// Numbers are computed, never worded.
const numeric = /\d\s*(%|\/|of \d|out of|points?\b)|\b(score|scored|level|grade|rank|hire|reject)\w*\b/iu

/**
 * A model's sentences with the evidence that the scores hold. One that rests on a point which was not found (for a
 * strength) or was (for a gap), or that speaks of scores, falls away.
 */
export function wordedFindings({ strengths, gaps }: WordedSummary, scores: ScoresByQuestion): Findings {
  const supported =
    (found: boolean) =>
    (worded: WordedSummary['gaps'][number]): Finding[] => {
      const { questionId, keyPointIds, text } = worded
      const points = scores.get(questionId)?.keyPoints ?? []
      const named = keyPointIds.flatMap((id) => points.filter((point) => point.id === id))
      const fits = named.length === keyPointIds.length && named.every((point) => point.found === found)
      if (!fits || text.trim() === '' || text.length > longest || numeric.test(text)) return []
      return [{ text: text.trim(), questionId, evidence: found ? named.flatMap(({ evidence }) => evidence) : [] }]
    }
  return { strengths: strengths.flatMap(supported(true)), gaps: gaps.flatMap(supported(false)) }
}

/** Where nothing could be judged there is nothing to word: what is composed says so. */
export const isJudged = ({ criteria }: StoredScore): boolean =>
  criteria.some(({ status }) => status === 'scored' || status === 'provisional')
