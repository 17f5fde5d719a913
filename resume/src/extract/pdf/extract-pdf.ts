import type { PdfScan } from '../../inspect/pdf-scan.ts'
import type { HiddenText } from '../../types.ts'
import type { Extracted, Line, RawLink } from '../document.ts'
import { narrowest, tinySize } from '../legibility.ts'
import { hiddenProperties, type SpokenProperties } from '../properties.ts'
import { readingOrder } from '../reading-order.ts'
import { findInklessText, takeInkless } from './ink.ts'
import { type PdfPage, type RawAnnotation, readLinks, readPage } from './items.ts'
import { mendLigatures } from './ligatures.ts'
import type { PdfDocument } from './open.ts'
import { toSegments, turnedSegments } from './segments.ts'
import { respaceLetters } from './spaced-letters.ts'

const offPageBy = 4
/** A word that one icon stands for is shorter, and is no sentence. */
const squeezed = /\S\s+\S.{5}|.{30}/su
/** Pages whose drawing instructions are read when a file looks as if it hid text. */
const inkPages = 8

/** Text of a PDF as lines in reading order, with link annotations and what the reader of the page cannot see. */
export async function extractPdf(document: PdfDocument, scan: PdfScan): Promise<Extracted> {
  const lines: Line[] = []
  const links: RawLink[] = []
  const hidden: HiddenText[] = []
  const warnings: string[] = []
  const annotations = scan.hasLinks ? await readLinks(document) : new Map<number, RawAnnotation[]>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readPage(document, number, annotations.get(number) ?? []).catch(() => null)
    if (!page) {
      warnings.push(`Page ${number} is damaged and was left out.`)
      continue
    }
    if (scan.suspicious && number <= inkPages) {
      const spots = await findInklessText(document, number).catch(() => [])
      const taken = takeInkless(page.items, spots, number)
      page.items = taken.kept
      hidden.push(...taken.hidden)
    }
    if (number === 1) await respaceLetters(document, number, page.items)
    await mendLigatures(document, number, page.items)
    hidden.push(...takeHidden(page))
    const pageLines = toLines(page)
    lines.push(...pageLines)
    links.push(...page.links.map((link) => ({ url: link.url, page: number, text: linkedText(page, link) })))
  }
  const properties = scan.hasProperties ? await readProperties(document) : noProperties
  return {
    parser: 'unpdf',
    pages: document.numPages,
    ocr: false,
    lines,
    links,
    title: properties.title,
    author: properties.author,
    hidden: [...hidden, ...hiddenProperties(properties)],
    warnings,
    damaged: warnings.length > 0,
  }
}

const noProperties: SpokenProperties = { title: '', author: '', others: [] }

async function readProperties(document: PdfDocument): Promise<SpokenProperties> {
  const told = await document.getMetadata().catch(() => null)
  if (!told) return noProperties
  const info: Record<string, unknown> = { ...told.info }
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    title: text(info.Title),
    author: text(info.Author),
    others: [info.Subject, info.Keywords, told.metadata?.get('dc:description')].map(text),
  }
}

function toLines(page: PdfPage): Line[] {
  const rows = [...readingOrder(toSegments(page.items)), ...turnedSegments(page.items).map((segment) => [segment])]
  return rows.flatMap((row) =>
    row.map((segment, index) => ({ page: page.number, zone: 'body' as const, ...segment, sameRow: index > 0 })),
  )
}

/** Takes tiny and off-page text out of the page. */
function takeHidden(page: PdfPage): HiddenText[] {
  const found = new Map<HiddenText['kind'], string[]>()
  page.items = page.items.filter((item) => {
    const kind = hiddenKind(item, page)
    if (kind && item.text.trim()) found.set(kind, [...(found.get(kind) ?? []), item.text])
    return kind === null
  })
  return [...found].map(([kind, texts]) => ({ kind, page: page.number, text: texts.join(' ') }))
}

function hiddenKind(item: PdfPage['items'][number], page: PdfPage): HiddenText['kind'] | null {
  if (item.size < tinySize || isSqueezed(item)) return 'tiny'
  const outside =
    item.x + item.width < -offPageBy ||
    item.x > page.width + offPageBy ||
    item.y < -offPageBy ||
    item.y - item.size > page.height + offPageBy
  return outside ? 'off_page' : null
}

/** Words whose characters lie on top of each other. */
function isSqueezed({ text, width, size }: PdfPage['items'][number]): boolean {
  return width < narrowest * size * text.length && squeezed.test(text)
}

function linkedText(page: PdfPage, link: PdfPage['links'][number]): string {
  return page.items
    .filter((item) => {
      const middle = item.x + item.width / 2
      const overlaps = Math.min(item.x + item.width, link.right) - Math.max(item.x, link.left) > 0.5 * item.width
      const height = item.y - 0.3 * item.size
      return (overlaps || (middle > link.left && middle < link.right)) && height > link.top && height < link.bottom
    })
    .map((item) => item.text)
    .join('')
    .trim()
}
