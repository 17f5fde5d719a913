import type { SectionKind } from './section-headings.ts'
import type { IndexedLine, TextIndex } from './text-index.ts'

/** A heading and the lines below it, up to the next heading. Lines before the first heading are `top`. */
export type Section = { kind: SectionKind | 'top'; lines: IndexedLine[] }

/** Cuts the text into sections by its headings, in the languages that the headings are known in. */
export function cutSections(index: TextIndex): Section[] {
  const sections: Section[] = [{ kind: 'top', lines: [] }]
  for (const line of index.lines) {
    if (line.heading) sections.push({ kind: line.heading, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

export function linesOf(sections: Section[], kind: SectionKind): IndexedLine[] {
  return sections.filter((section) => section.kind === kind).flatMap((section) => section.lines)
}
