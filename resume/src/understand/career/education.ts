import type { EducationEntry, Found } from '../../types.ts'
import { linesOf, type Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex } from '../text/text-index.ts'
import { findRanges } from './dates.ts'

const institution =
  /\b(?:univ(?:ersity|ersität|ersité|ersidad|ersidade|ersità|ersiteit|\.)|college|institut(?:e|o|ion)?|school|académie|academy|hochschule|polytechnic|politechnika|école|escuela|faculty|IIT|MIT|ETH|UCLA)\b|университет|институт|大学|学院|대학교/i
const degree =
  /\b(?:bachelor(?:'?s|’s)?(?: (?:of|in|degree)[^,|•·()\n]{0,60})?|master(?:'?s|’s)?(?: (?:of|in|degree)[^,|•·()\n]{0,60})?|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?a\.?|m\.?a\.?|b\.?s\.?|m\.?s\.?|b\.?\s?tech\.?|m\.?\s?tech\.?|b\.?\s?e\.?|b\.?com\.?|m\.?b\.?a\.?|ph\.?\s?d\.?|doctor(?:ate)?|diplom(?:a|e)?|associate(?:'?s)? (?:degree|of)[^,|\n]{0,40}|high school|gcse|a-levels?|licence|licenciatura|grado|laurea|abitur)(?![\p{L}\d])(?:\s*[.,]?\s*(?:in|of|en|,)?\s*\p{Lu}[^|•·()\n\d]{2,60})?|бакалавр|магистр|本科|硕士|博士|学士/iu

/** Schools and degrees of the education sections; dates from the same or the neighbouring lines. */
export function findEducation(index: TextIndex, sections: Section[]): Found<EducationEntry>[] {
  const lines = linesOf(sections, 'education')
  const entries: { lines: IndexedLine[]; value: EducationEntry }[] = []
  for (const line of lines) {
    const read = readLine(line.text)
    if (startsEntry(read, entries.at(-1)?.value)) {
      entries.push({ lines: [], value: { institution: null, degree: null, start: null, end: null } })
    }
    const entry = entries.at(-1)
    if (!entry) continue
    entry.lines.push(line)
    entry.value.institution ??= read.school
    entry.value.degree ??= read.degree
    if (read.range && !entry.value.end) Object.assign(entry.value, { start: read.range.start, end: read.range.end })
  }
  return entries.slice(0, 12).map(({ lines: own, value }) => ({
    value,
    confidence: value.institution && value.degree ? 0.8 : 0.6,
    where: placeOf(index, own[0]?.start ?? 0, own[0]?.end ?? 0),
  }))
}

type ReadLine = {
  school: string | null
  degree: string | null
  range: { start: string | null; end: string | null } | null
}

function readLine(text: string): ReadLine {
  return {
    school: institution.test(text) ? schoolOf(text) : null,
    degree:
      degree
        .exec(text)?.[0]
        .trim()
        .replace(/[\s,–—-]+$/, '') ?? null,
    range: findRanges(text)[0] ?? singleYear(text),
  }
}

/** A second school or a second degree begins a new entry. */
function startsEntry({ school, degree: title }: ReadLine, entry: EducationEntry | undefined): boolean {
  if (!entry) return school !== null || title !== null
  return (school !== null && entry.institution !== null) || (title !== null && entry.degree !== null)
}

/** `Graduated 2018`, `May 2018`: the end alone. */
function singleYear(text: string): { start: string | null; end: string } | null {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0]
  return year ? { start: null, end: year } : null
}

function schoolOf(text: string): string {
  const pieces = text.split(/\s{3,}|\s*[|•·;]\s*|\s+[–—]\s+|,\s+(?=\p{Lu})/u)
  const piece = pieces.find((part) => institution.test(part)) ?? text
  return piece
    .replace(/\s*\(?(?:19|20)\d\d.*$/, '')
    .replace(/^[^\p{L}]+|[\s,–—-]+$/gu, '')
    .slice(0, 120)
}
