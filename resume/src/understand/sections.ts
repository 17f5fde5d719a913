import type { IndexedLine, TextIndex } from './text-index.ts'

export type SectionKind = 'summary' | 'experience' | 'education' | 'skills' | 'languages' | 'references' | 'other'
/** A heading and the lines below it, up to the next heading. Lines before the first heading are `top`. */
export type Section = { kind: SectionKind | 'top'; lines: IndexedLine[] }

const headings: [SectionKind, RegExp][] = [
  [
    'experience',
    /^(?:(?:work|professional|employment|relevant|career|job|industry|other|additional|selected|prior|previous|internship|volunteer)?\s*(?:experiences?|employment|history|background)(?: history)?|work|career|internships?|berufserfahrung|beruflicher werdegang|praktika|expériences?(?: professionnelles?)?|experiencia(?: laboral| profesional)?|experiência(?: profissional)?|esperienze?(?: lavorative| professionali)?|werkervaring|doświadczenie(?: zawodowe)?|опыт(?: работы)?|досвід роботи|工作(?:经历|经验)|实习经历|職歴|職務経歴|경력)$/i,
  ],
  [
    'education',
    /^(?:education(?:al)?(?: background| history| & training| and training| and certifications?)?|academic(?: background| history| qualifications)?|studies|ausbildung|bildungsweg|studium|formation(?: académique)?|études|formación(?: académica)?|educación|formação(?: acadêmica)?|istruzione(?: e formazione)?|opleiding(?:en)?|wykształcenie|образование|освіта|教育(?:背景|经历)|学歴|학력)$/i,
  ],
  [
    'skills',
    /^(?:(?:technical|core|key|professional|hard|soft|it|computer|other|additional|relevant)?\s*(?:skills?|competenc(?:ies|es)|expertise|technologies|proficiencies|tools|strengths)(?: ?(?:&|and|\/) ?(?:skills|tools|technologies|abilities|interests|expertise|competencies))?|skill set|tech(?:nology)? stack|kenntnisse|fähigkeiten|compétences(?: techniques)?|habilidades|competencias|competências|competenze|vaardigheden|umiejętności|навыки|ключевые навыки|навички|技能|专业技能|スキル|기술)$/i,
  ],
  [
    'languages',
    /^(?:languages?|sprachen|sprachkenntnisse|langues|idiomas|lingue|talen|języki|языки|знание языков|мови|语言(?:能力)?|語学|언어)$/i,
  ],
  ['references', /^(?:references?|referees?|referenzen|références|referencias|рекомендации)$/i],
  [
    'summary',
    /^(?:(?:professional|career|executive)?\s*(?:summary|profile|objective|overview|statement)|about(?: me)?|personal statement|profil|zusammenfassung|perfil|resumen|sobre mim|о себе|обо мне|自我评价|个人简介)$/i,
  ],
  [
    'other',
    /^(?:(?:personal|selected|academic|side|key|open.source)?\s*projects?|certifications?|certificates?|licenses?(?: (?:&|and) certifications?)?|awards?(?: (?:&|and) \w+)?|honou?rs(?: (?:&|and) \w+)?|achievements?|publications?|volunteer(?:ing)?(?: work)?|interests?|hobbies(?: (?:&|and) interests)?|activities|extracurricular(?: activities)?|leadership|courses?|training|conferences|patents|memberships?|contacts?(?: (?:me|info|information|details))?|personal (?:details|information|data)|links|проекты|сертификаты|контакты|项目经[历验]|荣誉奖项|获奖情况|projekte|zertifikate|proyectos|projets|certificações|proyectos|intérêts|interessen)$/i,
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

function headingKind(text: string): SectionKind | null {
  if (text.length > 42 || text.includes('@')) return null
  const plain = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/\s+/g, ' ')
  if (plain.length < 2) return null
  return headings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
