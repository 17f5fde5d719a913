import type { Limits } from '../../types.ts'
import type { Extracted, Line } from '../document.ts'
import { topShare } from './drawn-shapes.ts'
import type { PdfDocument } from './open.ts'

/**
 * Some templates set the name as a picture or as outlines, and all the rest as text. Reads what is drawn at the top of the
 * first page beside and between its lines of text, and puts it before them; null where there is nothing of the kind.
 */
export async function readDrawnTop(document: PdfDocument, limits: Limits, first: Extracted): Promise<Extracted | null> {
  const { readTop } = await import('../ocr/ocr.ts')
  const written = first.lines.filter((line) => line.page === 1)
  const drawn = (await readTop(document, topShare, limits.maxOcrMs)).filter(
    (line) => /\p{L}{2}/u.test(line.text) && !written.some((other) => liesOver(line, other)),
  )
  return drawn.length > 0 ? { ...first, lines: [...drawn, ...first.lines], drawnTop: true } : null
}

/** True where most letters are Latin: the recogniser knows no others. */
export function isLatin(lines: Line[]): boolean {
  const text = lines.map((line) => line.text).join('')
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(/\p{Script=Latin}/gu) > 0.5 * count(/\p{L}/gu)
}

/** The same place on the page: the line was read from its own letters. */
function liesOver(one: Line, other: Line): boolean {
  const isLevel = Math.abs(one.y - other.y) < 0.6 * Math.min(one.size, other.size)
  return isLevel && one.x < other.x + other.width && other.x < one.x + one.width
}
