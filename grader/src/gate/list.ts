import type { TextView } from '../features/text-view.ts'
import type { Token } from '../text/tokens.ts'

const LONG = 12 // words; a shorter answer may be a list and right
const SENTENCES = 0.3 // share of function words from which a reference is prose
const BARE = 0.1
const JOINED = 0.35
const VERY_LONG = 25 // words, none of which needs to stand bare
const BARE_IN_MANY = 0.2
const SORTED = 0.8 // share of neighbours in the order of the alphabet; in prose it is about a half

const share = <T>(items: readonly T[], is: (item: T) => boolean) =>
  items.length > 0 ? items.filter(is).length / items.length : 0

/** Neighbours in the order of the alphabet, of all neighbours. */
function sortedness(tokens: readonly Token[]): number {
  const follows = tokens.filter(({ word }, i) => i > 0 && (tokens[i - 1]?.word ?? '') <= word).length
  return follows / Math.max(1, tokens.length - 1)
}

// "The longer …, the higher …" says something; no word joins a list but those that can stand between any two others.
const article = /^(the|an?)$/

/** Share of the function word that stands there most often: `and` between all others. */
function joining(tokens: readonly Token[]): number {
  const counts = new Map<string, number>()
  for (const { word, stop } of tokens) if (stop && !article.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Math.max(0, ...counts.values()) / tokens.length
}

/** Many words with hardly a function word among them, joined by one, or sorted, where the reference is prose. */
export function isList(references: readonly TextView[], tokens: readonly Token[]): boolean {
  if (tokens.length < LONG) return false
  const functions = (words: readonly Token[]) => share(words, ({ stop, negates }) => stop || negates)
  const many = tokens.length >= VERY_LONG
  const bare = functions(tokens) < (many ? BARE_IN_MANY : BARE) || joining(tokens) > JOINED
  if (!bare && !(many && sortedness(tokens) >= SORTED)) return false
  return references.every((reference) => functions(reference.tokens) > SENTENCES)
}
