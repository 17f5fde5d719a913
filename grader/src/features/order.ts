import type { Alignment } from './alignment.ts'
import type { TextView } from './text-view.ts'

function grams(items: readonly string[], n: number): Set<string> {
  const all = new Set<string>()
  for (let i = 0; i + n <= items.length; i++) all.add(items.slice(i, i + n).join(' '))
  return all
}

function shareIn(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0
  let found = 0
  for (const gram of wanted) if (given.has(gram)) found++
  return found / wanted.size
}

/** Length of the longest common subsequence and of the longest common run, in words. */
export function commonSequence(a: readonly string[], b: readonly string[]): { subsequence: number; run: number } {
  let previous = new Uint16Array(b.length + 1)
  let previousRun = new Uint16Array(b.length + 1)
  let run = 0
  for (const word of a) {
    const row = new Uint16Array(b.length + 1)
    const runs = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      const same = word === b[j - 1]
      row[j] = same ? (previous[j - 1] ?? 0) + 1 : Math.max(previous[j] ?? 0, row[j - 1] ?? 0)
      runs[j] = same ? (previousRun[j - 1] ?? 0) + 1 : 0
      run = Math.max(run, runs[j] ?? 0)
    }
    previous = row
    previousRun = runs
  }
  return { subsequence: previous[b.length] ?? 0, run }
}

/** Share of pairs of matched words that stand in the answer in the reference's order; 0.5 when there are no pairs. */
export function concordance(alignment: Alignment): number {
  const places = alignment.partner.flatMap((token) => (token ? [token.start] : []))
  let right = 0
  let pairs = 0
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      if (places[i] === places[j]) continue
      pairs++
      if ((places[i] ?? 0) < (places[j] ?? 0)) right++
    }
  }
  return pairs > 0 ? right / pairs : 0.5
}

const NEAR = 6 // words between the partners of neighbouring words

/** Share of neighbouring content words of the reference whose partners are neighbours in the answer too. */
export function pairRecall(answer: TextView, there: Alignment): number {
  const places = new Map(answer.tokens.map((token, place) => [token, place]))
  let kept = 0
  for (let i = 0; i + 1 < there.partner.length; i++) {
    const a = there.partner[i]
    const b = there.partner[i + 1]
    if (!a || !b || a === b) continue
    if (Math.abs((places.get(a) ?? 0) - (places.get(b) ?? 0)) <= NEAR) kept++
  }
  return there.partner.length > 1 ? kept / (there.partner.length - 1) : 0
}

const LONGEST = 600 // words compared in order; beyond that order tells nothing new

export function orderFeatures(reference: TextView, answer: TextView, there: Alignment): Record<string, number> {
  const wanted = reference.tokens.slice(0, LONGEST).map((token) => token.stem)
  const given = answer.tokens.slice(0, LONGEST).map((token) => token.stem)
  const contentWanted = reference.tokens.filter((token) => !token.stop).map((token) => token.stem)
  const contentGiven = answer.tokens.filter((token) => !token.stop).map((token) => token.stem)
  const { subsequence, run } = commonSequence(wanted, given)
  return {
    words_recall: shareIn(new Set(wanted), new Set(given)),
    words_precision: shareIn(new Set(given), new Set(wanted)),
    bigram_recall: shareIn(grams(wanted, 2), grams(given, 2)),
    bigram_precision: shareIn(grams(given, 2), grams(wanted, 2)),
    trigram_recall: shareIn(grams(wanted, 3), grams(given, 3)),
    content_bigram_recall: shareIn(grams(contentWanted, 2), grams(contentGiven, 2)),
    sequence_recall: subsequence / Math.max(1, wanted.length),
    sequence_precision: subsequence / Math.max(1, given.length),
    longest_run: run / Math.max(1, wanted.length),
    concordance: concordance(there),
    pair_recall: pairRecall(answer, there),
  }
}
