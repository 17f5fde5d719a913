import { centroid, cosineOf } from '../lexicon/lexicon.ts'
import { type Alignment, close, weightedMean } from './alignment.ts'
import type { TextView, Weighting, weightings } from './text-view.ts'

type Weightings = ReturnType<typeof weightings>

const harmonic = (a: number, b: number) => (a + b > 0 ? (2 * a * b) / (a + b) : 0)

function vectorOf(view: TextView, weightOf: Weighting): Float64Array {
  return centroid(view.content.map((token) => ({ rank: token.rank, weight: weightOf(token) })))
}

/** How much of the reference is in the answer and the other way round, by form and by meaning. */
export function overlapFeatures(
  reference: TextView,
  answer: TextView,
  there: Alignment,
  back: Alignment,
  weights: Weightings,
): Record<string, number> {
  const meaningThere = there.meaning.map((value) => close(value))
  const meaningBack = back.meaning.map((value) => close(value))
  const found: Record<string, number> = {}
  for (const [name, weightOf] of Object.entries(weights)) {
    const recall = weightedMean(there.form, reference.content, weightOf)
    const precision = weightedMean(back.form, answer.content, weightOf)
    const softRecall = weightedMean(meaningThere, reference.content, weightOf)
    const softPrecision = weightedMean(meaningBack, answer.content, weightOf)
    found[`recall_${name}`] = recall
    found[`precision_${name}`] = precision
    found[`f_${name}`] = harmonic(recall, precision)
    found[`soft_recall_${name}`] = softRecall
    found[`soft_precision_${name}`] = softPrecision
    found[`soft_f_${name}`] = harmonic(softRecall, softPrecision)
    found[`centroid_${name}`] = cosineOf(vectorOf(reference, weightOf), vectorOf(answer, weightOf))
  }
  const rarest: Weighting = (token) => weights.novel(token) ** 4
  const sumOf = (weightOf: Weighting) =>
    reference.content.reduce((sum, token, i) => sum + weightOf(token) * (meaningThere[i] ?? 0), 0)
  found.rare_recall = weightedMean(there.form, reference.content, rarest)
  found.rare_soft_recall = weightedMean(meaningThere, reference.content, rarest)
  found.found_new = Math.log1p(sumOf(weights.novel))
  found.found_all = Math.log1p(sumOf(weights.plain))
  const missed = reference.content.map((token, i) => weights.novel(token) * (1 - (meaningThere[i] ?? 0)))
  found.missed_most = Math.max(0, ...missed)
  found.missed_sum = missed.reduce((sum, value) => sum + value, 0)
  found.meaning_recall = weightedMean(there.meaning, reference.content, weights.demoted)
  found.meaning_precision = weightedMean(back.meaning, answer.content, weights.demoted)
  for (const floor of [0.35, 0.5, 0.65, 0.8, 0.95]) {
    const above = (values: readonly number[]) => values.map((value) => (value >= floor ? 1 : 0))
    found[`there_over_${floor}`] = weightedMean(above(there.meaning), reference.content, weights.demoted)
    found[`back_over_${floor}`] = weightedMean(above(back.meaning), answer.content, weights.demoted)
  }
  found.found_words = there.form.filter((value) => value > 0).length
  return found
}
