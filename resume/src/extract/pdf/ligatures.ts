import { getResolvedPDFJS } from 'unpdf'
import { glyphsOf, type Run, unicodeOf } from './glyphs.ts'
import type { PdfItem } from './items.ts'
import type { PdfDocument } from './open.ts'

const arabic = /\p{Script=Arabic}/u
const arabicWord = /[\p{Script=Arabic}\p{M}]+/gu

/**
 * One glyph may stand for two Arabic letters (`لا`, `لى`). PDF.js turns a line round letter by letter, these two as well, so
 * that علاء comes out as عالء. The drawing instructions tell which letters are of one glyph; they are read only for Arabic.
 */
export async function mendLigatures(document: PdfDocument, pageNumber: number, items: PdfItem[]): Promise<void> {
  const written = items.filter((item) => item.rightToLeft && arabic.test(item.text))
  if (written.length === 0) return
  const page = await document.getPage(pageNumber)
  const [{ OPS }, operators] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()])
  const mended = new Map<string, string>()
  operators.fnArray.forEach((operator, index) => {
    if (operator === OPS.showText)
      for (const [turned, right] of turnedWords(operators.argsArray[index]?.[0])) mended.set(turned, right)
  })
  if (mended.size === 0) return
  for (const item of written) item.text = item.text.replace(arabicWord, (word) => mended.get(word) ?? word)
}

/** The words of a text operator that hold such a glyph: as PDF.js turns them, and as they are read. */
function turnedWords(shown: unknown): [string, string][] {
  const glyphs = glyphsOf(shown)
  if (!glyphs.some(isLigature)) return []
  const words: string[][] = [[]]
  for (const glyph of glyphs) {
    const letters = unicodeOf(glyph)
    if (letters.trim()) words.at(-1)?.unshift(letters)
    else if (letters) words.push([])
  }
  return words
    .filter((word) => word.some((letters) => letters.length > 1))
    .map((word) => [word.flatMap((letters) => [...letters].reverse()).join(''), word.join('')])
}

function isLigature(glyph: Run[number]): boolean {
  const letters = unicodeOf(glyph)
  return letters.length > 1 && arabic.test(letters)
}
