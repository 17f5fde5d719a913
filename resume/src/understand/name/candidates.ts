import type { Extracted } from '../../extract/document.ts'
import { headingKind } from '../text/section-headings.ts'
import type { Section } from '../text/sections.ts'
import type { IndexedLine, TextIndex } from '../text/text-index.ts'
import { nameParticles, roleWords, titleWords } from '../text/words.ts'
import { isNameLabel, labelledName, saidNames, signatureLines, spelledInParts } from './labels.ts'
import { measure, type Prominence } from './prominence.ts'
import { bareName, nameShape } from './shape.ts'

export type NameCandidate = {
  text: string
  start: number
  end: number
  /** From `nameShape`. */
  shape: number
  /** 0 … about 5: how much size and place make it stand out. */
  prominence: number
  labelled: boolean
  /** Set in spaced letters that do not show where words end. */
  glued: boolean
  /** Only a guess, to be believed where the address or an account says the same. */
  needsWitness: boolean
  source: 'text' | 'metadata'
}

/** Sections in which nobody writes the own name, unless it is set large or they come first only in reading order. */
const bodyKinds: ReadonlySet<Section['kind']> = new Set(['experience', 'education', 'skills'])
const topLines = 12
const impossible = -5
const longest = 90
const longestRow = 240
const linesLooked = 120
/** What is left of a name that began in the line above is less likely to be the whole of it. */
const laterPart = 1
/** Further lines that one name may be set in. */
const maxStacked = 4
/** Letters, or what templates set before a name. */
const opensName = /^[\p{L}"'(*•·|_:[\p{Extended_Pictographic}]/u
/** What the first line is worth where there are no sizes. */
const topmost = 2.2
/** Both parts behind their labels say more than one name behind a label that means either. */
const spelledWorth = 1
/** Half a name must not win over the whole. */
const brokenCost = 1.5
/** How much the sizes of two lines of one name differ at most; in a picture a size is how far letters reach up and down. */
const unlikeSizes = 0.12
const unlikeInPictures = 0.3
/** In type of at least this size the parts of a name may be paragraphs of their own, with space between them. */
const displaySize = 24
const plain = { labelled: false, glued: false, needsWitness: false, source: 'text' as const }

/** Every text on the first page, in a header or in the document's properties that could be a name, with how much it stands out. */
export function nameCandidates(index: TextIndex, extracted: Extracted, sections: Section[]): NameCandidate[] {
  const onFirst = index.lines.filter((line) => line.page === 1)
  const lines = onFirst.filter((line) => isShort(line.text)).slice(0, linesLooked)
  const prominence = measure(index.lines)
  const body = new Set(sections.filter(({ kind }) => bodyKinds.has(kind)).flatMap((section) => section.lines))
  const found: NameCandidate[] = []
  const labels = new Set(lines.filter((line) => isNameLabel(line.text)))
  const placedLabels = [...labels].filter(({ width }) => width > 0)
  const isBesideLabel = (line: IndexedLine) => placedLabels.some((label) => isBeside(label, line))
  const unlike = extracted.ocr || extracted.drawnTop ? unlikeInPictures : unlikeSizes
  const stacks = new Map(
    lines.filter(({ heading }) => !heading).map((line) => [line, stacked(line, lines, prominence, unlike)]),
  )
  const laterParts = new Set(
    [...stacks.values()].flat().flatMap(({ text, last }) => (nameShape(text) > 0 ? [last] : [])),
  )
  lines.forEach((line, at) => {
    if (at >= topLines && body.has(line) && !prominence.isLarge(line) && !isBesideLabel(line)) return
    if (line.heading || !mayOpen(line.text) || labels.has(line)) return
    const above = lines[at - 1]
    const isBelowLabel = above !== undefined && labels.has(above)
    const standsOut = prominence.of(line, at) - (laterParts.has(line) ? laterPart : 0)
    for (const text of wordings(line.text, at === 0)) {
      const shape = nameShape(text) - (isPart(line, stacks) ? brokenCost : 0)
      if (shape <= impossible) continue
      const start = Math.max(line.start, index.text.indexOf(text, line.start))
      const labelled = labelledName.test(line.text) || isBelowLabel || isBesideLabel(line)
      const glued = line.glued && !text.includes(' ')
      found.push({ ...plain, text, start, end: start + text.length, shape, prominence: standsOut, labelled, glued })
    }
    stacks.get(line)?.forEach(({ text, start, end }, depth) => {
      const shape = nameShape(text)
      if (shape > impossible)
        found.push({ ...plain, text, start, end, shape, prominence: standsOut + 0.3 * (depth + 1) })
    })
  })
  const guessed = firstTwo(lines).map(({ last: _, ...piece }) => ({
    ...plain,
    ...piece,
    prominence: topmost,
    needsWitness: true,
  }))
  const spelled = spelledInParts(lines).map((piece) => ({
    ...plain,
    ...piece,
    prominence: spelledWorth,
    labelled: true,
  }))
  for (const piece of [...guessed, ...spelled]) {
    const shape = nameShape(piece.text)
    if (shape > impossible) found.push({ ...piece, shape })
  }
  for (const { text, start } of [...saidNames(onFirst.slice(0, topLines)), ...signatures(index)]) {
    const shape = nameShape(text)
    if (shape > 0) found.push({ ...plain, text, start, end: start + text.length, shape, prominence: 0, labelled: true })
  }
  return [...found, ...fromProperties(extracted)]
}

/** The names on the lines that hold a signature. */
function signatures(index: TextIndex): { text: string; start: number }[] {
  return signatureLines(index.lines).map((line) => {
    const last =
      line.text
        .replace(/^[(（]|[)）]$/g, '')
        .split(/\s{3,}/)
        .at(-1) ?? ''
    const text = bareName(last)
    return { text, start: index.text.indexOf(text, line.start) }
  })
}

function mayOpen(text: string): boolean {
  return opensName.test(text) || (/^\d{1,2}[.)]\s/.test(text) && labelledName.test(text))
}

