import type { Field, Found, Seniority, WorkEntry } from '../../types.ts'
import { isPlace } from '../contact/countries.ts'
import { linesOf, type Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex } from '../text/text-index.ts'
import { institutionWords, roleWords } from '../text/words.ts'
import { type DateRange, findRanges, yearsCovered } from './dates.ts'

const maxEntries = 30

/** Places of work with title and dates, read from the experience sections. */
export function findWork(index: TextIndex, sections: Section[]): Found<WorkEntry>[] {
  const lines = linesOf(sections, 'experience')
  const dated = lines.flatMap((line, at) =>
    findRanges(line.text)
      .slice(0, 1)
      .map((range) => ({ line, at, range })),
  )
  return dated.slice(0, maxEntries).map(({ line, at, range }) => {
    const around = headLines(lines, at)
    const pieces = around.flatMap((head) => piecesOf(head === line ? withoutRange(head.text, range) : head.text))
    const title = pieces.find(isTitle) ?? null
    const employer =
      pieces.find((piece) => piece !== title && isEmployer(piece)) ??
      pieces.find((piece) => piece !== title && looksNamed(piece)) ??
      null
    const { start, end, current } = range
    const confidence = title && employer ? 0.8 : title || employer ? 0.55 : 0.3
    return { value: { employer, title, start, end, current }, confidence, where: placeOf(index, line.start, line.end) }
  })
}

/** Total years of work; overlapping places count once. */
export function findTotalYears(index: TextIndex, work: Found<WorkEntry>[], today: Date): Field<number> {
  const stated = /(\d{1,2})\+?\s*years?(?:'|’)?\s+(?:of\s+)?(?:\w+\s+){0,3}experience/i.exec(index.text)
  const spans = work.flatMap(({ value: { start, end, current } }) => (start ? [{ start, end, current }] : []))
  const years = yearsCovered(spans, today)
  const first = work[0]
  if (first && years > 0) return { value: years, confidence: 0.75, where: first.where }
  if (!stated?.[1]) return null
  const where = placeOf(index, stated.index, stated.index + stated[0].length)
  return { value: Number(stated[1]), confidence: 0.6, where }
}

/** From the latest title, else from the years of work. */
export function findSeniority(work: Found<WorkEntry>[], totalYears: Field<number>): Field<Seniority> {
  const latest = work.find(({ value }) => value.current) ?? work[0]
  const title = latest?.value.title ?? ''
  const byTitle = seniorityWords.find(([pattern]) => pattern.test(title))?.[1]
  if (latest && byTitle) return { value: byTitle, confidence: 0.8, where: latest.where }
  if (!totalYears) return null
  const value = totalYears.value < 2 ? 'junior' : totalYears.value < 6 ? 'mid' : 'senior'
  return { value, confidence: 0.5, where: totalYears.where }
}

const seniorityWords: [RegExp, Seniority][] = [
  [/\b(intern|internship|trainee|working student|praktikant|stagiaire|werkstudent)\b/i, 'intern'],
  [/\b(junior|jr|entry.level|graduate|младший)\b/i, 'junior'],
  [/\b(lead|principal|staff|head|chief|director|vp|cto|ceo|architect|manager of|engineering manager)\b/i, 'lead'],
  [/\b(senior|sr|старший)\b/i, 'senior'],
]

/**
 * Lines that name an entry: those of the dated row, and up to two rows above that are no running text. Where the date stands
 * beside the first bullet, the row above it. Then the row below.
 */
function headLines(lines: IndexedLine[], at: number): IndexedLine[] {
  const rows = toRows(lines, Math.max(0, at - 12), at + 8)
  const dated = lines[at]
  const own = rows.findIndex((row) => row.some((line) => line === dated))
  const ownHeads = (rows[own] ?? []).filter((line) => line === dated || isHeadLine(line))
  const head = [...ownHeads]
  for (let back = 1; back <= 2; back++) {
    const row = rows[own - back]
    if (!row?.every(isHeadLine) || row.some((line) => findRanges(line.text).length > 0)) break
    head.unshift(...row)
  }
  const next = rows[own + 1]
  if (next?.every(isHeadLine) && !next.some((line) => findRanges(line.text).length > 0)) head.push(...next)
  return head
}

function toRows(lines: IndexedLine[], from: number, to: number): IndexedLine[][] {
  const rows: IndexedLine[][] = []
  for (const line of lines.slice(from, to)) {
    if (line.sameRow && rows.length > 0) rows.at(-1)?.push(line)
    else rows.push([line])
  }
  return rows
}

function isHeadLine({ text }: IndexedLine): boolean {
  return text.length < 80 && !/^[•·▪◦*‣➢-]\s|^[•·▪◦‣➢]$|[.;]$/.test(text) && text.split(/\s+/).length <= 10
}

function withoutRange(text: string, range: DateRange): string {
  return `${text.slice(0, range.index)}   ${text.slice(range.index + range.length)}`
}

function piecesOf(text: string): string[] {
  return text
    .split(/\s{3,}|\s*[|•·@;]\s*|\s+[–—-]\s+|,\s+|\s+at\s+|\s*[(（)）]\s*|\s\/\s/)
    .map((piece) => piece.replace(/^[\s,:–—-]+|[\s,:–—-]+$/g, ''))
    .filter((piece) => piece.length > 1 && /\p{L}{2}/u.test(piece))
}

function isTitle(piece: string): boolean {
  const words = piece.toLowerCase().split(/[\s/-]+/)
  const named = words.some((word) => roleWords.has(word.replace(/[.,]$/, '')))
  return (named && words.length <= 7) || /工程师|开发|经理|实习|设计师|エンジニア|개발자/.test(piece)
}

function isEmployer(piece: string): boolean {
  const words = piece.toLowerCase().split(/\s+/)
  return words.length <= 8 && words.some((word) => institutionWords.has(word)) && /^\p{Lu}|^\p{Lo}/u.test(piece)
}

function looksNamed(piece: string): boolean {
  if (isPlace(piece)) return false
  return (
    piece.length < 50 &&
    /^[\p{Lu}\p{Lo}\d]/u.test(piece) &&
    !/^(remote|full.time|part.time|contract|responsibilities|location)\b/i.test(piece)
  )
}
