import { isFormLabel } from './europass-form.ts'
import type { SectionKind } from './section-headings.ts'
import type { IndexedLine, TextIndex } from './text-index.ts'

/** A heading and the lines below it, up to the next heading. Lines before the first heading are `top`. */
export type Section = { kind: SectionKind | 'top'; lines: IndexedLine[] }

/** Cuts the text into sections by its headings, in the languages that the headings are known in. */
export function cutSections(index: TextIndex): Section[] {
  const sections: Section[] = [{ kind: 'top', lines: [] }]
  const margins = marginLines(index)
  for (const line of index.lines) {
    if (margins.has(line) || isFormLabel(line.text)) continue
    if (line.heading) sections.push({ kind: line.heading, lines: [] })
    else {
      if (beginsContacts(index.lines, line)) sections.push({ kind: 'top', lines: [] })
      sections.at(-1)?.lines.push(line)
    }
  }
  return sections
}

/** So far up the page, in points, a line can only stand in another column than the one before it. */
const nextColumn = 60
const contactLines = 4

/** A column that begins with contacts does not go on with the section of the column before it. */
function beginsContacts(lines: IndexedLine[], line: IndexedLine): boolean {
  const before = lines[line.index - 1]
  if (!before || line.sameRow || before.page !== line.page || line.y > before.y - nextColumn) return false
  return lines.slice(line.index, line.index + contactLines).some(({ text }) => text.includes('@'))
}

export function linesOf(sections: Section[], kind: Section['kind']): IndexedLine[] {
  return sections.filter((section) => section.kind === kind).flatMap((section) => section.lines)
}

/** How many lines at either end of a page may be its header or footer. */
const marginDepth = 2

/** Running headers and footers: what stands at the edges of several pages, but for the number, and page numbers. */
function marginLines({ lines, pageStarts }: TextIndex): Set<IndexedLine> {
  const margins = new Set(lines.filter(({ text }) => /^(?:page )?\d{1,2}(?: ?(?:of|\/) ?\d{1,2})?$/i.test(text)))
  if (pageStarts.length < 2) return margins
  const edges = [...Map.groupBy(lines, (line) => line.page).values()].flatMap((onPage) => [
    ...onPage.slice(0, marginDepth),
    ...onPage.slice(-marginDepth),
  ])
  for (const alike of Map.groupBy(edges, ({ text }) => text.replace(/\d+/g, '#')).values()) {
    const repeated = new Set(alike.map((line) => line.page)).size > 1
    for (const line of alike) if (repeated) margins.add(line)
  }
  return margins
}
