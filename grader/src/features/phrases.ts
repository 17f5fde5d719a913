import { centroid, cosine, cosineOf } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import type { TextView, Weighting } from './text-view.ts'

const LONGEST = 200 // words of each text compared phrase by phrase

const contentOf = (view: TextView): Token[] =>
  view.tokens.filter((token) => !token.stop && !token.negates).slice(0, LONGEST)

function vectorOf(tokens: readonly Token[], weightOf: Weighting): Float64Array {
  return centroid(tokens.map((token) => ({ rank: token.rank, weight: weightOf(token) })))
}

function windowsOf(tokens: readonly Token[], length: number): Token[][] {
  if (tokens.length <= length) return tokens.length > 0 ? [[...tokens]] : []
  return Array.from({ length: tokens.length - length + 1 }, (_, i) => tokens.slice(i, i + length))
}

function meanBest(wanted: readonly Float64Array[], given: readonly Float64Array[]): { mean: number; least: number } {
  if (wanted.length === 0 || given.length === 0) return { mean: 0, least: 0 }
  const best = wanted.map((a) => given.reduce((top, b) => Math.max(top, cosineOf(a, b)), 0))
  return { mean: best.reduce((sum, value) => sum + value, 0) / best.length, least: Math.min(...best) }
}

/** Best-scoring common subsequence where words of close meaning count in part (a soft longest common subsequence). */
function softSequence(wanted: readonly Token[], given: readonly Token[], weightOf: Weighting): number {
  let previous = new Float64Array(given.length + 1)
  for (const a of wanted) {
    const row = new Float64Array(given.length + 1)
    const weight = weightOf(a)
    given.forEach((b, j) => {
      const near = a.rank !== undefined && b.rank !== undefined ? cosine(a.rank, b.rank) : 0
      const same = a.stem === b.stem ? 1 : near > 0.5 ? near : 0
      row[j + 1] = Math.max(row[j] ?? 0, previous[j + 1] ?? 0, (previous[j] ?? 0) + weight * same)
    })
    previous = row
  }
  const total = wanted.reduce((sum, token) => sum + weightOf(token), 0)
  return total > 0 ? (previous[given.length] ?? 0) / total : 0
}

/** Similarity of groups of words rather than single ones. */
export function phraseFeatures(
  reference: TextView,
  answer: TextView,
  plain: Weighting,
  demoted: Weighting,
): Record<string, number> {
  const wanted = contentOf(reference)
  const given = contentOf(answer)
  const found: Record<string, number> = {}
  for (const length of [2, 4]) {
    const vectorsOf = (tokens: readonly Token[]) => windowsOf(tokens, length).map((window) => vectorOf(window, plain))
    const a = vectorsOf(wanted)
    const b = vectorsOf(given)
    const there = meanBest(a, b)
    found[`phrase_${length}_recall`] = there.mean
    found[`phrase_${length}_least`] = there.least
    found[`phrase_${length}_precision`] = meanBest(b, a).mean
  }
  const clauses = (view: TextView) =>
    view.clauses.slice(0, 40).map((clause) =>
      vectorOf(
        clause.tokens.filter((token) => !token.stop),
        plain,
      ),
    )
  const covered = meanBest(clauses(reference), clauses(answer))
  found.clause_recall = covered.mean
  found.clause_least = covered.least
  found.soft_sequence = softSequence(wanted, given, demoted)
  found.soft_sequence_back = softSequence(given, wanted, demoted)
  return found
}
