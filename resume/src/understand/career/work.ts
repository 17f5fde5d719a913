import type { Field, Found, Seniority, WorkEntry } from '../../types.ts'
import { isPlace } from '../contact/countries.ts'
import { isWholePlace } from '../contact/location.ts'
import { readForm } from '../text/europass-form.ts'
import { linesOf, type Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type Row, type TextIndex, toRows } from '../text/text-index.ts'
import { institutionWords } from '../text/words.ts'
import { type DateRange, findRanges, readDate, withoutRange, yearsCovered } from './dates.ts'
import { isLikelyTitle, isTitle } from './titles.ts'

const maxEntries = 30
const linesOfHead = 8

/** Places of work with title and dates, from the experience sections; where there are none, from what stands before any heading. */
export function findWork(index: TextIndex, sections: Section[]): Found<WorkEntry>[] {
  const named = linesOf(sections, 'experience')
  const lines = named.length > 0 ? named : linesOf(sections, 'top')
  const rows = toRows(lines)
  const heads: { dated: Dated; found: Named }[] = []
  // Below the name many put what they are; the same words are the title of a place of work.
  const headline = new Set(index.lines.slice(0, linesOfHead).map(({ text }) => text.toLowerCase()))
  let used = -1
  const all = datedRows(rows).slice(0, maxEntries)
  const datedAt = new Set(all.map(({ row }) => row))
  let dateFirst = false
  for (const [at, dated] of all.entries()) {
    const form = readForm(index, rows.slice(dated.row, all[at + 1]?.row).flat())
    if (form) heads.push({ dated, found: { ...form, chunks: [] } })
    if (form) continue
    const head = headOf(rows, dated, datedAt, dateFirst ? dated.row : used)
    if (dated === all[0]) dateFirst = head.near.flatMap(chunksOf).length === 0
    const { rowsBelow, ...found } = readHead(head, headline)
    used = dated.row + rowsBelow
    heads.push({ dated, found })
  }
  const order = usualOrder(heads.map(({ found }) => found))
  return heads.flatMap(({ dated, found }) => {
    const { start, end, current } = dated.range
    const value = { ...withOrder(found, order), start, end, current }
    const confidence = confidenceIn(value, named.length > 0)
    return confidence === null ? [] : [{ value, confidence, where: placeOf(index, dated.line.start, dated.line.end) }]
  })
}

/** `chunks` are what stands near the dates, in reading order. */
type Named = Pick<WorkEntry, 'employer' | 'title'> & { chunks: string[] }

/** Which of the two the entries begin with, where those that are understood agree. */
function usualOrder(entries: Named[]): 'title' | 'employer' | null {
  const firsts = new Set(
    entries.flatMap(({ title, employer, chunks }) => {
      const [a, b] = [title, employer].map((part) => (part ? chunks.findIndex((chunk) => chunk.includes(part)) : -1))
      return a === undefined || b === undefined || a < 0 || b < 0 || a === b ? [] : [a < b ? 'title' : 'employer']
    }),
  )
  return firsts.size === 1 ? ([...firsts][0] as 'title' | 'employer') : null
}

/** A title in words that are not known stands where the titles of the other entries stand. */
function withOrder({ title, employer, chunks }: Named, order: 'title' | 'employer' | null): Omit<Named, 'chunks'> {
  const [first = null, second = null] = chunks
  if (title || !second || !order) return { title, employer }
  return order === 'title' ? { title: first, employer: second } : { title: second, employer: first }
}

