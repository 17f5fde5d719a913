import { foreignHeading, type SectionKind } from './section-headings.ts'
import type { IndexedLine, TextIndex } from './text-index.ts'

/** A heading and the lines below it, up to the next heading. Lines before the first heading are `top`. */
export type Section = { kind: SectionKind | 'top'; lines: IndexedLine[] }

const headings: [SectionKind, RegExp][] = [
  [
    'experience',
    /^(?:(?:work|professional|employment|relevant|career|job|industry|other|additional|selected|prior|previous|internship|volunteer|research|teaching)?\s*(?:experiences?|employment|history|background)(?: history)?|work|career|internships?)$/i,
  ],
  [
    'education',
    /^(?:education(?:al)?(?: background| history| & training| and training| and certifications?| & certifications?)?|academic(?: background| history| qualifications)?|studies|qualifications?)$/i,
  ],
  [
    'skills',
    /^(?:(?:technical|core|key|professional|hard|soft|it|computer|other|additional|relevant|top|programming)?\s*(?:skills?|competenc(?:ies|es)|expertise|technologies|proficienc(?:y|ies)|tools|strengths|languages and tools)(?: ?(?:&|and|\/) ?(?:skills|tools|technologies|abilities|interests|expertise|competencies))?|skill set|tech(?:nology)? stack)$/i,
  ],
  ['languages', /^(?:languages?(?: skills)?|spoken languages|languages known)$/i],
  ['references', /^(?:(?:professional |academic )?references?|referees?)$/i],
  [
    'summary',
    /^(?:(?:professional|career|executive|personal)?\s*(?:summary|profile|objective|overview|statement)|about(?: me)?)$/i,
  ],
  [
    'other',
    /^(?:(?:personal|selected|academic|side|key|open.source)?\s*projects?|certifications?|certificates?|licenses?(?: (?:&|and) certifications?)?|awards?(?: (?:&|and) \w+)?|honou?rs(?: (?:&|and|-) \w+)?|achievements?|publications?|volunteer(?:ing)?(?: (?:work|experience))?|interests?|hobbies(?: (?:&|and) interests)?|activities|extracurricular(?: activities)?|leadership|courses?|coursework|training|conferences|patents|memberships?|contacts?(?: (?:me|info|information|details))?|personal (?:details|information|data)|declaration|links)$/i,
  ],
]

/** Cuts the text into sections by its headings, in the languages that the headings are known in. */
export function cutSections(index: TextIndex): Section[] {
  const sections: Section[] = [{ kind: 'top', lines: [] }]
  for (const line of index.lines) {
    const kind = headingKind(line.text)
    if (kind) sections.push({ kind, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

export function linesOf(sections: Section[], kind: SectionKind): IndexedLine[] {
  return sections.filter((section) => section.kind === kind).flatMap((section) => section.lines)
}

/** What a line is the heading of; null for any other line. */
export function headingKind(text: string): SectionKind | null {
  if (text.length > 42 || text.includes('@')) return null
  const plain = text.replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '').replace(/\s+/g, ' ')
  if (plain.length < 2 || /\d/.test(plain)) return null
  return foreignHeading(plain) ?? headings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