const rowOfContacts = /^[^|•·]{2,48}[|•·]|^[^–—-]{2,48} [–—-] [^–—-]+ [–—-] [^–—-]+ [–—-] /

/** Running text is looked at no further; a row of contacts may be as long. */
function isShort(text: string): boolean {
  return text.length < longest || (text.length < longestRow && rowOfContacts.test(text))
}

const separator = /\s*[|•·,;:/]\s*|\s+[–—-]\s+|\s{3,}/

/** The line as a whole, and its part before a separator: `Jane Doe | Engineer`, `Jane Doe, PhD`, `Jane Doe – CV`. */
function wordings(line: string, isFirst = false): string[] {
  // A row of a table in Markdown.
  const text = line.startsWith('|') ? line.replace(/^\|\s*|\s*\|$/g, '') : line
  const beginning = text.slice(0, separator.exec(text)?.index)
  // `PERSONAL INFORMATION   Jane Doe`, as a layout comes out as plain text.
  const rest = text.slice(beginning.length)
  if (/^\s{3}/.test(rest) && headingKind(beginning)) return wordings(rest.trim())
  const whole = text.length <= 60 ? bareName(text) : ''
  const front = beginning === text && whole ? whole : bareName(beginning)
  return [...new Set([whole, front, ...(isFirst ? beforeTitle(text) : [])])].filter(
    (wording) => wording.length >= 2 && wording.length <= 48 && !isNameLabel(wording),
  )
}

/** `Jane Doe Quality Engineer` in the first line, in a format that does not tell the two apart by size. */
function beforeTitle(text: string): string[] {
  const words = text.length < longest ? text.toLowerCase().split(/\s+/) : []
  const title = words.findIndex((word) => titleWords.has(word) || roleWords.has(word))
  return title >= 2 && roleWords.has(words.at(-1) ?? '') ? [text.split(/\s+/).slice(0, title).join(' ')] : []
}

