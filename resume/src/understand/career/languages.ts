import type { Found, SpokenLanguage } from '../../types.ts'
import { linesOf, type Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex } from '../text/text-index.ts'

const names: Record<string, string[]> = {
  English: [
    'englisch',
    'anglais',
    'inglés',
    'inglês',
    'inglese',
    'engels',
    'angielski',
    'английский',
    'англійська',
    '英语',
    '英語',
    '영어',
  ],
  German: ['deutsch', 'allemand', 'alemán', 'alemão', 'tedesco', 'duits', 'niemiecki', 'немецкий', '德语'],
  French: ['französisch', 'français', 'francés', 'francês', 'francese', 'frans', 'francuski', 'французский', '法语'],
  Spanish: [
    'spanisch',
    'espagnol',
    'español',
    'espanhol',
    'spagnolo',
    'spaans',
    'hiszpański',
    'испанский',
    'castellano',
  ],
  Italian: ['italienisch', 'italien', 'italiano'],
  Portuguese: ['portugiesisch', 'portugais', 'portugués', 'português'],
  Dutch: ['niederländisch', 'nederlands', 'néerlandais'],
  Polish: ['polnisch', 'polski'],
  Russian: ['russisch', 'russe', 'ruso', 'русский'],
  Ukrainian: ['українська', 'украинский'],
  Chinese: ['mandarin', 'cantonese', 'chinesisch', '中文', '普通话', '汉语'],
  Japanese: ['日语', '日本語', 'japanisch', 'japonais'],
  Korean: ['한국어', '韩语'],
  Hindi: [],
  Bengali: [],
  Tamil: [],
  Telugu: [],
  Marathi: [],
  Gujarati: [],
  Punjabi: [],
  Urdu: [],
  Kannada: [],
  Malayalam: [],
  Arabic: ['arabisch', 'arabe', 'العربية'],
  Hebrew: ['עברית'],
  Turkish: ['türkçe', 'türkisch'],
  Persian: ['farsi'],
  Greek: ['griechisch', 'ελληνικά'],
  Swedish: ['svenska', 'schwedisch'],
  Norwegian: ['norsk'],
  Danish: ['dansk'],
  Finnish: ['suomi'],
  Czech: ['čeština'],
  Slovak: [],
  Hungarian: ['magyar'],
  Romanian: ['română'],
  Bulgarian: [],
  Serbian: [],
  Croatian: [],
  Vietnamese: ['tiếng việt'],
  Thai: [],
  Indonesian: ['bahasa indonesia'],
  Malay: [],
  Tagalog: ['filipino'],
  Swahili: [],
  Catalan: ['català'],
  Latin: [],
  Esperanto: [],
}
const known = new Map(
  Object.entries(names).flatMap(([name, others]) => [name, ...others].map((word) => [word.toLowerCase(), name])),
)
const pattern = new RegExp(`(?<!\\p{L})(?:${[...known.keys()].join('|')})(?!\\p{L})`, 'giu')
const level =
  /\b(?:native(?: speaker| or bilingual(?: proficiency)?)?|mother tongue|bilingual|fluent(?:ly)?|proficient|full professional(?: proficiency)?|professional(?: working)?(?: proficiency)?|limited working(?: proficiency)?|(?:upper|pre|lower)?[- ]?intermediate|advanced|conversational|elementary|basic|beginner|[abc][12]\+?|muttersprache|verhandlungssicher|fließend|gut|grundkenntnisse|courant|maternelle|intermédiaire|nativo|fluido|avanzado|básico|fluente)\b|родной|свободн[а-я]*|разговорный|母语|流利|CET-?[46]/iu

/** `Fluent in Spanish`, `Native English`. */
const levelBefore = new RegExp(`(${level.source})\\s+(?:in\\s+)?$`, 'iu')

const nativeWords = String.raw`mother tongues?(?:\(s\))?|native languages?|muttersprachen?|langues? maternelles?|lenguas? maternas?|línguas? maternas?|madrelingua|język ojczysty|mateřský jazyk|родной язык`
const otherWords = String.raw`(?:spoken |foreign |other )?languages?(?:\(s\))?|sprachen|langues|idiomas|языки|语言`
const nativeLabel = new RegExp(`^(?:${nativeWords})`, 'iu')
const label = new RegExp(String.raw`^(?:${nativeWords}|${otherWords})(?:\s*[:：]|\s{3})`, 'iu')
const labelAlone = /^(?:mother tongues?|other languages?)(?:\(s\))?\s*[:：]?$/i

function isLabelAlone(line: IndexedLine | undefined): line is IndexedLine {
  return line !== undefined && labelAlone.test(line.text)
}

/** Spoken languages with the level as written, from a languages section or a line `Languages: …`. */
export function findLanguages(index: TextIndex, sections: Section[]): Found<SpokenLanguage>[] {
  const section = linesOf(sections, 'languages').slice(0, 24)
  const labelled = index.lines.filter(({ text }, at) => label.test(text) || isLabelAlone(index.lines[at - 1]))
  const found = new Map<string, Found<SpokenLanguage>>()
  const lines = [...new Set([...section, ...labelled])]
  lines.forEach((line, at) => {
    for (const entry of inLine(index, line, lines[at + 1], index.lines[line.index - 1]))
      if (!found.has(entry.value.name)) found.set(entry.value.name, entry)
  })
  return [...found.values()]
}

/** The level stands behind the name, up to the next name, or alone on the next line. */
function inLine(
  index: TextIndex,
  line: IndexedLine,
  next: IndexedLine | undefined,
  above: IndexedLine | undefined,
): Found<SpokenLanguage>[] {
  const matches = [...line.text.matchAll(pattern)]
  return matches.map((match, at) => {
    const end = matches[at + 1]?.index ?? line.text.length
    const beside = level.exec(line.text.slice(match.index + match[0].length, end))?.[0]
    const before = levelBefore.exec(line.text.slice(matches[at - 1]?.index ?? 0, match.index))?.[1]
    const isNative = nativeLabel.test(line.text) || (isLabelAlone(above) && nativeLabel.test(above.text))
    const below = matches.length === 1 && next && !next.text.match(pattern) ? level.exec(next.text)?.[0] : undefined
    const name = known.get(match[0].toLowerCase()) ?? match[0]
    const start = line.start + match.index
    return {
      value: { name, level: beside ?? before ?? below ?? (isNative ? 'native' : null) },
      confidence: 0.85,
      where: placeOf(index, start, start + match[0].length),
    }
  })
}
