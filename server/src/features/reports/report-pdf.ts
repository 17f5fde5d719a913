import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import type { Block } from './report-content.ts'
import { unpackWoff } from './unpack-woff.ts'

type Look = { tag: string; font: 'regular' | 'bold'; size: number; before: number; indent?: number; colour?: string }

const looks: Readonly<Record<Block['kind'], Look>> = {
  title: { tag: 'H1', font: 'bold', size: 20, before: 0 },
  heading: { tag: 'H2', font: 'bold', size: 14, before: 16 },
  subheading: { tag: 'H3', font: 'bold', size: 11, before: 10 },
  text: { tag: 'P', font: 'regular', size: 10, before: 4 },
  answer: { tag: 'BlockQuote', font: 'regular', size: 10, before: 6, indent: 16, colour: '#333333' },
  point: { tag: 'P', font: 'regular', size: 10, before: 3, indent: 8 },
}

const margin = 56
const fontFile = (weight: 'Regular' | 'Bold') =>
  fileURLToPath(import.meta.resolve(`roboto-fontface/fonts/roboto/Roboto-${weight}.woff`))

let fonts: Promise<{ regular: Buffer; bold: Buffer; known: Font }> | undefined

// Latin, Greek and Cyrillic; read once.
async function loadFonts() {
  const files = await Promise.all([readFile(fontFile('Regular')), readFile(fontFile('Bold'))])
  const [regular, bold] = [unpackWoff(files[0]), unpackWoff(files[1])]
  const known = create(regular)
  if ('fonts' in known) throw new Error('The font of reports is a collection of fonts.')
  return { regular, bold, known }
}

/** Prints a report as a tagged A4 PDF: headings, paragraphs and quotations are marked for screen readers. */
export async function printReport(title: string, blocks: readonly Block[]): Promise<Buffer> {
  fonts ??= loadFonts()
  const { regular, bold, known } = await fonts
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'Colloquy' },
  })
  doc.registerFont('regular', regular)
  doc.registerFont('bold', bold)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))

  const root = doc.struct('Document')
  doc.addStructure(root)
  let unprintable = 0
  const write = ({ kind, text }: Block) => {
    const printable = printableText(text, known)
    unprintable += printable.replaced
    const look = looks[kind]
    root.add(doc.struct(look.tag, {}, () => draw(doc, look, printable.text)))
  }
  for (const block of blocks) write(block)
  if (unprintable > 0) {
    write({
      kind: 'text',
      text: `Characters that the font of this report lacks stand as “?” (${unprintable} of them). The app shows them.`,
    })
  }
  root.end()
  numberPages(doc)
  doc.end()
  await finished
  return Buffer.concat(chunks)
}

function draw(
  doc: PDFKit.PDFDocument,
  { font, size, before, indent = 0, colour = '#000000' }: Look,
  text: string,
): void {
  const bottom = doc.page.height - margin
  const isHeading = font === 'bold'
  if (doc.y + before + size * (isHeading ? 5 : 1.5) > bottom) doc.addPage()
  else doc.y += before
  const width = doc.page.width - 2 * margin - indent
  doc
    .font(font)
    .fontSize(size)
    .fillColor(colour)
    .text(text, margin + indent, doc.y, { width, lineGap: 1.5 })
}

function numberPages(doc: PDFKit.PDFDocument): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    // Written into the margin: without room for it there, the text would begin a page of its own.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(8).fillColor('#555555')
    doc.text(`${page + 1} / ${count}`, margin, doc.page.height - 40, {
      width: doc.page.width - 2 * margin,
      align: 'right',
    })
    doc.endMarkedContent()
  }
}

/** The text with what the font lacks as “?”: an empty box would hide that something was there. */
function printableText(text: string, font: Font): { text: string; replaced: number } {
  const plain = text
    .replaceAll('\r\n', '\n')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .normalize('NFC')
  let replaced = 0
  const characters = [...plain].map((character) => {
    if (character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character
    replaced += 1
    return '?'
  })
  return { text: characters.join(''), replaced }
}
