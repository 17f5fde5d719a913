import type { EvidenceClaim } from '../../../domain/scoring/evidence.ts'

const leastLetters = 8

/**
 * Where these quotes stand in a text. Models change spaces and quotation marks; nothing else is forgiven, and a quote of
 * a word or less supports nothing, unless that is all there is.
 */
export function locateQuotes(text: string, quotes: readonly string[]): EvidenceClaim[] {
  const whole = lettersIn(text)
  return quotes.flatMap((quote) => {
    if (lettersIn(quote) < Math.min(leastLetters, whole)) return []
    const found = patternOf(quote).exec(text)
    return found && found[0].length > 0 ? [{ start: found.index, end: found.index + found[0].length }] : []
  })
}

const lettersIn = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

function patternOf(quote: string): RegExp {
  const words = quote.trim().split(/\s+/u)
  const literal = words.map((word) =>
    word
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replace(/['‘’]/gu, "['‘’]")
      .replace(/["“”]/gu, '["“”]'),
  )
  return new RegExp(literal.join('\\s+'), 'u')
}
