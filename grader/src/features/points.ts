import { keyPointsOf, type Phrasing, readPhrasing, seekerIn, wordWeight } from '../key-points.ts'
import { ramp } from '../levels.ts'
import { mean } from './mean.ts'
import type { TextView } from './text-view.ts'

const MOST = 30 // sentences of a reference that are looked for

type Point = { id: string; weight: number; phrasings: Phrasing[] }

const known = new WeakMap<TextView, { question: TextView; points: Point[] }>()

/** The sentences of a reference as key points; kept as long as the text is, for the question asked last. */
function pointsOf(question: TextView, reference: TextView): Point[] {
  const before = known.get(reference)
  if (before?.question === question) return before.points
  const weightOf = wordWeight(question.stems)
  const points = keyPointsOf(reference.text)
    .slice(0, MOST)
    .map(({ id, weight, phrasings }) => ({
      id,
      weight,
      phrasings: phrasings.map((said) => readPhrasing(said, weightOf)),
    }))
  known.set(reference, { question, points })
  return points
}

/** How well each sentence of the reference is said within a few neighbouring sentences of the answer, negations counted. */
export function soughtFeatures(question: TextView, reference: TextView, answer: TextView): Record<string, number> {
  const points = pointsOf(question, reference)
  const seek = seekerIn(answer.tokens, answer.text)
  const strengths = points.map((point) => seek(point).strength)
  const said = strengths.map((strength) => ramp(strength, 0.25, 0.65))
  const total = Math.max(
    1,
    points.reduce((sum, { weight }) => sum + weight, 0),
  )
  const weighted = (values: readonly number[]) =>
    points.reduce((sum, { weight }, i) => sum + weight * (values[i] ?? 0), 0) / total
  return {
    sought_mean: mean(strengths),
    sought_best: Math.max(0, ...strengths),
    sought_worst: Math.min(1, ...strengths),
    sought_weighted: weighted(strengths),
    sought_share: weighted(said),
    sought_count: said.reduce((sum, value) => sum + value, 0),
  }
}
