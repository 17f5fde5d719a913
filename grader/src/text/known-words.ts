import { rankOf } from '../lexicon/lexicon.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

export type WordFacts = {
  word: string
  stem: string
  /** Frequency rank among the known English words; undefined for names, typos and other languages. */
  rank: number | undefined
  stop: boolean
  negates: boolean
}

const negations = new Set(
  `no not never none nothing nobody neither nor without cannot cant can't dont don't doesnt doesn't isnt isn't arent aren't wont won't
wasnt wasn't werent weren't didnt didn't hasnt hasn't havent haven't couldnt couldn't wouldnt wouldn't shouldnt shouldn't unable lacks lack`.split(
    /\s+/,
  ),
)

const MOST = 20_000 // words remembered, a few megabytes
const LONGEST = 12 // characters; a longer piece of a text would keep the whole text in memory
const remembered = new Map<string, WordFacts>()

/** What is known about a lower-case word: stem, frequency, whether it is a function word or negates. Remembered, since stemming is slow. */
export function factsOf(word: string): WordFacts {
  const known = remembered.get(word)
  if (known) return known
  const negates = negations.has(word)
  const bare = word.replace(/'s?$|'s$/, '')
  const facts = {
    word,
    stem: stem(bare.replace(/'/g, '')),
    rank: rankOf(bare),
    stop: stopWords.has(word) && !negates,
    negates,
  }
  if (word.length > LONGEST) return facts
  if (remembered.size >= MOST) remembered.clear()
  remembered.set(word, facts)
  return facts
}
