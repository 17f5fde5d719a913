import { classes, table } from '../model/word-order.generated.ts'
import { stopWords } from './stop-words.ts'
import type { Token } from './tokens.ts'

const endings: readonly (readonly [RegExp, string])[] = [
  [/^\p{N}/u, '#number'],
  [/ing$/, '#ing'],
  [/ed$/, '#ed'],
  [/ly$/, '#ly'],
  [/(tion|ment|ness|ity)s?$/, '#noun'],
  [/[^s]s$/, '#s'],
]

/** Word class for word order: the function word itself, or a rough kind by ending. */
export function wordClass(word: string): string {
  if (stopWords.has(word)) return word
  return endings.find(([ending]) => ending.test(word))?.[1] ?? '#other'
}

const placeOf: ReadonlyMap<string, number> = new Map(classes.split(' ').map((name, place) => [name, place]))
const other = placeOf.get('#other') ?? 0

/**
 * How much the order of words is that of English prose: mean pointwise mutual information of neighbouring word classes,
 * pairs of two content words left out. Prose lies above 0.3, shuffled words near 0.
 * @returns nats per pair, and how many pairs were seen
 */
export function wordOrder(tokens: readonly Token[]): { information: number; pairs: number } {
  const width = placeOf.size
  let sum = 0
  let pairs = 0
  for (let i = 0; i + 1 < tokens.length; i++) {
    const a = tokens[i]
    const b = tokens[i + 1]
    if (!a || !b || (!a.stop && !b.stop)) continue
    const row = placeOf.get(wordClass(a.word)) ?? other
    const column = placeOf.get(wordClass(b.word)) ?? other
    sum += (table.charCodeAt(row * width + column) - 65) / 5 - 3
    pairs++
  }
  return { information: pairs > 0 ? sum / pairs : 0, pairs }
}
