import type { PdfDocument } from './open.ts'
import { readTexCodes } from './tex-codes.ts'

/** One run of text as PDF.js places it; points, origin at the top left of the page as it is shown. */
export type PdfItem = {
  text: string
  x: number
  /** Baseline. */
  y: number
  width: number
  size: number
  rightToLeft: boolean
  upright: boolean
  /** Text that stands on its end reads upwards or downwards. */
  reads: 'up' | 'down' | null
  /** PDF.js's name for the font, the same for all text in it. */
  font: string
  /** A blank stands between this and the next text of its row. */
  spaceAfter?: boolean
}

/** PDF.js's number for link annotations. */
const linkAnnotation = 2

export type RawAnnotation = { pageIndex: number; url?: string; unsafeUrl?: string; rect?: number[] }
type Rect = { left: number; top: number; right: number; bottom: number }
export type PageLink = Rect & { url: string }
export type PdfPage = { number: number; width: number; height: number; items: PdfItem[]; links: PageLink[] }

/** Text items and links of one page. */
export async function readPage(document: PdfDocument, number: number, annotations: RawAnnotation[]): Promise<PdfPage> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: true })
  const items: PdfItem[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[]
    const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f) as number[]
    const size = Math.hypot(c, d) || Math.hypot(a, b)
    const [across = 1, down = 0] = turn(viewport.transform as number[], a, b)
    items.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size,
      rightToLeft: item.dir === 'rtl',
      upright: Math.abs(down) < 0.2 * Math.abs(across) && across > 0,
      reads: Math.abs(across) < 0.02 * Math.abs(down) ? (down < 0 ? 'up' : 'down') : null,
      font: item.fontName,
    })
  }
  readTexCodes(items)
  const links = placeLinks(annotations, (x, y) => viewport.convertToViewportPoint(x, y) as number[])
  page.cleanup()
  return { number, width: viewport.width, height: viewport.height, items, links }
}

function turn(matrix: number[], a: number, b: number): number[] {
  const [m0 = 1, m1 = 0, m2 = 0, m3 = 1] = matrix
  return [m0 * a + m2 * b, m1 * a + m3 * b]
}

/**
 * Link annotations of the whole document by page. Asked for by type: PDF.js's per-page call reads all the text a second
 * time to know what each link lies over.
 */
export async function readLinks(document: PdfDocument): Promise<Map<number, RawAnnotation[]>> {
  const all: unknown[] = await document.getAnnotationsByType(new Set([linkAnnotation]), new Set()).catch(() => [])
  return Map.groupBy(all.filter(isLink), (link) => link.pageIndex + 1)
}

function isLink(value: unknown): value is RawAnnotation {
  return typeof value === 'object' && value !== null && 'pageIndex' in value && 'rect' in value
}

function placeLinks(annotations: RawAnnotation[], place: (x: number, y: number) => number[]): PageLink[] {
  const links: PageLink[] = []
  for (const { url, unsafeUrl, rect } of annotations) {
    const address = url ?? unsafeUrl
    if (!address || !rect) continue
    const [x1 = 0, y1 = 0] = place(rect[0] ?? 0, rect[1] ?? 0)
    const [x2 = 0, y2 = 0] = place(rect[2] ?? 0, rect[3] ?? 0)
    links.push({
      url: address,
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    })
  }
  return links
}
