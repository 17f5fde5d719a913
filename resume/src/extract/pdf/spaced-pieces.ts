import type { PdfItem } from './items.ts'

/** A gap as wide as this, in parts of the size, is no mere kerning. */
const spacedBy = 0.04
/** A blank adds at least so much, in parts of the size, to the space between letters. */
const blankWidth = 0.13

/** `J` and `ANE` in smaller capitals: however wide the letters are spaced, this is one word. */
export function isSmallCapitals(before: PdfItem, item: PdfItem): boolean {
  const ratio = item.size / before.size
  return ratio > 0.6 && ratio < 0.9 && /(?:^|[\s.'’-])\p{Lu}$/u.test(before.text.trim()) && /^\p{Lu}/u.test(item.text)
}

/** All of a row in capitals, some of them smaller ones. */
export function isInSmallCapitals(items: PdfItem[]): boolean {
  const begins = items.some((item, at) => {
    const before = items[at - 1]
    return before !== undefined && isSmallCapitals(before, item)
  })
  return begins && items.every(({ text }) => text === text.toUpperCase())
}

/**
 * Small capitals in letter-spaced type: `J`, `A N E`, `D`, `O E`, the same blank between all of them. How far the letters
 * stand apart shows between a capital and the smaller ones behind it; a word ends where the gap is clearly wider.
 * Null where the letters are not spaced.
 */
export function joinSpacedSmallCapitals(items: PdfItem[]): string | null {
  const spacing = Math.min(
    ...items.flatMap((item, at) => {
      const before = items[at - 1]
      return before && isSmallCapitals(before, item) ? [gapAfter(before, item)] : []
    }),
  )
  const size = Math.min(...items.map((item) => item.size))
  if (spacing === Number.POSITIVE_INFINITY || spacing < spacedBy * size) return null
  return joinBySpacing(items, spacing + blankWidth * size)
}

const spacedLetters = /^\p{L}(?: \p{L})*$/u

/**
 * Letter-spaced type in which some letters come from another font (`N G U Y`, `Ễ`, `N`): the gap where the font changes is
 * that between letters if there are clearly wider ones. Null for a row that is not set so.
 */
export function joinSpacedFonts(items: PdfItem[]): string | null {
  if (items.every(({ font }) => font === items[0]?.font)) return null
  if (!items.every(({ text }) => spacedLetters.test(text)) || !items.some(({ text }) => text.length > 2)) return null
  const gaps = items.slice(1).map((item, at) => ({ item, before: items[at] ?? item }))
  const across = gaps.filter(({ item, before }) => item.font !== before.font)
  const spacing = Math.min(...across.map(({ item, before }) => gapAfter(before, item)))
  const widest = spacing + blankWidth * Math.min(...items.map(({ size }) => size))
  if (!gaps.some(({ item, before }) => gapAfter(before, item) > widest)) return null
  return joinBySpacing(items, widest)
}

/** Pieces of words: a blank where the gap is wider than `widest`. */
function joinBySpacing(items: PdfItem[], widest: number): string {
  return items
    .map((item, at) => {
      const before = items[at - 1]
      const isApart = before !== undefined && gapAfter(before, item) > widest
      return (isApart ? ' ' : '') + closeUp(item.text)
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function gapAfter(before: PdfItem, item: PdfItem): number {
  return item.x - (before.x + before.width)
}

/** `A N E` is `ANE`, but behind the stop of `J. D` a word begins. */
function closeUp(text: string): string {
  const close = /^\S(?: \S)+$/u.test(text.trim()) ? text.replaceAll(' ', '') : text
  return close.replace(/(?<=(?<!\p{L})\p{Lu}\.)(?=\p{Lu})/gu, ' ')
}
