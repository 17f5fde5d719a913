import { type Archive, wordBody } from '../../inspect/archive.ts'
import { characterCount, type Extracted, type Line, plainLines, type RawLink } from '../document.ts'
import { hiddenProperties } from '../properties.ts'
import { type PartText, readPart, type Surroundings } from './docx-body.ts'
import { readDiagram } from './docx-diagram.ts'
import { readLists } from './docx-lists.ts'
import { readStyles } from './docx-styles.ts'
import { elementText, readPlainXml } from './plain-xml.ts'
import { attribute, xmlEvents } from './xml.ts'

/** Fewer characters than this make the next parser of the chain try. */
const tooLittle = 30
/** Elements within elements, as far as mammoth is let: its time grows with the square of the depth. */
const deepestForMammoth = 500

/**
 * DOCX: our own reading of body, headers, footers and text boxes, because names often stand there and because font sizes
 * matter; then mammoth, then the bare text of the XML, when the one before finds next to nothing.
 */
export async function extractDocx(archive: Archive, bytes: Uint8Array): Promise<Extracted> {
  const main = [...archive.parts.keys()].find((name) => wordBody.test(name)) ?? 'word/document.xml'
  const own = readOwn(archive, main)
  // The other parsers would take hidden text for text.
  if (characterCount(own.lines) >= tooLittle || own.hidden.length > 0) return own
  const second = isDeeperThan(part(archive, main), deepestForMammoth) ? [] : await byMammoth(bytes)
  if (characterCount(second) > characterCount(own.lines)) return { ...own, parser: 'mammoth', lines: second }
  const bare = plainLines(readPlainXml(part(archive, main)))
  return characterCount(bare) > characterCount(own.lines) ? { ...own, parser: 'xml', lines: bare } : own
}

async function byMammoth(bytes: Uint8Array): Promise<Line[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const { default: mammoth } = await import('mammoth')
  const raw = await mammoth.extractRawText({ buffer }).catch(() => null)
  return plainLines(typeof raw?.value === 'string' ? raw.value : '')
}

function isDeeperThan(xml: string, most: number): boolean {
  let depth = 0
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'close') depth -= 1
    else if (event.kind === 'open' && !event.selfClosing) depth += 1
    if (depth > most) return true
  }
  return false
}

function readOwn(archive: Archive, main: string): Extracted {
  const styles = readStyles(part(archive, 'word/styles.xml'))
  const names = [...archive.parts.keys()]
  const headers = names.filter((name) => /^word\/header\d*\.xml$/.test(name)).sort()
  const footers = names.filter((name) => /^word\/footer\d*\.xml$/.test(name)).sort()
  const lists = readLists(part(archive, 'word/numbering.xml'))
  const read = (name: string, zone: 'header' | 'body') => readNamed(archive, name, { zone, styles, lists })
  const parts = [
    ...headers.map((name) => read(name, 'header')),
    read(main, 'body'),
    ...footers.map((name) => read(name, 'body')),
  ]
  const core = part(archive, 'docProps/core.xml')
  const properties = {
    title: elementText(core, 'dc:title'),
    author: elementText(core, 'dc:creator'),
    others: ['dc:subject', 'dc:description', 'cp:keywords'].map((name) => elementText(core, name)),
  }
  return {
    parser: 'docx',
    pages: Number(/<Pages>(\d+)</.exec(part(archive, 'docProps/app.xml'))?.[1] ?? 1) || 1,
    ocr: false,
    lines: parts.flatMap((p) => p.lines),
    links: parts.flatMap((p) => p.links),
    title: properties.title,
    author: properties.author,
    hidden: [...parts.flatMap((p) => p.hidden), ...hiddenProperties(properties)],
    warnings: archive.warnings,
  }
}

function readNamed(archive: Archive, name: string, common: Pick<Surroundings, 'zone' | 'styles' | 'lists'>): PartText {
  const relations = readRelations(part(archive, name.replace(/([^/]+)$/, '_rels/$1.rels')))
  const diagram = (target: string) => readDiagram(part(archive, name.replace(/[^/]+$/, target)))
  const read = readPart(part(archive, name), { ...common, relations, diagram })
  return { ...read, links: [...read.links, ...fieldLinks(part(archive, name))] }
}

function readRelations(xml: string): Map<string, string> {
  const relations = new Map<string, string>()
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue
    relations.set(attribute(event.attributes, 'Id') ?? '', attribute(event.attributes, 'Target') ?? '')
  }
  return relations
}

/** Hyperlinks kept as fields: `HYPERLINK "https://…"`. */
function fieldLinks(xml: string): RawLink[] {
  const links: RawLink[] = []
  for (const match of xml.matchAll(/HYPERLINK\s+(?:"|&quot;)([^"&\s]+)/g)) {
    if (match[1]) links.push({ url: match[1], page: 1, text: '' })
  }
  return links
}

function part(archive: Archive, name: string): string {
  return archive.parts.get(name)?.toString('utf8').replaceAll('\u0000', '') ?? ''
}
