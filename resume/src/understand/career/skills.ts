import type { Found } from '../../types.ts'
import type { Section } from '../text/sections.ts'
import { type IndexedLine, lineAt, placeOf, type TextIndex } from '../text/text-index.ts'
import { type SkillSpelling, skillsByFirstWord } from './skill-vocabulary.ts'

/** The vocabulary is Latin; a pattern without Unicode classes is several times faster. */
const word = /[a-zÀ-ɏ0-9.](?:[\wÀ-ɏ+#./-]*[\wÀ-ɏ+#])?/g
const maxSkills = 80

/**
 * Skills of the vocabulary in order of first mention. Names that are also everyday words (Go, Excel, Spring) count only
 * in a skills section or in a list, written with a capital.
 */
export function findSkills(index: TextIndex, sections: Section[]): Found<string>[] {
  const found = new Map<string, Found<string>>()
  const inSection = new Set(sections.filter(({ kind }) => kind === 'skills').flatMap(({ lines }) => lines))
  for (const { skill, line, start, end } of mentions(index, inSection)) {
    const before = found.get(skill.name)
    const confidence = inSection.has(line) ? 0.95 : 0.75
    if (before) before.confidence = Math.max(before.confidence, confidence)
    else found.set(skill.name, { value: skill.name, confidence, where: placeOf(index, start, end) })
  }
  return [...found.values()].slice(0, maxSkills)
}

type Mention = { skill: SkillSpelling; line: IndexedLine; start: number; end: number }

/** Only words that a spelling begins with are looked at further. */
function mentions(index: TextIndex, listed: ReadonlySet<IndexedLine>): Mention[] {
  const found: Mention[] = []
  // The one letter that becomes longer in lower case would shift all places behind it.
  const text = index.text.replaceAll('İ', 'I').toLowerCase()
  let end = 0
  for (const { 0: first, index: start } of text.matchAll(word)) {
    const spellings = start < end ? undefined : skillsByFirstWord.get(first)
    const line = spellings && lineAt(index, start)
    const skill =
      line && spellings.find((one) => standsAt(text, one.spelling, start) && counts(one, line, start, listed))
    if (!skill) continue
    end = start + skill.spelling.length
    found.push({ skill, line, start, end })
  }
  return found
}

/** The spelling as a whole: at most the end of a sentence follows. */
function standsAt(text: string, spelling: string, start: number): boolean {
  const end = start + spelling.length
  return text.startsWith(spelling, start) && /^[./-]*(?![\wÀ-ɏ+#./-])/.test(text.slice(end, end + 4))
}

function counts(skill: SkillSpelling, line: IndexedLine, start: number, listed: ReadonlySet<IndexedLine>): boolean {
  const isListed = listed.has(line)
  const [from, to] = [start - line.start, start - line.start + skill.spelling.length]
  if (skill.shouted && !isListed && line.text.slice(from, to) === skill.spelling) return false
  return !skill.everyday || isMeant(line, from, to, isListed)
}

/** `Go`, `Swift`, `Excel` stand between separators when they are meant as skills. */
function isMeant(line: IndexedLine, from: number, to: number, listed: boolean): boolean {
  if (!/^\p{Lu}/u.test(line.text.slice(from, to))) return false
  const before = /(?:^|[,;:|/•·(]\s*|\s{3,})$/.test(line.text.slice(0, from))
  const after = /^(?:$|\s*[,;|/•·)]|\s{3,})/.test(line.text.slice(to))
  return before && after && (listed || /[,|/•·]/.test(line.text))
}
