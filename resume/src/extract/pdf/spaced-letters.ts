import { getResolvedPDFJS } from 'unpdf'
import { advance, glyphsOf, type Run } from './glyphs.ts'
import type { PdfItem } from './items.ts'
import type { PdfDocument } from './open.ts'

const spacedText = /^\p{L}{1,2}(?: [\p{L}.'’-]{1,2}){4,}$/u

/**
 * Letter-spaced capitals that stand out (`J A N E D O E` at the top of a page): PDF.js writes one space between all letters,
 * so where a word ends is lost. The drawing instructions still hold the gaps; they are read only when there is such a text.
 */
export async function respaceLetters(document: PdfDocument, pageNumber: number, items: PdfItem[]): Promise<void> {
  const spaced = items.filter((item) => spacedText.test(item.text.trim()))
  if (spaced.length === 0) return
  const seen = items.filter((item) => item.text.trim())
  const largest = Math.max(...seen.map(({ size }) => size))
  const top = Math.min(...seen.map(({ y }) => y))
  const wanted = spaced.filter((item) => (item.size >= 0.6 * largest || item.y <= top) && item.text.length > 12)
  if (wanted.length === 0) return
  const page = await document.getPage(pageNumber)
  const texts = new Map<string, string>()
  for (const run of glyphRuns(await page.getOperatorList(), (await getResolvedPDFJS()).OPS)) {
    const words = wordsByGaps(run)
    texts.set(words.replaceAll(' ', ''), words)
  }
  for (const item of wanted) item.text = texts.get(item.text.replace(/\s/g, '')) ?? item.text
}

type Operators = { fnArray: number[]; argsArray: unknown[] }
/** Further apart than this, in thousandths of the font size, two texts have nothing to do with each other. */
const widestGap = 1500

/** The glyphs of each line; some programs set every letter by itself and move to the next. */
function glyphRuns({ fnArray, argsArray }: Operators, OPS: Record<string, number>): Run[] {
  const runs: Run[] = [[]]
  const breaks = new Set([OPS.setTextMatrix, OPS.beginText, OPS.nextLine])
  let size = 1
  let drawn = 0
  fnArray.forEach((operator, at) => {
    const [first, second] = (argsArray[at] ?? []) as unknown[]
    if (operator === OPS.setFont) size = Number(second) || 1
    else if (operator === OPS.showText) {
      const glyphs = glyphsOf(first)
      runs.at(-1)?.push(...glyphs)
      drawn += advance(glyphs)
    } else if (operator === OPS.moveText || breaks.has(operator)) {
      const gap = operator === OPS.moveText && second === 0 ? (Number(first) * 1000) / size - drawn : widestGap
      drawn = 0
      if (Math.abs(gap) < widestGap) runs.at(-1)?.push(-gap)
      else runs.push([])
    }
  })
  return runs.filter((run) => run.length > 1)
}

/** A word ends where the gap is clearly wider than usual. */
function wordsByGaps(glyphs: Run): string {
  const letters: { char: string; gap: number }[] = []
  let gap = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') gap -= glyph
    else if (glyph.unicode.trim() === '') gap += glyph.width
    else {
      letters.push({ char: glyph.unicode, gap })
      gap = 0
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
