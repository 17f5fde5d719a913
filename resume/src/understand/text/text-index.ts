import type { Extracted, Line } from '../../extract/document.ts'
import type { Snippet, Where } from '../../types.ts'
import { cleanLine, type IconKind, iconOf, isGluedSpacing } from './clean.ts'
import { headingKind, type SectionKind } from './section-headings.ts'

export type IndexedLine = Line & {
  start: number
  end: number
  icon: IconKind | null
  glued: boolean
  heading: SectionKind | null
  index: number
}

/** The whole text with the lines it is made of; offsets are into `text`. */
export type TextIndex = { text: string; lines: IndexedLine[]; pageStarts: number[] }

/** Cleans the lines and writes them one below the other; pieces of one row stay on one row. */
export function buildIndex(extracted: Extracted): TextIndex {
  const lines: IndexedLine[] = []
  const pageStarts: number[] = [0]
  let text = ''
  let page = 1
  let bullet = false
  for (const line of extracted.lines) {
    const clean = cleanLine(line.text)
    const listed = line.listed || isBullet(line.text) || (bullet && line.sameRow)
    bullet = !clean && isBullet(line.text)
    if (!clean) continue
    if (text) text += line.sameRow && line.page === page ? '   ' : '\n'
    for (; page < line.page; page++) pageStarts.push(text.length)
    const start = text.length
    text += clean
    lines.push({
      ...line,
      text: clean,
      listed,
      start,
      end: text.length,
      icon: iconOf(line.text),
      glued: isGluedSpacing(line.text),
      heading: headingKind(clean),
      index: lines.length,
    })
  }
  for (; page < extracted.pages; page++) pageStarts.push(text.length)
  return { text, lines, pageStarts }
}

/** Word's bullets are signs of fonts for symbols, which are not read as text: round, square, arrow, tick and diamond. */
const symbolBullet = /^\s*[\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF06C\uF06E\uF071\uF076]/

function isBullet(raw: string): boolean {
  return symbolBullet.test(raw)
}

/** Lines that stand beside each other. */
export type Row = IndexedLine[]

export function toRows(lines: IndexedLine[]): Row[] {
  const rows: Row[] = []
  for (const line of lines) {
    const row = rows.at(-1)
    // What stood between may be left out, such as the label of a form.
    if (line.sameRow && row?.at(-1)?.index === line.index - 1) row.push(line)
    else rows.push([line])
  }
  return rows
}

/** The line in which this place of the text lies. */
export function lineAt({ lines }: TextIndex, place: number): IndexedLine | undefined {
  let [from, to] = [0, lines.length - 1]
  while (from < to) {
    const middle = (from + to + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= place) from = middle
    else to = middle - 1
  }
  return lines[from]
}

/** The text before this place, from the last heading on if that is nearer than `reach`. */
export function sectionBefore(index: TextIndex, place: number, reach: number): string {
  let line = lineAt(index, place)
  while (line && !line.heading && line.start > place - reach) line = index.lines[line.index - 1]
  return index.text.slice(Math.max(0, place - reach, line?.heading ? line.start : 0), place)
}

/** The page, from 1, on which this place of the text lies. */
export function pageAt({ pageStarts }: TextIndex, place: number): number {
  return pageStarts.findLastIndex((from) => from <= place) + 1
}

/** Place of a range, with some of the text around it. */
export function placeOf(index: TextIndex, start: number, end: number): Where {
  return { page: Math.max(pageAt(index, start), 1), start, end, snippet: snippetOf(index, start, end), source: 'text' }
}

const snippetReach = 40

/** The range within its line, or lines. */
function snippetOf({ text }: TextIndex, start: number, end: number): Snippet {
  const lineEnd = text.indexOf('\n', end)
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const after = text.slice(end, lineEnd < 0 ? undefined : lineEnd)
  return {
    before: before.length > snippetReach ? `…${before.slice(-snippetReach).replace(/^\S+/, '')}` : before,
    words: text.slice(start, end).replace('\n', ' '),
    after: after.length > snippetReach ? `${after.slice(0, snippetReach).replace(/\S+$/, '')}…` : after,
  }
}

/** Place of something that only a link or the document's properties tell. */
export function placeOutsideText(source: 'link' | 'metadata', page: number, words: string): Where {
  return { page, start: 0, end: 0, snippet: { before: '', words: words.slice(0, 120), after: '' }, source }
}
