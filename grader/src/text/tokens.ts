import { factsOf, type WordFacts } from './known-words.ts'

/** A word at its place in a text (UTF-16 offsets). */
export type Token = WordFacts & { start: number; end: number }

// A word keeps an inner apostrophe; C++, C# and F# stay whole; numbers keep their decimals.
const wordPattern = /[cC]\+\+|[cCfF]#(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu

/** Words of a text with their places (UTF-16 offsets), lower-cased, stemmed, function words and negations marked. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const facts = factsOf(match[0].toLowerCase().replace(/’/g, "'"))
    tokens.push({ ...facts, start: match.index, end: match.index + match[0].length })
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
