import { rangesOf, softRecall } from './match/recall.ts'
import { clausesOf, type Token, tokenise } from './text/tokens.ts'
import type { KeyPoint, KeyPointResult, Range } from './types.ts'

const FOUND = 0.55

/** Key points of a reference answer: one for each sentence or list item that holds content, weighted by its length. */
export function keyPointsOf(reference: string): KeyPoint[] {
  return clausesOf(reference)
    .map((clause) => ({ clause, content: clause.tokens.filter((token) => !token.stop).length }))
    .filter(({ content }) => content > 0)
    .map(({ clause, content }, index) => ({
      id: `reference-${index + 1}`,
      weight: content,
      phrasings: [reference.slice(clause.start, clause.end)],
    }))
}

/** How much a word of a key point tells: function words nothing, words that the question gave away little. */
export function wordWeight(asked: ReadonlySet<string>): (token: Token) => number {
  return (token) => {
    if (token.stop) return 0
    return asked.has(token.stem) ? 0.2 : 1
  }
}

/** The strongest match of any phrasing of a key point in the answer, with the words that matched as evidence. */
export function findKeyPoint(
  keyPoint: KeyPoint,
  answer: readonly Token[],
  weightOf: (token: Token) => number,
): KeyPointResult {
  let strength = 0
  let evidence: Range[] = []
  for (const phrasing of keyPoint.phrasings) {
    const recall = softRecall(tokenise(phrasing), answer, weightOf)
    if (recall.strength <= strength) continue
    strength = recall.strength
    evidence = rangesOf(recall.matched)
  }
  const found = strength >= FOUND && evidence.length > 0
  return { id: keyPoint.id, found, strength, evidence }
}
