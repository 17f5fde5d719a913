import type { Found } from '../../types.ts'
import type { Section } from '../text/sections.ts'
import { type IndexedLine, placeOf, type TextIndex } from '../text/text-index.ts'
import { longestSkill, type SkillWord, skillStarts, skillWords } from './skill-vocabulary.ts'

/** The vocabulary is Latin; a pattern without Unicode classes is several times faster. */
const word = /[A-Za-zÀ-ɏ0-9.][\wÀ-ɏ+#./-]*/g
const maxSkills = 80

/**
 * Skills of the vocabulary in order of first mention. Names that are also everyday words (Go, Excel, Spring) count only
 * in a skills section or in a list, written with a capital.
 */
export function findSkills(index: TextIndex, sections: Section[]): Found<string>[] {
  const found = new Map<string, Found<string>>()
  const inSection = new Set(sections.filter(({ kind }) => kind === 'skills').flatMap(({ lines }) => lines))
  for (const line of index.lines) {
    for (const { skill, start, end } of skillsOf(line, inSection.has(line))) {
      const before = found.get(skill.name)
      const confidence = inSection.has(line) ? 0.95 : 0.75
      if (before) before.confidence = Math.max(before.confidence, confidence)
      else found.set(skill.name, { value: skill.name, confidence, where: placeOf(index, start, end) })
    }
  }
  return [...found.values()].slice(0, maxSkills)
}

function skillsOf(line: IndexedLine, listed: boolean): { skill: SkillWord; start: number; end: number }[] {
  const found: { skill: SkillWord; start: number; end: number }[] = []
  const tokens = [...line.text.matchAll(word)].map((match) => {
    const text = match[0].replace(/[./-]+$/, '')
    return { text, from: match.index, to: match.index + text.length }
  })
  for (let at = 0; at < tokens.length; at++) {
    if (!skillStarts.has(tokens[at]?.text.toLowerCase() ?? '')) continue
    for (let length = Math.min(longestSkill, tokens.length - at); length >= 1; length--) {
      const [first, last] = [tokens[at], tokens[at + length - 1]]
      if (!first || !last) continue
      const text = line.text.slice(first.from, last.to)
      const skill = skillWords.get(text.toLowerCase())
      if (!skill || (skill.everyday && !isMeant(text, line, first.from, last.to, listed))) continue
      found.push({ skill, start: line.start + first.from, end: line.start + last.to })
      at += length - 1
      break
    }
  }
  return found
}

/** `Go`, `Swift`, `Excel` stand between separators when they are meant as skills. */
function isMeant(text: string, line: IndexedLine, from: number, to: number, listed: boolean): boolean {
  if (!/^\p{Lu}/u.test(text)) return false
  const before = /(?:^|[,;:|/•·(]\s*|\s{3,})$/.test(line.text.slice(0, from))
  const after = /^(?:$|\s*[,;|/•·)]|\s{3,})/.test(line.text.slice(to))
  return before && after && (listed || /[,|/•·]/.test(line.text))
}
