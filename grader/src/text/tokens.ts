import { rankOf } from '../lexicon/lexicon.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

export type Token = {
  word: string
  stem: string
  /** Frequency rank among the known English words; undefined for names, typos and other languages. */
  rank: number | undefined
  start: number
  end: number
  stop: boolean
  negates: boolean
}

const negations = new Set(
  `no not never none nothing nobody neither nor without cannot cant can't dont don't doesnt doesn't isnt isn't arent aren't wont won't
wasnt wasn't werent weren't didnt didn't hasnt hasn't havent haven't couldnt couldn't wouldnt wouldn't shouldnt shouldn't unable lacks lack`.split(
    /\s+/,
  ),
)

// A word keeps an inner apostrophe; C++, C# and F# stay whole; numbers keep their decimals.
const wordPattern = /[cC]\+\+|[cCfF]#(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu

/** Words of a text with their places (UTF-16 offsets), lower-cased, stemmed, function words and negations marked. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const word = match[0].toLowerCase().replace(/’/g, "'")
    const negates = negations.has(word)
    const bare = word.replace(/'s?$|'s$/, '')
    tokens.push({
      word,
      stem: stem(bare.replace(/'/g, '')),
      rank: rankOf(bare),
      start: match.index,
      end: match.index + match[0].length,
      stop: stopWords.has(word) && !negates,
      negates,
    })
  }
  return tokens
}

export type Clause = { start: number; end: number; tokens: Token[] }

/** Sentences and list items of a text; the ends of a clause are those of its first and last word. */
export function clausesOf(text: string, tokens: readonly Token[] = tokenise(text)): Clause[] {
  const clauses: Clause[] = []
  let open: Token[] = []
  const close = () => {
    const first = open[0]
    const last = open.at(-1)
    if (first && last) clauses.push({ start: first.start, end: last.end, tokens: open })
    open = []
  }
  for (const token of tokens) {
    const before = open.at(-1)
    if (before && /[.!?;:\n•●|](\s|$)|\n/.test(text.slice(before.end, token.start + 1))) close()
    open.push(token)
  }
  close()
  return clauses
}
