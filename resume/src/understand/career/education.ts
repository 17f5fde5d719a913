import type { EducationEntry, Found } from '../../types.ts'
import { isPlace } from '../contact/countries.ts'
import { isWholePlace } from '../contact/location.ts'
import { linesOf, type Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex, toRows } from '../text/text-index.ts'
import { findRanges, readDate, withoutRange } from './dates.ts'

const institution =
  /(?<!\p{L})(?:univ(?:ersity|ersität|ersité|ersidad|ersidade|ersità|ersiteit|ersitet|erzita|\.)|college|collège|institut(?:e|o|ion)?|school|schule|académie|academy|hochschule|gymnasium|polytechni(?:c|que)|politechnika|politecnico|école|escuela|faculty|lycée|IIT|IIIT|NIT|MIT|ETH|EPFL|KTH|UCLA|NYU|Caltech)(?!\p{L})|uniwersytet|universitat|\b(?:UC|TU|UT|UNC|SUNY|CUNY)\s\p{Lu}\p{L}+|\b(?:Virginia|Georgia|Texas|Michigan|Louisiana|New York) Tech\b|университет|институт|академия|техникум|училище|університет|üniversitesi|đại học|yliopisto|大学|學院|学院|학교/iu
/** These say what is learned or how well, not where. */
const notInstitution =
  /^(?:graduated?|coursework|gpa|minor|major|thesis|advis[eo]r|honou?rs|member|dean|school leaving)\b/i
