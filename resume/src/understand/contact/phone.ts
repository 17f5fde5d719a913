import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Extracted } from '../../extract/document.ts'
import type { Field } from '../../types.ts'
import { type IndexedLine, placeOf, placeOutsideText, sectionBefore, type TextIndex } from '../text/text-index.ts'
import { homeCountry } from './home-country.ts'

const pattern =
  /(?<![\p{L}\p{N}@/.#_=-])(?:\(\s*\+\s*\d{1,3}\s*\)|[+＋]|00)?[ ]{0,2}[(（]?\d(?:[\d() .\-–‐‑−⁻—/·•（）]|\u2009){5,22}\d(?![\p{L}\p{N}_@%])/gu
/** A cheap sign that the pattern may fit. */
const sevenDigits = /(?:\d\D{0,6}){6}\d/
const label =
  /(?:phone|contact|t[eé]l(?:[eéè](?:phone|fono|fone?|fonszám|fonnummer|foon))?|mobile?|cell(?:ular)?|call|whats\s?app|home|work|private?|privat|portable|handy|móvil|celular|telemóvel|komórka|cep|puhelin|telefoon|телефон|тел|моб|điện thoại|số điện thoại|đt|sđt|电话|手机|電話|携帯|전화|휴대폰|연락처|هاتف|الهاتف|جوال|फ़?ोन|मोबाइल|☎|📞|📱|✆|\b[mtpc])\s*(?:no\.?|number|№|#)?\s*[.:：)|]?\s*[(（]?\s*$/iu
const faxLabel = /(?:fax|faks|факс|传真)\s*[.:：]?\s*$/iu
const idLabel =
  /(?<![\p{L}.@])(?:doi|isbn|issn|orcid|gpa|id|no\.?|nr\.?|ref|grant|patent|credential|license|licence|certificate|zip|postal|pmid|arxiv|iban|ssn|passport|version|v|\$|€|£|₹|usd|eur)\s*[.:#：]?\s*$/iu
const referees = /\b(references?|referees?|referenzen)\b/i

type Candidate = {
  shown: string
  start: number
  end: number
  page: number
  score: number
  /** Null where the country is not known, or no such number can be dialled. */
  e164: string | null
  digits: string
  linked: boolean
}
type Judged = Pick<Candidate, 'score' | 'e164' | 'digits'>
type Read = Judged & Pick<Candidate, 'shown' | 'start'>

/**
 * The candidate's phone number: E.164 where the country is written, known from the address or clear from the form, else
 * the digits as printed. Several numbers: the mobile one. Dates, grades, identifiers and amounts are not numbers.
 */
export function findPhone(
  index: TextIndex,
  extracted: Extracted,
  { country, email }: { country: string | null; email: Field<string> },
): Field<string> {
  const region = country && isSupportedCountry(country) ? country : null
  const found = [...inText(index, region, email), ...inLinks(extracted, region)].filter((c) => c.score > 0)
  const best = found.length > 1 ? preferMobile(found) : found[0]
  if (!best) return null
  // Ten digits in groups of 3-3-4 are American, unless the whole résumé is written in the letters of another country.
  const isGuess = region === null && /^[^+]/.test(best.digits) && otherLetters.test(index.text)
  const value = (isGuess ? null : best.e164) ?? atHome(best.digits, index.text, email) ?? best.e164 ?? best.digits
  const shownAt = index.text.indexOf(best.shown)
  const where =
    best.linked && shownAt < 0
      ? placeOutsideText('link', best.page, best.shown)
      : placeOf(index, best.linked ? shownAt : best.start, best.linked ? shownAt + best.shown.length : best.end)
  return { value, confidence: Math.min(0.98, 0.35 + 0.09 * best.score + (best.e164 ? 0.1 : 0)), where }
}

const otherLetters = /[\u0370-\u1CFF\u3040-\uD7AF]{3}/

/** A number whose country nothing beside it tells, dialled in the country that the résumé is likely from. */
function atHome(digits: string, text: string, email: Field<string>): string | null {
  const country = digits.startsWith('+') ? null : homeCountry(digits, text, email?.value ?? null)
  return country && (parsePhoneNumberFromString(digits, country)?.number ?? null)
}

/** The kind of a number costs more to find out than all the rest, so it is asked only where there is a choice. */
function preferMobile(found: Candidate[]): Candidate | undefined {
  const worth = ({ score, e164 }: Candidate) => {
    const type = e164 && parsePhoneNumberFromString(e164)?.getType()
    return score + (type === 'MOBILE' ? 1.5 : type === 'FIXED_LINE_OR_MOBILE' ? 1 : type === 'TOLL_FREE' ? -2 : 0)
  }
  return found.map((candidate) => ({ candidate, worth: worth(candidate) })).sort((a, b) => b.worth - a.worth)[0]
    ?.candidate
}

/** `Chicago, IL 60614 · (312) 555-0144` */
const behindPostcode = /^\d{4,6}(?:\s+[·•/—–-]\s+|\s+(?=[(+]))/

/** `555-0142` is a number where it stands beside an address. */
const sevenLong = /^\d{3}[-.]\d{4}$/

/** What was matched at a place of the text, without what no number ends with, and without a postcode in front. */
function readMatch(
  match: string,
  at: number,
  line: IndexedLine,
  text: string,
  region: CountryCode | null,
): Read | null {
  const whole = match.trim().replace(/[\s.\-–/(（•·]+$/, '')
  const read = (shown: string, start: number): Read | null => {
    const isOwn = line.icon === 'phone' || (sevenLong.test(shown) && line.text.includes('@'))
    const made = judge(shown, isOwn ? 'phone: ' : text.slice(Math.max(0, start - 40), start), region)
    return made && { ...made, shown, start }
  }
  const from = at + match.indexOf(whole)
  const behind = behindPostcode.exec(whole)?.[0].length
  return read(whole, from) ?? (behind ? read(whole.slice(behind), from + behind) : null)
}

function inText(index: TextIndex, region: CountryCode | null, email: Field<string>): Candidate[] {
  const found: Candidate[] = []
  for (const line of index.lines.filter(({ text }) => sevenDigits.test(text))) {
    for (const match of inDiallingOrder(line.text).matchAll(pattern)) {
      const made = readMatch(match[0], line.start + match.index, line, index.text, region)
      if (!made) continue
      const { shown, start } = made
      const early = start < 500 ? 2 : start < 1500 ? 1 : 0
      const underReferees = referees.test(sectionBefore(index, start, 600)) ? 4 : 0
      const icon = line.icon === 'phone' ? 2 : 0
      const score = made.score + early + icon + nearContact(index, start, email) - underReferees - (line.page - 1)
      found.push({ ...made, end: start + shown.length, page: line.page, score, linked: false })
    }
  }
  return found
}

/** Groups of digits in a line of Arabic or Hebrew may stand from right to left: `4567 123 79 962+`. */
const mirrored = /(?<![\d+])\d{1,4}(?:[ -]\d{1,4}){2,5}\+(?![\d\p{L}])/u
const turned = /^[\d +-]+$|[\p{Script=Arabic}\p{Script=Hebrew}]/u

function inDiallingOrder(text: string): string {
  if (!/\d\+/.test(text) || !turned.test(text)) return text
  return text.replace(mirrored, (shown) => `+${shown.slice(0, -1).split(/[ -]/).reverse().join(' ')}`)
}

function inLinks(extracted: Extracted, region: CountryCode | null): Candidate[] {
  return extracted.links.flatMap(({ url, page, text }) => {
    const target = /^(?:tel|callto|whatsapp):(.+)/i.exec(url)?.[1] ?? /wa\.me\/(\d{8,15})/.exec(url)?.[1]
    const made = target ? judge(decodePlus(target), 'phone: ', region) : null
    return made
      ? [{ ...made, shown: text || made.digits, start: 0, end: 0, page, score: made.score + 1, linked: true }]
      : []
  })
}

function judge(printed: string, before: string, region: CountryCode | null): Judged | null {
  const bare = printed.replace(/\D/g, '')
  const shown = printed
    .replace(/[−⁻—‐‑–]/g, '-')
    .replace(/\s*[·•]\s*/g, '.')
    .replace(/\s*-\s*/g, '-')
  const isLabelled = label.test(before)
  const international = /^[\s(（]*[+＋]|^00[1-9]/.test(shown)
  if (bare.length < 7 || bare.length > 15 || looksLikeDate(shown) || faxLabel.test(before)) return null
  if (!isLabelled && (idLabel.test(before) || (!international && !looksDialled(shown, bare, region)))) return null
  const number = dial(shown, bare, international, region)
  if (number === 'impossible' && !isLabelled && !international) return null
  const e164 = number === 'impossible' ? null : number
  let score = 1 + (isLabelled ? 3 : 0) + (international ? 2 : 0) + (e164 ? 1 : 0)
  if (/\d{3}[\s.)-]+\d{3}[\s.-]+\d{4}/.test(shown)) score += 1
  const digits = international ? `+${bare.replace(/^00/, '')}` : bare
  return { score, e164, digits }
}

/** The number as E.164, null where its country is not known. */
function dial(
  shown: string,
  bare: string,
  international: boolean,
  region: CountryCode | null,
): string | 'impossible' | null {
  const american = /^\(?[1-9]\d{2}\)?[\s.\-–‐‑/)]+\d{3}[\s.\-–‐‑/]+\d{4}$/.test(shown)
  const country = international ? undefined : (region ?? (american ? 'US' : null))
  if (country === null) return null
  const digits = country ? bare : withPlus(shown, bare)
  // In North America all numbers have one length; the library takes longer over one than over all the rest of the line.
  const whole = country === 'US' || country === 'CA' ? `+1${digits}` : digits
  if (/^\+1[2-9]\d{9}$/.test(whole)) return whole
  const number = parsePhoneNumberFromString(digits, country)
  if (!number) return null
  return number.isPossible() ? number.number : 'impossible'
}

function withPlus(shown: string, bare: string): string {
  const printed = shown
    .replace(/\(0\)/, '')
    .replace(/^\D*00/, '+')
    .replace(/[^\d+]/g, '')
  return printed.startsWith('+') ? printed : `+${bare.replace(/^00/, '')}`
}

/** `8 (916) 555-12-34`, `98765 43210` */
const russianOrIndian = /^8[\s-]?\(?\d{3}\)?[\s-]\d{3}[\s-]\d{2}[\s-]\d{2}$|^[6-9]\d{4}[\s-]\d{5}$/

/** Without label or `+`: grouped as numbers are dialled, or a long run of digits that fits the known country. */
function looksDialled(shown: string, bare: string, region: CountryCode | null): boolean {
  if (/^1?[\s.-]*\(?\d{3}\)?[\s.\-–‐‑/]*\d{3}[\s.\-–‐‑]+\d{4}$/.test(shown)) return true
  if (/^\(\d{2,5}\)\s*\d/.test(shown)) return bare.length >= 8
  if (/^0\d{1,4}[\s/-]\d[\d\s-]{4,}$/.test(shown)) return bare.length >= 9
  if (/^\d{10,11}$/.test(shown) || russianOrIndian.test(shown) || inPairs.test(shown) || chineseMobile.test(shown))
    return true
  if (!region || bare.length < 8) return false
  return parsePhoneNumberFromString(bare, region)?.isValid() === true
}

/** `05.56.31.32.33`, as numbers are written in France. */
const inPairs = /^0[1-9](?:[\s.-]\d{2}){4}$/

const chineseMobile = /^1[3-9]\d[\s-]\d{4}[\s-]\d{4}$/

function looksLikeDate(shown: string): boolean {
  if (inPairs.test(shown)) return false
  const parts = shown.split(/[^\d]+/).filter(Boolean)
  const isYear = (part: string | undefined) => part !== undefined && /^(19[4-9]|20[0-4])\d$/.test(part)
  if (/^\d{4}\s*[-–/.]\s*\d{4}$/.test(shown) && parts.every(isYear)) return true
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(\D|$)/.test(shown)) return isYear(parts[2]) || parts[2]?.length === 2
  if (/^\d{1,2}[./-]\d{4}\s*[-–]\s*\d{1,2}[./-]\d{4}$/.test(shown)) return true
  if (/^\d{4}[./-]\d{1,2}([./-]\d{1,2})?(\D|$)/.test(shown) && isYear(parts[0])) return true
  return parts.filter(isYear).length >= 2 && parts.length <= 6 && !shown.startsWith('+')
}

/** Numbers beside the candidate's own e-mail address, or beside a profile link, are the candidate's own. */
function nearContact(index: TextIndex, start: number, email: Field<string>): number {
  if (email?.where.source === 'text' && Math.abs(email.where.start - start) < 160) return 3
  const around = index.text.slice(Math.max(0, start - 120), start + 140)
  return /linkedin|github/i.test(around) ? 1.5 : 0
}

function decodePlus(target: string): string {
  const plain = target.replace(/%20/g, ' ').replace(/%2B/gi, '+').replace(/^\/\//, '')
  return plain.trim()
}
