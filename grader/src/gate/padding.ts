import type { Token } from '../text/tokens.ts'
import type { KeyPointResult } from '../types.ts'

const LONG = 60 // words

/** A long answer of which hardly anything speaks to a key point. */
export function isPadded(tokens: readonly Token[], found: readonly KeyPointResult[]): boolean {
  const quoted = found.flatMap(({ strength, evidence }) => (strength >= 0.3 ? evidence : []))
  const used = tokens.filter((token) =>
    quoted.some(({ start, end }) => token.start >= start && token.end <= end),
  ).length
  return tokens.length > LONG && used < 0.12 * tokens.length
}
