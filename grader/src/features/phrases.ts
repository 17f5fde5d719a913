import { centroid, cosine, informationOf } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { mean } from './mean.ts'
import type { TextView, Weighting } from './text-view.ts'

const LONGEST = 120 // words of each text compared phrase by phrase

const contentOf = (view: TextView): Token[] =>
  view.tokens.filter((token) => !token.stop && !token.negates).slice(0, LONGEST)

/** The unit vector of a group of words, the telling ones first. */
function vectorOf(tokens: readonly Token[]): Float64Array {
  return normalised(centroid(tokens.map((token) => ({ rank: token.rank, weight: informationOf(token.rank) }))))
}

function windowsOf(tokens: readonly Token[], length: number): Token[][] {
  if (tokens.length <= length) return tokens.length > 0 ? [[...tokens]] : []
  return Array.from({ length: tokens.length - length + 1 }, (_, i) => tokens.slice(i, i + length))
}

type Best = { there: number; least: number; back: number }

function normalised(vector: Float64Array): Float64Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * scale
  return vector
}

/** Highest cosine of each unit vector with one of the other side: mean and least of the wanted, mean of the given. */
function bestOf(wanted: readonly Float64Array[], given: readonly Float64Array[]): Best {
  if (wanted.length === 0 || given.length === 0) return { there: 0, least: 0, back: 0 }
  const back = new Array<number>(given.length).fill(0)
  const there = wanted.map((a) => {
    let best = 0
    given.forEach((b, j) => {
      let dot = 0
      for (let i = 0; i < a.length; i++) dot += (a[i] ?? 0) * (b[i] ?? 0)
      best = Math.max(best, dot)
      back[j] = Math.max(back[j] ?? 0, dot)
    })
    return best
  })
  return { there: mean(there), least: Math.min(...there), back: mean(back) }
}

/** For each pair of words how far one stands for the other: 1 for the same stem, the cosine where that is near. */
function nearness(wanted: readonly Token[], given: readonly Token[]): Float64Array[] {
  return wanted.map((a) =>
    Float64Array.from(given, (b) => {
      if (a.stem === b.stem) return 1
      const near = a.rank !== undefined && b.rank !== undefined ? cosine(a.rank, b.rank) : 0
      return near > 0.5 ? near : 0
    }),
  )
}

/** Best-scoring common subsequence where words of close meaning count in part (a soft longest common subsequence). */
function softSequence(weights: readonly number[], length: number, near: (i: number, j: number) => number): number {
  let previous = new Float64Array(length + 1)
  weights.forEach((weight, i) => {
    const row = new Float64Array(length + 1)
    for (let j = 0; j < length; j++) {
      row[j + 1] = Math.max(row[j] ?? 0, previous[j + 1] ?? 0, (previous[j] ?? 0) + weight * near(i, j))
    }
    previous = row
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total > 0 ? (previous[length] ?? 0) / total : 0
}

type Groups = { content: Token[]; windows: Map<number, Float64Array[]>; clauses: Float64Array[] }

const WINDOWS = [2, 4] // words
const known = new WeakMap<TextView, Groups>()

/** Vectors of a text's neighbouring words and of its sentences; kept as long as the text is. */
function groupsOf(view: TextView): Groups {
  const before = known.get(view)
  if (before) return before
  const content = contentOf(view)
  const windows = new Map(WINDOWS.map((length) => [length, windowsOf(content, length).map(vectorOf)]))
  const clauses = view.clauses.slice(0, 40).map(({ tokens }) => vectorOf(tokens.filter((token) => !token.stop)))
  const made = { content, windows, clauses }
  known.set(view, made)
  return made
}

/** Similarity of groups of words rather than single ones. */
export function phraseFeatures(reference: TextView, answer: TextView, demoted: Weighting): Record<string, number> {
  const wanted = groupsOf(reference)
  const given = groupsOf(answer)
  const found: Record<string, number> = {}
  for (const length of WINDOWS) {
    const best = bestOf(wanted.windows.get(length) ?? [], given.windows.get(length) ?? [])
    found[`phrase_${length}_recall`] = best.there
    found[`phrase_${length}_least`] = best.least
    found[`phrase_${length}_precision`] = best.back
  }
  const covered = bestOf(wanted.clauses, given.clauses)
  found.clause_recall = covered.there
  found.clause_least = covered.least
  const near = nearness(wanted.content, given.content)
  const [m, n] = [wanted.content.length, given.content.length]
  found.soft_sequence = softSequence(wanted.content.map(demoted), n, (i, j) => near[i]?.[j] ?? 0)
  found.soft_sequence_back = softSequence(given.content.map(demoted), m, (i, j) => near[j]?.[i] ?? 0)
  return found
}