/** `last` is the lowest line of it. */
type Piece = { text: string; start: number; end: number; last: IndexedLine }

/** A name set in two to four lines of the same, large size, or in pieces of one row. */
function stacked(line: IndexedLine, lines: IndexedLine[], prominence: Prominence, unlike: number): Piece[] {
  if (!prominence.isLarge(line) || (fullWords(line) > 3 && !endsOpen(line.text))) return []
  const pieces: Piece[] = []
  let last = line
  let text = line.text
  for (let depth = 0; depth < maxStacked; depth++) {
    const next = lines.find((other) => continues(last, other, unlike))
    if (!next || wordCount(next) > 3) break
    text = joined(text, next.text)
    const end = next.start > line.start && next.start - line.end < 60 ? next.end : line.end
    pieces.push({ text: bareName(text), start: line.start, end, last: next })
    last = next
  }
  return pieces
}

/** Where the format tells no sizes, the first two lines may be one name. */
function firstTwo([first, second]: IndexedLine[]): Piece[] {
  if (!first || !second || first.size > 0 || wordCount(first) > 2 || wordCount(second) > 3) return []
  return [{ text: bareName(`${first.text} ${second.text}`), start: first.start, end: second.end, last: second }]
}

/** `Minna von Barn-` goes on with `helm`, `Jean-` with `Baptiste`. */
function joined(text: string, next: string): string {
  if (!isBroken(text)) return `${text} ${next}`
  return /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : text + next
}

/** `Jane van der` goes on in the next line. */
function endsOpen(text: string): boolean {
  return nameParticles.has((text.split(/\s+/).at(-1) ?? '').toLowerCase())
}

/** What goes on in the next line is not the whole name: `Anna Meyer-`, `Bartholomew J.` above `Quigley`, `Jane van der`. */
function isPart(line: IndexedLine, stacks: Map<IndexedLine, Piece[]>): boolean {
  if (isBroken(line.text)) return true
  if (!stacks.get(line)?.length) return false
  return /\s\p{Lu}\.$/u.test(line.text) || endsOpen(line.text)
}

/** `Anna Meyer-` goes on in the next line. */
function isBroken(text: string): boolean {
  return /\p{L}-$/u.test(text)
}

function continues(line: IndexedLine, other: IndexedLine, unlike: number): boolean {
  if (other === line || Math.abs(other.size - line.size) > unlike * line.size) return false
  const leading = line.size >= displaySize ? 2 : 1.7
  const below = other.y > line.y && other.y - line.y < leading * line.size && overlaps(other, line)
  const gap = other.x - line.x - line.width
  const beside = Math.abs(other.y - line.y) < 0.3 * line.size && gap > 0 && gap < 3 * line.size
  return below || beside
}

/** In a table of labels and values: on the row of the label, to its right. */
function isBeside(label: IndexedLine, line: IndexedLine): boolean {
  return line.x > label.x + label.width && Math.abs(line.y - label.y) < 0.3 * label.size
}

/** `de los` and their like not counted. */
function fullWords({ text }: IndexedLine): number {
  return text.split(/\s+/).filter((word) => !nameParticles.has(word.toLowerCase())).length
}

function wordCount(line: IndexedLine): number {
  return line.text.split(/\s+/).length
}

function overlaps(a: IndexedLine, b: IndexedLine): boolean {
  return Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) - 2
}

function fromProperties(extracted: Extracted): NameCandidate[] {
  return [extracted.title, extracted.author]
    .map((text) => bareName(text.split(/\s*[|:,]\s*|\s+[–—-]\s+/)[0] ?? ''))
    .map((text) => ({ text, shape: nameShape(text) }))
    .filter(({ shape }) => shape >= 1)
    .map(({ text, shape }) => ({ ...plain, text, shape, start: 0, end: 0, prominence: -1.5, source: 'metadata' }))
}
