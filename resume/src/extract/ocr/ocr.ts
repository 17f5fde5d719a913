import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createWorker, type Page, type Worker } from 'tesseract.js'
import { renderPageAsImage } from 'unpdf'
import type { Extracted, Line } from '../document.ts'
import type { PdfDocument } from '../pdf/open.ts'
import { flattenTop } from './coloured-band.ts'

/** Wide enough for ten-point type, small enough to be read in a few seconds. */
const targetWidth = 1700

let warm: Promise<Worker> | undefined

/** Reads a picture of a résumé. */
export async function readImage(bytes: Uint8Array): Promise<Extracted> {
  const image = await loadImage(Buffer.from(bytes))
  const lines = await recogniseFirst(scaled(image, image.width, image.height))
  return { parser: 'tesseract', pages: 1, ocr: true, lines, links: [], title: '', author: '', hidden: [], warnings: [] }
}

/** Renders and reads the pages of a PDF that has no text of its own; keeps links and properties of the first reading. */
export async function readScannedPdf(document: PdfDocument, maxPages: number, first: Extracted): Promise<Extracted> {
  const lines: Line[] = []
  const pages = Math.min(document.numPages, maxPages)
  for (let number = 1; number <= pages; number++) {
    const picture = await renderPageAsImage(document, number, {
      canvasImport: () => import('@napi-rs/canvas'),
      width: targetWidth,
    })
    const page = Buffer.from(picture)
    lines.push(...(number === 1 ? await recogniseFirst(page) : await recognise(page, number)))
  }
  const warnings = pages < document.numPages ? [`Only the first ${pages} pages of the scan were read.`] : []
  return { ...first, parser: 'tesseract', ocr: true, lines, warnings: [...first.warnings, ...warnings] }
}

function scaled(image: Awaited<ReturnType<typeof loadImage>>, width: number, height: number): Buffer {
  const factor = Math.min(3, targetWidth / width)
  const canvas = createCanvas(Math.round(width * factor), Math.round(height * factor))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toBuffer('image/png')
}

/** The first page, and once more its top where it has a coloured band. */
async function recogniseFirst(picture: Buffer): Promise<Line[]> {
  const lines = await recognise(picture, 1)
  const top = await flattenTop(picture)
  if (!top) return lines
  const known = lines.map(({ text }) => text).join(' ')
  const added = (await recognise(top, 1)).filter(({ text }) => /\p{L}{2}/u.test(text) && !known.includes(text))
  return [...added, ...lines]
}

async function recognise(picture: Buffer, page: number): Promise<Line[]> {
  warm ??= startWorker()
  const worker = await warm
  const { data } = await worker.recognize(picture, {}, { text: false, blocks: true })
  return toLines(data, page)
}

function toLines(data: Page, page: number): Line[] {
  const rows = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return rows.map(({ text, bbox, rowAttributes }) => ({
    page,
    text: text.trim(),
    x: bbox.x0 / 2.8,
    y: bbox.y1 / 2.8,
    width: (bbox.x1 - bbox.x0) / 2.8,
    size: (rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0) / 2.8,
    zone: 'body' as const,
    sameRow: false,
  }))
}

/** Language data comes from the package beside us; nothing is downloaded and nothing is cached on disk. */
function startWorker(): Promise<Worker> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  return createWorker('eng', 1, {
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => {},
  })
}
