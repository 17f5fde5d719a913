import { informationOf } from '../lexicon/lexicon.ts'
import { type Clause, clausesOf, type Token, tokenise } from '../text/tokens.ts'

/** A text read once for all features. */
export type TextView = {
  text: string
  tokens: Token[]
  /** Words that carry meaning, each stem once, in order of first mention. */
  content: Token[]
  stems: Set<string>
  clauses: Clause[]
}

export function viewOf(text: string, tokens: Token[] = tokenise(text)): TextView {
  const seen = new Map<string, Token>()
  for (const token of tokens) if (!token.stop && !token.negates && !seen.has(token.stem)) seen.set(token.stem, token)
  const stems = new Set(tokens.map((token) => token.stem))
  return { text, tokens, content: [...seen.values()], stems, clauses: clausesOf(text, tokens) }
}

export type Weighting = (token: Token) => number

/** By rarity alone; by rarity with the question's own words demoted; only words that the question does not hold. */
export function weightings(question: TextView): { plain: Weighting; demoted: Weighting; novel: Weighting } {
  const asked = question.stems
  return {
    plain: (token) => informationOf(token.rank),
    demoted: (token) => informationOf(token.rank) * (asked.has(token.stem) ? 0.2 : 1),
    novel: (token) => (asked.has(token.stem) ? 0 : informationOf(token.rank)),
  }
}
