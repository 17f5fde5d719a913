import { centroid, cosine } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import type { TextView, Weighting } from './text-view.ts'

const LONGEST = 120 // words of each text compared phrase by phrase

const contentOf = (view: TextView): Token[] =>
  view.tokens.filter((token) => !token.stop && !token.negates).slice(0, LONGEST)

function vectorOf(tokens: readonly Token[], weightOf: Weighting): Float64Array {
  return centroid(tokens.map((token) => ({ rank: token.rank, weight: weightOf(token) })))
}

function windowsOf(tokens: readonly Token[], length: number): Token[][] {
  if (tokens.length <= length) return tokens.length > 0 ? [[...tokens]] : []
  return Array.from({ length: tokens.length - length + 1 }, (_, i) => tokens.slice(i, i + length))
}

type Best = { there: number; least: number; back: number }

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function normalised(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? vector.map((value) => value / length) : vector
}

/** Highest cosine of each vector with one of the other side: mean and least of the wanted, mean of the given. */
function bestOf(wanted: readonly Float64Array[], given: readonly Float64Array[]): Best {
  if (wanted.length === 0 || given.length === 0) return { there: 0, least: 0, back: 0 }
  const others = given.map(normalised)
  const back = new Array<number>(given.length).fill(0)
  const there = wanted.map(normalised).map((a) => {
    let best = 0
    others.forEach((b, j) => {
      let dot = 0
      for (let i = 0; i < a.length; i++) dot += (a[i] ?? 0) * (b[i] ?? 0)
      best = Math.max(best, dot)
      back[j] = Math.max(back[j] ?? 0, dot)
    })
    return best
  })
  return { there: mean(there), least: Math.min(...there), back: mean(back) }
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
    const best = bestOf(a, b)
    found[`phrase_${length}_recall`] = best.there
    found[`phrase_${length}_least`] = best.least
    found[`phrase_${length}_precision`] = best.back
  }
  const clauses = (view: TextView) =>
    view.clauses.slice(0, 40).map((clause) =>
      vectorOf(
        clause.tokens.filter((token) => !token.stop),
        plain,
      ),
    )
  const covered = bestOf(clauses(reference), clauses(answer))
  found.clause_recall = covered.there
  found.clause_least = covered.least
  found.soft_sequence = softSequence(wanted, given, demoted)
  found.soft_sequence_back = softSequence(given, wanted, demoted)
  return found
}