const degreeWord =
  /(?<![\p{L}.])(?:bachelor(?:'?s|’s)?|master(?:'?s|’s)?|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?a\.?|m\.?a\.?|b\.?s\.?|m\.?s\.?|b\.?\s?tech\.?|m\.?\s?tech\.?|b\.?\s?e\.?|m\.?\s?e\.?|b\.?\s?eng\.?|m\.?\s?eng\.?|b\.?com\.?|m\.?com\.?|m\.?b\.?a\.?|b\.?b\.?a\.?|ph\.?\s?d\.?|ll\.?[bm]\.?|doctor(?:ate)?|diplom(?:a|e)?|associate(?:'?s|’s)?(?= (?:degree|of|in))|high school(?: diploma)?|gcses?|a-levels?|licence|licenciatura|licenciado|ingenier[ií]a|grado|laurea(?: magistrale| triennale)?|abitur|matura|magister|inżynier|licencjat|staatsexamen|baccalauréat|bachillerato)(?![\p{L}\d])|бакалавр|магистр|специалист|диплом|кандидат наук|lisans|cử nhân|thạc sĩ|kỹ sư|本科|硕士|博士|学士|修士|학사|석사|박사/iu

/** Schools and degrees of the education sections; dates from the same or the neighbouring rows. */
export function findEducation(index: TextIndex, sections: Section[]): Found<EducationEntry>[] {
  const rows = toRows(linesOf(sections, 'education'))
  const texts = rows.map((row) => row.map(({ text }) => text).join('   '))
  const read = texts.map((text, at) => readRow(text, texts[at + 1] ?? ''))
  const first = read.find(({ range, school, degree }) => range || school || degree)
  const dateFirst = Boolean(first?.range)
  const entries: { where: IndexedLine; value: EducationEntry }[] = []
  read.forEach((found, at) => {
    const last = entries.at(-1)?.value
    const [where] = rows[at] ?? []
    if (where && startsEntry(found, last, dateFirst)) {
      // Of several degrees of one school each stands below its name.
      const isNextDegree = !found.school && last?.institution && last.degree && !dateFirst && !schoolFollows(read, at)
      const institution = isNextDegree ? last.institution : null
      entries.push({ where, value: { institution, degree: null, start: null, end: null } })
    }
    const entry = entries.at(-1)?.value
    if (!entry) return
    entry.institution ??= found.school
    entry.degree ??= found.degree
    if (found.range && !entry.end && !entry.start) Object.assign(entry, found.range)
  })
  return entries
    .filter(({ value }) => value.institution ?? value.degree)
    .slice(0, 12)
    .map(({ value, where }) => ({
      value,
      confidence: value.institution && value.degree ? 0.8 : 0.6,
      where: placeOf(index, where.start, where.end),
    }))
}

type ReadRow = {
  school: string | null
  degree: string | null
  range: { start: string | null; end: string | null } | null
}

/** A school is named before the next degree is. */
function schoolFollows(read: ReadRow[], at: number): boolean {
  const next = read.slice(at + 1).find((row) => row.school || row.degree)
  return Boolean(next?.school && !next.degree)
}

/** A second school or a second degree begins a new entry; so does a date where dates come first. */
function startsEntry(
  { school, degree, range }: ReadRow,
  entry: EducationEntry | undefined,
  dateFirst: boolean,
): boolean {
  if (!entry) return school !== null || degree !== null || (dateFirst && range !== null)
  if (dateFirst && range && (entry.start || entry.end)) return true
  return (school !== null && entry.institution !== null) || (degree !== null && entry.degree !== null)
}

function readRow(text: string, next: string): ReadRow {
  const range = findRanges(text)[0]
  const undated = range ? withoutRange(text, range) : text
  const degree = degreeOf(undated)
  return {
    school: schoolOf(undated),
    degree: degree && isBare(degree) && isField(next) ? `${degree} ${next}` : degree,
    range: range ? { start: range.start, end: range.end } : singleDate(text),
  }
}

/** `Graduated 2018`, `May 2018`: the end alone. */
function singleDate(text: string): ReadRow['range'] {
  const dated = text
    .split(/\s*[|•·()]\s*|\s{3,}|,\s+/)
    .map(readDate)
    .find(Boolean)
  const end = dated ?? /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0]
  return end ? { start: null, end } : null
}

const apart = /\s{3,}|\s*[|•·;■▪●]\s*|\s+[–—-]\s+/

function schoolOf(text: string): string | null {
  if (!institution.test(text) || /^[^\p{L}]*(?:high school)?[^\p{L}]*$/iu.test(text)) return null
  const pieces = text.split(apart).flatMap((part) => part.split(/,\s+(?=\p{Lu})|\s+\(/u))
  const piece = pieces.find((part) => institution.test(part) && !notInstitution.test(part.trim()))
  if (!piece) return null
  const bare = piece
    .replace(/\s*\(?(?:19|20)\d\d.*$/, '')
    .replace(/^[^\p{L}]+|[\s,.)–—-]+$/gu, '')
    .slice(0, 120)
  // `BSc Economics at University of Leeds`, `PhD Princeton University`
  const degree = degreeWord.exec(bare)
  const behind = / (?:at|from) (.+)$/.exec(bare)?.[1]
  if (behind && institution.test(behind)) return behind
  if (degree?.index === 0) return bare.slice(degree[0].length).replace(/^[\s.,]+/, '') || null
  return bare.length > 2 ? bare : null
}

/** The fullest wording of a row: `PhD   Princeton University, PhD in Computer Science`. */
function degreeOf(text: string): string | null {
  const degrees = text.split(apart).flatMap((piece) => {
    const parts = piece.split(/,\s+(?=\p{L})|\s+\(/u)
    return parts.map((part, at) => degreeFrom(part, parts.slice(at + 1)))
  })
  return degrees.reduce((best, other) => ((other?.length ?? 0) > (best?.length ?? 0) ? other : best), null)
}

/** From the word for a degree up to the school, the place, the grade or the end. */
function degreeFrom(part: string, following: string[]): string | null {
  const word = degreeWord.exec(part)
  if (!word || !isMeant(word[0], part)) return null
  if (institution.test(part.slice(word.index + word[0].length))) return word[0]
  const isElse = (text: string) => institution.test(text) || isPlace(text) || readDate(text) || /\d|\bgpa\b/i.test(text)
  const end = following.findIndex(isElse)
  return [part.slice(word.index), ...following.slice(0, end < 0 ? undefined : end)]
    .join(', ')
    .replace(/\s+(?:at|from)\s+\p{Lu}.*$/u, '')
    .replace(/\s*\(?(?:19|20)\d\d.*$/, '')
    .replace(/[\s,:)–—-]+$/, '')
    .slice(0, 100)
}

/** Short forms are capitals: `ma` and `be` are words. */
function isMeant(word: string, text: string): boolean {
  if (word.replace(/[.\s]/g, '').length > 2) return true
  return /^\p{Lu}/u.test(word) && !/^(?:Me|Be|Ma)\b/.test(word) && text.length < 120
}

/** `B.S.` or `Bachelor of Science in`: what was learned stands in the next line. */
function isBare(degree: string): boolean {
  return /\s(?:in|of)$/i.test(degree) || /^\S{1,7}$/.test(degree)
}

function isField(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}&,' -]{3,40}$/u.test(text) &&
    text.split(' ').length <= 5 &&
    !institution.test(text) &&
    !degreeWord.test(text) &&
    !isWholePlace(text) &&
    !/^(?:gpa|minor|major|honou?rs|thesis)\b/i.test(text)
  )
}
