import { getResolvedPDFJS } from 'unpdf'
import type { PdfItem } from './items.ts'
import type { PdfDocument } from './open.ts'

const spacedText = /^\p{L}{1,2}(?: \p{L}{1,2}){4,}$/u

/**
 * Letter-spaced capitals that stand out (`J A N E D O E` at the top of a page): PDF.js writes one space between all letters,
 * so where a word ends is lost. The drawing instructions still hold the gaps; they are read only when there is such a text.
 */
export async function respaceLetters(document: PdfDocument, pageNumber: number, items: PdfItem[]): Promise<void> {
  const spaced = items.filter((item) => spacedText.test(item.text.trim()))
  const largest = Math.max(0, ...items.filter((item) => item.text.trim()).map((item) => item.size))
  const wanted = spaced.filter((item) => item.size >= 0.6 * largest && item.text.length > 12)
  if (wanted.length === 0) return
  const page = await document.getPage(pageNumber)
  const [{ OPS }, operators] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()])
  const texts = new Map<string, string>()
  operators.fnArray.forEach((operator, index) => {
    if (operator !== OPS.showText) return
    const words = wordsByGaps(operators.argsArray[index]?.[0])
    if (words) texts.set(words.replaceAll(' ', ''), words)
  })
  for (const item of wanted) item.text = texts.get(item.text.replace(/\s/g, '')) ?? item.text
}

/** Glyphs and adjustments of one text operator; a word ends where the gap is clearly wider than usual. */
function wordsByGaps(glyphs: unknown): string | null {
  if (!Array.isArray(glyphs)) return null
  const letters: { char: string; gap: number }[] = []
  let gap = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') gap -= glyph
    else if (isGlyph(glyph)) {
      if (glyph.unicode.trim() === '') gap += glyph.width
      else {
        letters.push({ char: glyph.unicode, gap })
        gap = 0
      }
    }
  }
  const gaps = letters.slice(1).map((letter) => letter.gap)
  const usual = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  return letters
    .map(({ char, gap: before }, index) =>
      index > 0 && before > Math.max(1.6 * usual, usual + 120) ? ` ${char}` : char,
    )
    .join('')
}

function isGlyph(value: unknown): value is { unicode: string; width: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'unicode' in value &&
    typeof value.unicode === 'string' &&
    'width' in value
  )
}
