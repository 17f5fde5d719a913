import type { Token } from '../text/tokens.ts'
import type { Range } from '../types.ts'

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
