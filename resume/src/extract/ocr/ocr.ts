import type { Extracted, Line } from '../document.ts'
import type { PdfDocument } from '../pdf/open.ts'
import { readingOrder, type Segment } from '../reading-order.ts'
import { flattenBand } from './coloured-band.ts'
import { pagePicture } from './page-picture.ts'
import { type GreyPicture, greyPicture, rowsOf } from './picture.ts'
import { recognise, startRecogniser } from './recogniser.ts'
import { isSideways, quarterTurned } from './sideways.ts'
import { skewOf, straightened } from './skew.ts'
import { cutIntoStrips } from './strips.ts'

/** Width of a page in points, to which places are scaled. */
const pageWidth = 612

/** Reads a picture of a résumé; ends with what was read when `budgetMs` is over. */
export async function readImage(bytes: Uint8Array, budgetMs: number): Promise<Extracted> {
  const reading = new Reading(budgetMs)
  const unread = await reading.page(await greyPicture(bytes), 1)
  const warnings = unread ? [partlyRead] : []
  return {
    parser: 'tesseract',
    pages: 1,
    ocr: true,
    lines: reading.lines,
    links: [],
    title: '',
    author: '',
    hidden: [],
    warnings,
  }
}

const partlyRead = 'Only the first part of the scan was read.'

/**
 * Reads the pages of a PDF that has no text of its own, at most `maxPages` and until `budgetMs` is over; keeps links and
 * properties of the first reading.
 */
export async function readScannedPdf(
  document: PdfDocument,
  { maxPages, budgetMs }: { maxPages: number; budgetMs: number },
  first: Extracted,
): Promise<Extracted> {
  const reading = new Reading(budgetMs)
  const pages = Math.min(document.numPages, maxPages)
  let unread = pages < document.numPages
  for (let number = 1; number <= pages; number++) {
    const isLeftOut = number > 1 && reading.wouldOverrun
    if (isLeftOut) {
      unread = true
      break
    }
    if (await reading.page(await pagePicture(document, number), number)) unread = true
  }
  const warnings = unread ? [...first.warnings, partlyRead] : first.warnings
  return { ...first, parser: 'tesseract', ocr: true, lines: reading.lines, warnings }
}

/** Reads this share of a PDF's first page from its top, with places in points of the page. */
export async function readTop(document: PdfDocument, share: number, budgetMs: number): Promise<Line[]> {
  const reading = new Reading(budgetMs)
  const picture = await pagePicture(document, 1)
  const { width } = (await document.getPage(1)).getViewport({ scale: 1 })
  await reading.page(rowsOf(picture, 0, Math.round(share * picture.height)), 1, width)
  return reading.lines
}

/** Reads strip after strip, none that would likely end after the budget; the first one always. */
class Reading {
  readonly lines: Line[] = []
  readonly #ends: number
  #slowest = 0

  constructor(budgetMs: number) {
    this.#ends = performance.now() + budgetMs
    startRecogniser().catch(() => {})
  }

  get wouldOverrun(): boolean {
    return performance.now() + this.#slowest > this.#ends
  }

  /** Adds the lines of a page, scaled to its width in points; true when its end had to be left out. */
  async page(asScanned: GreyPicture, number: number, width = pageWidth): Promise<boolean> {
    const upright = isSideways(asScanned) ? await this.#turned(asScanned) : asScanned
    const skew = skewOf(upright)
    const picture = skew === 0 ? upright : straightened(upright, skew)
    const found: Segment[] = []
    const strips = cutIntoStrips(picture)
    let read = 0
    for (const { top, bottom } of strips) {
      if (read > 0 && this.wouldOverrun) break
      found.push(...shifted(await this.#timed(rowsOf(picture, top, bottom)), top))
      read += 1
    }
    if (number === 1 && !this.wouldOverrun) found.push(...(await this.#bandOf(picture, found)))
    this.lines.push(...toLines(found, number, width / picture.width))
    return read < strips.length
  }

  /** Which way up shows where its first lines are read: the wrong way hardly a letter is one. */
  async #turned(picture: GreyPicture): Promise<GreyPicture> {
    const [one, other] = [quarterTurned(picture, false), quarterTurned(picture, true)]
    const letters = async (turned: GreyPicture) => {
      const [first] = cutIntoStrips(turned)
      const found = first ? await this.#timed(rowsOf(turned, first.top, first.bottom)) : []
      return found.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
    }
    return (await letters(one)) >= (await letters(other)) ? one : other
  }

  /** What stands on a coloured band that the reading of the page left empty. */
  async #bandOf(picture: GreyPicture, found: Segment[]): Promise<Segment[]> {
    const flat = flattenBand(picture)
    if (
      !flat ||
      found.some(({ text, y }) => /\p{L}{3}/u.test(text) && y > flat.top && y <= flat.top + flat.band.height)
    )
      return []
    return shifted(await this.#timed(flat.band), flat.top).filter(({ text }) => /\p{L}{2}/u.test(text))
  }

  async #timed(picture: GreyPicture): Promise<Segment[]> {
    const started = performance.now()
    const segments = await recognise(picture)
    this.#slowest = Math.max(this.#slowest, performance.now() - started)
    return segments
  }
}

function shifted(segments: Segment[], down: number): Segment[] {
  return segments.map((segment) => ({ ...segment, y: segment.y + down }))
}

function toLines(segments: Segment[], page: number, scale: number): Line[] {
  const scaled = segments.map(({ text, x, y, width, size }) => ({
    text,
    x: x * scale,
    y: y * scale,
    width: width * scale,
    size: size * scale,
  }))
  return readingOrder(scaled).flatMap((row) =>
    row.map((segment, index) => ({ page, zone: 'body' as const, ...segment, sameRow: index > 0 })),
  )
}
