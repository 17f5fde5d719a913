import type { Token } from '../text/tokens.ts'
import type { Range } from '../types.ts'
import { wordSimilarity } from './similar.ts'

export type Recall = { strength: number; matched: Token[] }

/**
 * Weighted soft recall: how much of the target's weight is found in the answer, 0–1.
 * @param weightOf weight of a target word, at least 0; words of weight 0 do not count
 */
export function softRecall(
  target: readonly Token[],
  answer: readonly Token[],
  weightOf: (token: Token) => number,
): Recall {
  const matched = new Set<Token>()
  let found = 0
  let total = 0
  for (const wanted of target) {
    const weight = weightOf(wanted)
    if (weight <= 0) continue
    total += weight
    let best = 0
    let bestToken: Token | undefined
    for (const token of answer) {
      if (token.stop && !wanted.stop) continue
      const similarity = wordSimilarity(wanted, token)
      if (similarity > best) {
        best = similarity
        bestToken = token
      }
      if (best === 1) break
    }
    found += weight * best
    if (bestToken) matched.add(bestToken)
  }
  return { strength: total > 0 ? found / total : 0, matched: [...matched].sort((a, b) => a.start - b.start) }
}

/** Joins matched words into readable quotes: words at most `gap` characters apart become one range. */
export function rangesOf(tokens: readonly Token[], gap = 25): Range[] {
  const ranges: Range[] = []
  for (const token of [...tokens].sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1)
    if (last && token.start - last.end <= gap) last.end = Math.max(last.end, token.end)
    else ranges.push({ start: token.start, end: token.end })
  }
  return ranges
}

/** One list of ranges without overlaps, in order of place. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}
