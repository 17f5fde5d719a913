import { skillsByFirstWord } from '../career/skill-vocabulary.ts'
import { isPlace } from '../contact/countries.ts'
import {
  honorifics,
  institutionWords,
  months,
  nameParticles,
  plainWords,
  roleWords,
  sectionWords,
  suffixes,
  titleWords,
} from '../text/words.ts'
import { labelledName, nextLabel } from './labels.ts'

const cjk = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}·・ ]+$/u
const token = /^['’]?[\p{L}\p{M}][\p{L}\p{M}'’`.‐־-]*$/u

const documentTitle =
  '(?:my\\s+)?(?:résumé|resume|cv|c\\.v\\.|curriculum vit(?:ae|æ)|curriculum|bio-?\\s?data|lebenslauf|currículo|hoja de vida|życiorys|özgeçmiş|(?:个人)?简历|履歴書|이력서|резюме|קורות חיים|السيرة الذاتية|سيرة ذاتية)'
const titleBefore = new RegExp(
  `^${documentTitle}(?:\\s*[:：–—|-]\\s*|\\s+(?:of|von|de|for|di|van)\\s+|\\s+(?=\\p{L}))`,
  'iu',
)
const titleAfter = new RegExp(`(?:(?:'s|’s|的)\\s*|\\s*[:：–—|,-]\\s*|\\s+)${documentTitle}$`, 'iu')

/** A cheap sign of a label, a greeting, brackets or the document's title: most lines have none of them. */
const decoration =
  /[:：()（）[\]"“”'‘’–—|,-]|\s{3}|[\u1100-\uFFFF]|^(?:hi|i|my|about|meet|introducing)\b|c\.?v|curric|r[eé]sum|lebensl|hoja de|yciorys|zge[çc]mi|резюме/i

/** Takes a label, an honorific or letters after the name off a line: what is left may be a name. */
export function bareName(text: string): string {
  const words = (decoration.test(text) ? undecorated(text) : text).trim().split(/\s+/)
  while (words.length > 1 && isHonorific(words[0] ?? '')) words.shift()
  while (words.length > 1 && suffixes.has((words.at(-1) ?? '').toLowerCase().replace(/[,]$/, ''))) words.pop()
  return familyLast(withoutStop(words.join(' ').replace(/^[\s•·*|:["“–—-]+|[\s,;:|\]"”•·*–—-]+$/g, '')))
}

/** `I'm⏎Jane Doe.` ends as a sentence does; `Jr.` and initials keep their stop. */
function withoutStop(text: string): string {
  return text.endsWith('.') && /(?!\b(?:jr|sr|st)\.$)\p{L}{2}\.$/iu.test(text) ? text.slice(0, -1) : text
}

function undecorated(text: string): string {
  return text
    .replace(/^(?:(?:\p{Extended_Pictographic}|\uFE0F)\s*)+/u, '')
    .replace(labelledName, '')
    .replace(/^(?:i(?:'|’)?m|i am|hi,? i(?:'|’)m|hello,? i(?:'|’)m|hi,? my name is|my name is)\s+/i, '')
    .replace(titleBefore, '')
    .replace(/^(?:[Aa]bout|ABOUT|Meet|Introducing)\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u, '')
    .replace(titleAfter, '')
    .replace(/\s*[(（][^)）]{1,40}[)）]\s*/g, ' ')
    .replace(/\s+["“”'‘][\p{L} ]{2,20}["“”'’]\s+/u, ' ')
    .split(nextLabel, 1)
    .join('')
}

/** `Dr.`, `Prof.`, `Dr.-Ing.`, `Dipl.-Inf.`, `M.Sc.` before a name. */
function isHonorific(word: string): boolean {
  return (
    honorifics.has(word.toLowerCase()) ||
    /^(?:CA|CMA|CS)$/.test(word) ||
    /^(?:dr|prof|dipl|mag|ing|univ|habil|med|rer|nat)\.(?:-?\p{L}+\.?)*$/iu.test(word)
  )
}

/** `Doe, Jane` is `Jane Doe`, unless what stands behind the comma are letters after a name. */
function familyLast(text: string): string {
  const [family, given, ...more] = text.split(/,\s+/)
  // `Jane Doe, BSN`: capitals behind a name that is not in capitals are what she has passed.
  if (family && given && /^\p{Lu}{2,5}$/u.test(given) && /\p{Ll}/u.test(family)) return family
  if (!family || !given || more.length > 0 || family.split(' ').length > 3 || given.split(' ').length > 3) return text
  const isNamed = [...family.split(' '), ...given.split(' ')].every(
    (word) => /^\p{Lu}[\p{L}\p{M}'’-]+\.?$|^\p{Lu}\.$/u.test(word) || nameParticles.has(word.toLowerCase()),
  )
  return isNamed &&
    !isPlace(given) &&
    !isPlace(family) &&
    !suffixes.has(given.toLowerCase()) &&
    !/^(jr|sr|ii|iii|iv)\b/i.test(given)
    ? `${given} ${family}`
    : text
}

/**
 * How much a text looks like a person's name, from its letters and words alone: about −6 (cannot be) to +2 (typical).
 * Chinese, Japanese and Korean names are 2–4 characters; others are 1–5 capitalised words.
 */
export function nameShape(text: string): number {
  if (text.length < 2 || text.length > 48 || /[@/\\|:;•!?=<>{}[\]"“”#$%^&*_+~©]|\bhttps?|www\./i.test(text)) return -6
  const compact = text.replace(/\s/g, '')
  if (cjk.test(text)) {
    if (isListed(compact, sectionWords) || isListed(compact, institutionWords)) return -6
    if (
      /大学|学院|公司|情報|信息|经历|背景|技能|简历|评价|工程师|开发|电话|邮箱|项目|教育|求职|意向|専攻|専門|会社|学校|履歴|経歴|フリガナ/.test(
        compact,
      )
    )
      return -6
    return eastAsianShape(text, compact.length)
  }
  const parts = text.split(/,\s*/)
  if (parts.length > 3) return -6
  if (parts.length > 1 && isPlace(parts.at(-1) ?? '')) return -6
  if (/\s/.test(text) && isPlace(text)) return -6
  const words = text.split(/\s+/)
  const shape = /\d/.test(text) ? digitShape(words) : wordShape(text, words)
  return shape < 0 || text.length > longestSkill ? shape : shape - Math.max(...parts.map(likeSkill))
}

const longestSkill = 24

/** What speaks against `Terraform`, `Node.js`; everyday words such as Ruby, Dart or Swift may be names all the same. */
function likeSkill(text: string): number {
  const plain = text.toLowerCase()
  const end = plain.indexOf(' ')
  const spellings = skillsByFirstWord.get(end < 0 ? plain : plain.slice(0, end))
  const skill = spellings?.find(({ spelling }) => spelling === plain)
  return skill ? (skill.everyday ? 2 : 8) : 0
}

/** Two to four signs; up to seven where a space parts family and given name; foreign names in katakana. */
function eastAsianShape(text: string, signs: number): number {
  // Small letters alone tell how a name is read.
  if (/^[\p{Script=Hiragana} ]+$/u.test(text)) return -4
  if (signs >= 2 && signs <= 4) return 1.5
  if (/^[\p{Script=Katakana}ー]+[・ ][\p{Script=Katakana}ー]+$/u.test(text)) return 1
  return signs <= 7 && /^\S{1,4} \S{1,4}$/u.test(text) && !/[都道府県市区町村省州]$/u.test(text) ? 1 : -4
}

function digitShape(words: string[]): number {
  return words.length === 1 && /^\p{Lu}\p{L}{2,}\d{1,2}$/u.test(words[0] ?? '') ? -1.5 : -5
}

/** Who stands in for a person in samples. */
const standIn = /^(?:test|sample|demo|dummy) (?:user|candidate|applicant|person)$/i

function wordShape(text: string, words: string[]): number {
  if (words.length > 6 || !words.every((word) => token.test(word.replace(/,$/, '')))) return -5
  const lower = words.map((word) => word.toLowerCase().replace(/[.,]+$/, ''))
  const bad = lower.filter(isNoName).length
  const dates = lower.filter((word) => months.has(word)).length
  const institution = lower.filter((word) => institutionWords.has(word)).length
  if (standIn.test(text)) return 1
  const roles = lower.filter((word) => !isNoName(word) && roleWords.has(word)).length
  if (dates === words.length && dates === 2) return -2
  if (bad + dates + roles === words.length || bad + dates >= 2) return -6
  // April, May, June, August and Jan are also names.
  let score = bad * -4 + institution * -4 - dates - roles * 2.5
  const small = words.filter((word) => !isCapitalised(word))
  const isShouting = words.length > 3 && text === text.toUpperCase()
  const unstressed = isShouting ? words.slice(1, -1) : small.length < words.length ? small : []
  const particles = unstressed.filter((word) => nameParticles.has(word.toLowerCase()))
  score += lengthShape(words.filter((word) => !particles.includes(word))) + punctuationShape(words)
  if (small.some((word) => !nameParticles.has(word.toLowerCase()))) score -= small.length === words.length ? 2.5 : 3.5
  const last = words.at(-1) ?? ''
  if (words.length > 1 && !isCapitalised(last) && nameParticles.has(last.toLowerCase())) score -= 1.5
  return score
}

const notOfNames = [titleWords, sectionWords, plainWords]

/** A word of titles, headings and the like, or several with hyphens between them. */
function isNoName(word: string): boolean {
  const isIn = (part: string) => notOfNames.some((words) => words.has(part))
  return isIn(word) || (word.includes('-') && word.split('-').every(isIn))
}

function isCapitalised(word: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || /^(['’]\p{Ll}|d'|o'|al-|el-)/iu.test(word)
}

function lengthShape(words: string[]): number {
  if (words.length === 1) return isGluedWord(words[0] ?? '') ? -2.5 : (words[0]?.length ?? 0) >= 3 ? 0 : -3
  if (words.length <= 3) return 2
  return words.length === 4 ? 1 : -0.5
}

/** `JaneDoe`, as programs write it into a document's properties. */
function isGluedWord(word: string): boolean {
  return /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+/u.test(word) && !/^(?:Mc|Mac|De|Di|Da|La|Le|Van|Fitz)\p{Lu}/u.test(word)
}

function punctuationShape(words: string[]): number {
  let score = 0
  if (words.some((word) => word.endsWith('.') && word.length > 4)) score -= 2
  if (/[.]$/.test(words.at(-1) ?? '') && !/^(\p{Lu}\.|jr\.|sr\.)$/iu.test(words.at(-1) ?? '')) score -= 1.5
  if (words.filter((word) => word.replace(/\./g, '').length === 1).length >= words.length) score -= 3
  return score
}

function isListed(word: string, list: Set<string>): boolean {
  return list.has(word)
}

/** `R E X`: fewer letters than tell spaced type otherwise. */
const shortSpaced = /^\p{Lu}(?: \p{Lu}){2}$/u

/** JOHN DOE → John Doe; names in mixed case and acronym-like parts of mixed names stay as they are. */
export function foldCapitals(name: string, locale?: string): string {
  if ((cjk.test(name) && /^\S( \S){1,3}$/u.test(name)) || shortSpaced.test(name)) return name.replaceAll(' ', '')
  const letters = name.replace(/[^\p{L}]/gu, '')
  // `RAJ` can be said, `JJK` cannot.
  if (letters.length < 4 && !/\s/.test(name) && !/^[^AEIOUY][AEIOUY][^AEIOUY]$/.test(name)) return name
  const allUpper = letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const allLower = letters === letters.toLowerCase() && letters !== letters.toUpperCase()
  if (!allUpper && !allLower) {
    return name
      .split(' ')
      .map((word) => (isShouted(word) ? titleCase(word, locale) : word))
      .join(' ')
  }
  const words = name.split(' ')
  return words
    .map((word, index) =>
      index > 0 && allUpper && isSmallParticle(word, words[index - 1]) ? word.toLowerCase() : titleCase(word, locale),
    )
    .join(' ')
}

/** Le Goff, Di Benedetto, El Idrissi and Al Farsi keep their capital. */
function isSmallParticle(word: string, before: string | undefined): boolean {
  return (
    /^(?:VAN|VON|DE|DER|DEN|DA|DO|DOS|DEL|DU|BIN|BINT|['’]T)$/.test(word) ||
    (/^(?:LA|LAS|LOS)$/.test(word) && before === 'DE')
  )
}

/** `Jane DOE`: a surname in capitals; initials and roman numerals stay. */
function isShouted(word: string): boolean {
  return /^\p{Lu}{3,}$/u.test(word.replace(/[-'’]/g, '')) && !/^(III|VIII?)$/.test(word)
}

function titleCase(word: string, locale?: string): string {
  if (/^[IVX]+$/.test(word) && word.length > 1) return word
  const lower = word.toLocaleLowerCase(locale)
  return lower
    .replace(/(^|[-'’.])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toLocaleUpperCase(locale))
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase()}`)
}