/** Null for what is no place of work: a single date without a title, or half an entry outside of the section. */
function confidenceIn({ title, employer, start, end }: WorkEntry, inSection: boolean): number | null {
  if (!inSection) return title && employer ? 0.55 : null
  if (start === end && !title) return null
  return title && employer ? 0.8 : title || employer ? 0.55 : 0.3
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

/** Where the dates of an entry stand; `text` is the line without them. */
type Dated = { row: number; line: IndexedLine; range: DateRange; text: string }

/** One span of time for each row; a date alone counts where it stands apart from a text that is no sentence. */
function datedRows(rows: Row[]): Dated[] {
  return rows.flatMap((row, at) => {
    for (const line of row) {
      const below = rows[at + 1]?.find((other) => Math.abs(other.x - line.x) < 4)?.text ?? ''
      const range = findRanges(line.text)[0]
      // `Jan 2019 –` in a narrow column goes on in the next row.
      const wrapped =
        range && !range.end && /[-–—]$/.test(line.text) ? findRanges(`${line.text} ${below}`)[0] : undefined
      if (range) return [{ row: at, line, range: wrapped ?? range, text: withoutRange(line.text, range) }]
    }
    return singleDate(row, at)
  })
}

function singleDate(row: Row, at: number): Dated[] {
  for (const line of row) {
    const pieces = line.text.split(/\s*[|•·()]\s*|\s{3,}/)
    const last = pieces.filter(Boolean).at(-1) ?? ''
    const date = (pieces.length > 1 || row.length > 1) && isHeadLine(line) ? readDate(last) : null
    if (!date) continue
    const range = { start: date, end: date, current: false, index: line.text.lastIndexOf(last), length: last.length }
    return [{ row: at, line, range, text: withoutRange(line.text, range) }]
  }
  return []
}

/** The texts that may name an entry: beside and above the dates, and row by row below them. */
type Head = { near: string[]; below: string[][] }

/**
 * The dated row, and up to two rows above it that are no running text and belong to no earlier entry: none where the first
 * entry began with its date alone. Below it one row, or two where the date stands alone.
 */
function headOf(rows: Row[], { row, line, text }: Dated, datedAt: ReadonlySet<number>, used: number): Head {
  const headAt = (at: number) => (!datedAt.has(at) && rows[at]?.every(isHeadLine) ? rows[at] : null)
  const own = (rows[row] ?? []).map((other) => (other === line ? other : withoutFullStop(other)))
  const near = own
    .filter((other) => other === line || isHeadLine(other))
    .map((other) => (other === line ? text : other.text))
  if (namesAll(near)) return { near, below: [] }
  for (let at = row - 1, naming = 0; at > used && naming < 2; at--) {
    const above = headAt(at)
    if (!above) break
    near.unshift(...above.map((other) => other.text))
    if (!above.every((other) => isWholePlace(other.text))) naming += 1
  }
  const isAlone = near.flatMap(chunksOf).length === 0
  const below: string[][] = []
  for (let down = 1; down <= (isAlone ? 2 : 1); down++) {
    const next = headAt(row + down)
    if (!next) break
    below.push(next.map((other) => other.text))
  }
  return { near, below }
}

/** Title and employer stand on the row of the dates. */
function namesAll(near: string[]): boolean {
  const pieces = near.flatMap(chunksOf).flatMap(piecesOf)
  return pieces.some(isTitle) && pieces.some((piece) => !isTitle(piece) && looksNamed(piece))
}

/**
 * What stands near the dates comes first; what is below them counts where that names no title or no employer, and is then
 * part of this entry.
 */
function readHead({ near, below }: Head, headline: ReadonlySet<string>): Named & { rowsBelow: number } {
  const close = near.flatMap(chunksOf)
  const chunksBelow = below.map((row) => row.flatMap(chunksOf))
  const pieces = [...close, ...chunksBelow.flat()].flatMap((chunk) => piecesOf(chunk).map((text) => ({ text, chunk })))
  const title =
    pieces.find(({ text }) => isTitle(text)) ??
    (pieces.length > 1 ? pieces.find(({ text }) => headline.has(text.toLowerCase())) : undefined) ??
    (pieces.length > 1 ? pieces.find(({ text }) => isLikelyTitle(text)) : undefined)
  const others = pieces.filter((piece) => piece !== title && !isTitleAgain(piece.text, title?.text))
  const ofClose = others.filter(({ chunk }) => close.includes(chunk))
  // `Director, IT Operations` above `First Look Studios – Los Angeles, CA`: who stands with a place is the employer.
  const placed = near.some(hasPlace) ? [] : below.flat().filter(hasPlace).flatMap(chunksOf)
  const employer =
    ofClose.find(({ text }) => isEmployer(text)) ??
    (placed.length > 0 ? undefined : ofClose.find(({ text }) => looksNamed(text))) ??
    others.find(({ text, chunk }) => placed.includes(chunk) && looksNamed(text)) ??
    ofClose.find(({ text }) => looksNamed(text)) ??
    others.find(({ text }) => isEmployer(text)) ??
    others.find(({ text }) => looksNamed(text))
  const isBeside = employer !== undefined && employer.chunk === title?.chunk
  const named = isBeside ? besideTitle(title.text, title.chunk) : namesOf(employer?.chunk)
  // `Vice President, Banking Operations`: all of it is the title where the employer stands elsewhere.
  const isWhole = title && employer && title.chunk !== employer.chunk && title.chunk.startsWith(title.text)
  const wholeTitle =
    isWhole && title.chunk.length <= 60 && !piecesOf(title.chunk).some(isPlace) ? title.chunk : title?.text
  const isUsed = (row: string[]) => row.some((chunk) => chunk === title?.chunk || chunk === employer?.chunk)
  return {
    title: wholeTitle ?? null,
    employer: named ?? employer?.text ?? null,
    chunks: close,
    rowsBelow: chunksBelow.findLastIndex(isUsed) + 1,
  }
}

/** `Accountant, Mills, Young and Sons`, `Mills Ltd, New Orleans, LA, Accountant`: all but the title and the place. */
function besideTitle(title: string, chunk: string): string | null {
  if (/\s+at\s+|@/.test(chunk)) return null
  const rest = chunk.startsWith(title)
    ? chunk.slice(title.length)
    : chunk.endsWith(title)
      ? chunk.slice(0, -title.length)
      : ''
  const parts = rest
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const place = [3, 2, 1].find((count) => count < parts.length && isWholePlace(parts.slice(-count).join(', ')))
  return parts.slice(0, place ? -place : undefined).join(', ') || null
}

/** `Mills, Young and Sons`: partners who give a firm its name. */
function namesOf(chunk: string | undefined): string | null {
  return chunk && /^\p{Lu}[^,]*, [^,]+ (?:and|&|und|y|et|e) \p{Lu}[^,]*$/u.test(chunk) ? chunk : null
}

function hasPlace(line: string): boolean {
  return line.split(partsOfLine).some((chunk) => isWholePlace(chunk))
}

function isTitleAgain(text: string, title: string | undefined): boolean {
  return title !== undefined && text.toLowerCase() === title.toLowerCase()
}

const companyEnding = String.raw`(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LLP|PLC|GmbH|AG|Corp|Co|S\.?A|S\.?L|S\.?A\.S|S\.p\.A|S\.r\.l|o\.o|a\.s|s\.r\.o|A\.Ş|d\.o\.o|Oy|Kft|ApS|N\.A|B\.?V|Pty)(?![\w-])`
const endsInCompany = new RegExp(String.raw`(?:^|\s|,)${companyEnding}\.$`, 'i')
const comma = new RegExp(String.raw`,\s+(?!${companyEnding})`, 'i')

/** A line that may name an entry: short, no bullet, no sentence. */
function isHeadLine({ text, listed }: IndexedLine): boolean {
  if (listed) return false
  if (text.length >= 80 || /^[•·▪◦*‣➢-]\s|^[•·▪◦‣➢]$/.test(text)) return false
  if (/[.;]$/.test(text) && !endsInCompany.test(text)) return false
  const words = text.split(/\s+/)
  return words.length <= 10 && !isSentence(words)
}

/** `Editor, Mills Ltd, Leeds.` beside its dates is no sentence; the last of three is the place. */
function withoutFullStop(line: IndexedLine): IndexedLine {
  if (line.text.length >= 80 || !/\p{L}\.$/u.test(line.text) || endsInCompany.test(line.text)) return line
  const text = line.text.slice(0, -1)
  return { ...line, text: text.replace(/^([^,]+, [^,]+.*), \p{Lu}[\p{L} -]{2,30}$/u, '$1') }
}

/** What somebody did: `Wrote unit tests for payments`. */
const deed = /^(?:\p{Lu}\p{Ll}{2,}ed|Built|Led|Wrote|Made|Ran|Grew|Drove|Taught|Won|Set|Kept|Cut)$/u

/** Most of its longer words begin with a small letter, or it begins with a deed. */
function isSentence(words: string[]): boolean {
  if (words.length >= 4 && deed.test(words[0] ?? '') && words.some((word) => /^\p{Ll}{4}/u.test(word))) return true
  const long = words.filter((word) => /^\p{Script=Latin}{4,}/u.test(word))
  return words.length >= 6 && long.filter((word) => /^\p{Lu}/u.test(word)).length < 0.5 * long.length
}

const partsOfLine = /\s{3,}|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s*[|•·;]\s*|\s+[–—-]\s+|\s*[(（)）]\s*|\s\/\s/u

/** Parts of a line that stand apart, without places. */
function chunksOf(text: string): string[] {
  return text
    .split(partsOfLine)
    .map((chunk) => chunk.replace(/^[^\p{L}\p{N}]+|[\s,:–—-]+$/gu, ''))
    .filter((chunk) => chunk.length > 1 && /\p{L}{2}/u.test(chunk) && !isWholePlace(chunk))
}

function piecesOf(chunk: string): string[] {
  return chunk
    .split(/\s+at\s+|\s*@\s*/)
    .flatMap((part) => part.split(comma))
    .map((piece) => piece.replace(/^[\s,:–—-]+|[\s,:–—-]+$/g, ''))
    .filter((piece) => piece.length > 1 && /\p{L}{2}/u.test(piece))
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
    !/^(remote|hybrid|on-?site|full.time|part.time|contract|freelance|permanent|temporary|responsibilities|location|\d+ (?:months?|years?|mos?|yrs?))\b/i.test(
      piece,
    )
  )
}
