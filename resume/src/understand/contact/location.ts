import type { Field } from '../../types.ts'
import type { Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex } from '../text/text-index.ts'
import { caProvinces, countryByCity, countryByName, usStateNames, usStates } from './countries.ts'

export type FoundLocation = { location: Field<string>; country: string | null }

type Candidate = { value: string; start: number; end: number; country: string | null; score: number }

const label =
  /^(?:(?:current |home |postal )?(?:address|location)|city|based in|lives in|residence|wohnort|standort|adresse?|anschrift|lieu|localisation|domicile|dirección|ubicación|localidad|endereço|localização|indirizzo|residenza|località|woonplaats|adress?|bostadsort|bopel|bosted|osoite|bydliště|adresa|lakcím|adres zamieszkania|место жительства|местоположение|проживание|адрес|город|місто|адреса|địa chỉ|住址|地址|现居地|所在地|住所|現住所|주소)\s*[:：]?\s+/i
/** Ways to reach the candidate that may stand on the same line, with a comma. */
const contact =
  /\S+@\S+|(?:https?:\/\/|www\.)\S+|[\w-]+\.(?:com|org|net|io|dev|me)\b\S*|[+(]?\d(?:[\d().-]| (?=[\d(])){7,}\d/gi
const bare = (text: string) => text.replace(/^[\s,]+|[\s,]+$/g, '')
const topLines = 20
const linesLooked = 70

/** Where the candidate lives, as written at the top of the résumé or in its contact block, and the country it points to. */
export function findLocation(index: TextIndex, sections: Section[]): FoundLocation {
  const body = new Set(
    sections
      .filter(({ kind }) => kind === 'experience' || kind === 'education' || kind === 'references')
      .flatMap(({ lines }) => lines),
  )
  const looked = index.lines
    .filter((line) => line.page === 1 && !body.has(line) && line.text.length < 160)
    .slice(0, linesLooked)
  const best = looked.flatMap((line, at) => fromLine(line, at)).sort((a, b) => b.score - a.score)[0]
  if (!best) return { location: null, country: null }
  const confidence = Math.min(0.9, 0.3 + 0.12 * best.score)
  return {
    location: { value: best.value, confidence, where: placeOf(index, best.start, best.end) },
    country: best.country,
  }
}

function fromLine(line: IndexedLine, at: number): Candidate[] {
  const labelled = label.exec(line.text)
  const icon = line.icon === 'location'
  // Further down a word that is also a city says nothing.
  if (at >= topLines && !labelled && !icon && !line.text.includes(',')) return []
  const found: Candidate[] = []
  let from = labelled?.[0].length ?? 0
  const written = line.text.slice(from)
  const text = /[@\d/.]/.test(written) ? written.replace(contact, (matched) => '|'.padEnd(matched.length)) : written
  for (const piece of text.split(/(\s*[|•·●○■▪◆◇►◦⋄♦;]\s*|\s{3,}|\s+,\s+|\s+[–—-]\s+|\s+\/\s+)/)) {
    const judged = judge(bare(piece))
    const score = judged.score + (labelled || icon ? 4 : 0) + (at < 8 ? 1.5 : at < topLines ? 0.5 : 0)
    const start = line.start + from + piece.indexOf(bare(piece))
    const value = bare(piece)
    const plausible =
      judged.score > 0 ||
      ((labelled || icon) && /\p{L}{3}/u.test(value) && value.length < 70 && !/@|https?:/.test(value))
    if (plausible) found.push({ value, start, end: start + value.length, country: judged.country, score })
    from += piece.length
  }
  return found
}

/** `San Francisco, CA 94103`, `Berlin, Germany`, `12 Oak Road, Leeds, UK`, or a large city alone. */
function judge(text: string): { score: number; country: string | null } {
  const place = text.length < 2 || text.length > 90 ? null : placeNamed(text)
  return place && !notAPlace.test(text) ? place : { score: 0, country: null }
}

const notAPlace =
  /@|https?:|www\.|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b|\b(?:university|college|school|institute|engineer|developer|manager|inc|llc|ltd|limited|corp|company|group|bank|gmbh|ag)\b/i

/** `Santa Clara, CA`, `London, UK`, `Vancouver, BC, Canada`, `Berlin`: a place and nothing else. */
export function isWholePlace(text: string): boolean {
  const place = text.length < 60 && !notAPlace.test(text) ? placeNamed(text.trim()) : null
  const [, region = '', ...more] = text.split(',').map((part) => part.trim())
  const isRegion = /^\p{Lu}{2,3}$/u.test(region) || usStateNames.test(region)
  // In `Harbour Trading, New York, NY` the state is named last: what stands first is no city.
  const goesOn = more.length === 1 && isRegion && !usStates.has(more[0] ?? '')
  return place !== null && (more.length === 0 || goesOn)
}

function placeNamed(text: string): { score: number; country: string } | null {
  const parts = text.split(',').map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  const country = countryByName.get(last.toLowerCase().replace(/\s*\d{3,6}$/, ''))
  if (parts.length >= 2) {
    const region = /^([A-Z]{2})(?:\s+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d))?$/.exec(last)?.[1]
    if (region && usStates.has(region)) return { score: 4, country: 'US' }
    if (region && caProvinces.has(region)) return { score: 4, country: 'CA' }
    if (country) return { score: 4, country }
    const named = /^\p{Lu}[\p{L}\s.'’-]+$/u.test(parts.at(-2) ?? '')
    if (named && usStateNames.test(last.replace(/\s*\d{5}$/, ''))) return { score: 3.5, country: 'US' }
  } else if (country) return { score: 1.5, country }
  const city = parts
    .map((part) => countryByCity.get(part.toLowerCase().replace(/^\d{4,6}\s+|\s+\d{4,6}$/g, '')))
    .find(Boolean)
  if (!city || parts.length > 3 || text.length >= 60) return null
  return { score: parts.length === 1 ? 2.5 : 3, country: city }
}
