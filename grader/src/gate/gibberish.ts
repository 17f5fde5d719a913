import { knownWords, rankOf } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'

const FEW = 5 // words
const LONGEST = 40 // letters of a word; one that is longer is spelt as no word is

const share = <T>(items: readonly T[], is: (item: T) => boolean) =>
  items.length > 0 ? items.filter(is).length / items.length : 0

const threes = (word: string): string[] =>
  Array.from({ length: word.length }, (_, i) => `^${word}$`.slice(i, i + 3)).filter((part) => part.length === 3)

let spelt: Set<string> | undefined

/** Whether a word is put together from letters as English words are: most of its runs of three stand in known words. */
function isSpelt(word: string): boolean {
  if (word.length > LONGEST) return false
  spelt ??= new Set(knownWords().flatMap(threes))
  const known = spelt
  return share(threes(word), (part) => known.has(part)) >= 0.75
}

/**
 * Mostly letters that are no words; a few typos, compounds or symbols are not enough. In an answer of a few words,
 * where one typo is all of it, the letters must be such as no word has.
 */
export function isGibberish(tokens: readonly Token[], expected: ReadonlySet<string>): boolean {
  const words = tokens.filter(({ word }) => word.length > 2 && !/\p{N}/u.test(word))
  const beginnings = new Set([...expected].filter((known) => known.length >= 4).map((known) => known.slice(0, 4)))
  const strange = ({ word, stem, rank, stop, negates }: Token) =>
    rank === undefined &&
    !stop &&
    !negates &&
    !expected.has(stem) &&
    !beginnings.has(word.slice(0, 4)) &&
    (word.length < 6 || rankOf(word.slice(0, -1)) === undefined)
  if (words.length === 0) return false
  if (words.length > FEW) return share(words, strange) > 0.6
  return words.every(strange) && share(words, ({ word }) => !isSpelt(word)) > 0.5
}
