import type { IndexedLine } from '../text/text-index.ts'

const whole =
  "name|full name|candidate(?:(?:’s|'s)? name)?|applicant(?:(?:’s|'s)? name)?|name of (?:the )?(?:candidate|applicant)|student name|employee name|name and surname|vor- und nachname|nachname,? vorname|nom|nom et prénom|prénom et nom|nom,? prénom|" +
  'nombre|nombre completo|nombres? y apellidos?|nome|nome completo|nome e cognome|naam|imię i nazwisko|ad soyad|adı soyadı|' +
  'họ và tên|họ tên|namn|navn|nimi|jméno|jméno a příjmení|meno a priezvisko|név|όνομα|ονοματεπώνυμο|nume|имя|фио|ф\\.и\\.о\\.|' +
  'имя и фамилия|піб|姓\\s*名|氏\\s*名|名前|이\\s*름|성\\s*명|nama lengkap|nama|ime i prezime|ime in priimek|име и фамилия|ชื่อ-?\\s*นามสกุล|ชื่อ|نام و نام خانوادگی|نام|الاسم|الاسم الكامل|नाम|שם'
const given =
  'first names?(?:\\(s\\))?|given names?|forename|vorname|prénoms?|nombres?|nome|imię|имя|ad|tên|förnamn|fornavn|etunimi|jméno|keresztnév'
const family =
  'last name|surnames?(?:\\(s\\))?|family name|nachname|familienname|nom|apellidos?|cognome|sobrenome|nazwisko|фамилия|soyad|họ|efternamn|etternavn|sukunimi|příjmení|vezetéknév'

/** What lists, numbered forms and data files set before a label. */
const opener = '(?:["“*•|-]\\s*|(?:\\d{1,2}|[a-z])[.)]\\s+)?'
/** `Name: Jane Doe` in the languages that résumés come in. */
export const labelledName = new RegExp(
  `^${opener}(?:(?:${whole})["”]?(?:\\s*[:：|=]\\s*|\\s+[–—-]\\s+|\\s{3,})|(?:姓\\s*名|氏\\s*名|이\\s*름|성\\s*명)\\s+)(?=\\S)`,
  'iu',
)
/** Where the next label of the same line begins: `Name: Jane Doe  Age: 30`. */
export const nextLabel = /\s{2,}[\p{L}\s]{1,16}[:：]|\s[\p{Script=Han}]{2,4}[:：]/u
const bareLabel = new RegExp(`^(?:${whole})\\s*[:：]?$`, 'iu')
/** A label with its value behind it, or alone: then the value stands in the next cell or line. */
const labelOf = (names: string) => new RegExp(`^(?:${names})\\s*(?:[:：]\\s*|\\s{3,}|$)`, 'iu')
const givenLabel = labelOf(given)
const familyLabel = labelOf(`${family}|name`)
const partOfName = /^\p{L}[\p{L}\p{M}'’ -]{1,40}$/u
const longestPart = 80

/** `Hello, I'm` on a line of its own. */
const greeting =
  /^\P{L}*(?:(?:hello|hi|hey)(?: there)?\s*[,.!]?\s*)?(?:i(?:'|’)m|i am|my name is)\s*[:,.…]*$|^\P{L}*(?:hello|hi|hey)(?: there)?\s*[,.!]*$/iu

/** True for a label or a greeting alone: what stands beside or below it is the name. */
export function isNameLabel(text: string): boolean {
  return text.length <= 30 && (bareLabel.test(text) || greeting.test(text))
}

const said =
  /\b(?:[Mm]y name is|name['’]s)\s+((?:\p{Lu}[\p{L}\p{M}'’-]*\.?(?:\s+|(?=[,.]|$))|(?:de|da|van|der|von|bin|al)\s+){1,6})/u

/** `My name is Jane Doe and I …` */
export function saidNames(lines: IndexedLine[]): { text: string; start: number }[] {
  return lines.flatMap((line) => {
    const found = line.text.includes('ame') ? said.exec(line.text) : null
    const name = found?.[1]?.trim().replace(/\.$/, '')
    return found && name ? [{ text: name, start: line.start + found.index + found[0].indexOf(name) }] : []
  })
}

/** So many lines at the end may hold a closing and the name below it. */
const closingDepth = 6
const closing =
  /^(?:(?:yours?\s+)?(?:faithfully|sincerely|truly)|(?:best|kind|warm)\s+regards|regards|signature|signed|thank(?:s|ing)? you|place\s*:.*|date\s*:.*)[\s,.:]*$/i
const inBrackets = /^[(（]\s*\p{L}[^()（）\d@]{2,40}[)）]$/u

/** Lines at the end that hold a signature: in brackets or below a closing, as declarations have it. */
export function signatureLines(lines: IndexedLine[]): IndexedLine[] {
  const end = lines.slice(-closingDepth)
  const from = end.findIndex(({ text }) => text.length <= 80 && closing.test(text))
  return end.filter(
    ({ text }, at) =>
      text.length <= 80 && (inBrackets.test(text) || (from >= 0 && (at > from || /\S\s{3,}\S/.test(text)))),
  )
}

/** `First name: Jane` and `Surname: Doe` on lines near each other. */
export function spelledInParts(lines: IndexedLine[]): { text: string; start: number; end: number }[] {
  return lines.flatMap((_, at) => {
    const first = partAt(lines, at, givenLabel)
    if (!first) return []
    for (let near = Math.max(0, at - partsApart); near <= at + partsApart; near++) {
      const last = near !== at && near !== first.at ? partAt(lines, near, familyLabel) : null
      if (last) return [{ text: `${first.text} ${last.text}`, start: first.start, end: first.end }]
    }
    return []
  })
}

const partsApart = 4

/** What a label at this line names, there or in the line behind it. */
/** A cheap sign of a label with its value, or of one alone. */
const labelSign = /^.{2,24}$|[:：]|\s{3}/

function partAt(
  lines: IndexedLine[],
  at: number,
  label: RegExp,
): { text: string; at: number; start: number; end: number } | null {
  const line = lines[at]
  const found = line && line.text.length < longestPart && labelSign.test(line.text) ? label.exec(line.text) : null
  if (!line || !found) return null
  const beside = line.text.slice(found[0].length).trim()
  const [text, place] = beside ? [beside, at] : [lines[at + 1]?.text ?? '', at + 1]
  const { start, end } = lines[place] ?? line
  const isPart = partOfName.test(text) && !givenLabel.test(text) && !familyLabel.test(text)
  return isPart ? { text, at: place, start, end } : null
}
