import { getResolvedPDFJS } from 'unpdf'
import { apply, identity, type Matrix, multiply, toMatrix } from '../matrix.ts'
import type { HiddenText } from '../types.ts'
import type { PdfItem } from './pdf-items.ts'
import type { PdfDocument } from './pdf-open.ts'

type Box = { left: number; bottom: number; right: number; top: number }
/** What lies on the page where; `null` for pictures and shadings, on which nothing is called hidden. */
type Ground = Box & { colour: Colour | null }
type Colour = [number, number, number]
type State = { matrix: Matrix; fill: Colour; alpha: number; mode: number; size: number }
export type InkSpot = { kind: 'white' | 'invisible' | 'off_page'; x: number; y: number; text: string }

const tooAlike = 30
const white: Colour = [255, 255, 255]

/**
 * Text that leaves no ink: drawn invisibly, fully transparent, or in the colour of what lies below it. Reads PDF.js's
 * drawing instructions, which cost as much as the text itself; call it only for a page that looks suspicious.
 */
export async function findInklessText(document: PdfDocument, pageNumber: number): Promise<InkSpot[]> {
  const page = await document.getPage(pageNumber)
  const [{ OPS }, { fnArray, argsArray }] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()])
  const viewport = page.getViewport({ scale: 1 })
  const pen = new Pen(viewport.transform as Matrix, viewport)
  const operators: Record<number, (args: unknown[]) => void> = {
    [OPS.save]: () => pen.save(),
    [OPS.restore]: () => pen.restore(),
    [OPS.transform]: (args) => pen.transform(args as Matrix),
    [OPS.paintFormXObjectBegin]: ([matrix]) => pen.beginForm(matrix),
    [OPS.paintFormXObjectEnd]: () => pen.restore(),
    [OPS.setFillRGBColor]: ([colour]) => pen.setFill(colour),
    [OPS.setGState]: ([entries]) => pen.setState(entries),
    [OPS.setTextRenderingMode]: ([mode]) => pen.setMode(Number(mode)),
    [OPS.constructPath]: ([operator, , box]) => {
      if (Number(operator) >= OPS.fill && Number(operator) <= OPS.closeEOFillStroke) pen.fillBox(box)
    },
    [OPS.paintImageXObject]: () => pen.paintPicture(),
    [OPS.paintInlineImageXObject]: () => pen.paintPicture(),
    [OPS.shadingFill]: () => pen.coverAll(),
    [OPS.beginText]: () => pen.setTextMatrix(identity),
    [OPS.setTextMatrix]: ([matrix]) => pen.setTextMatrix(matrix),
    [OPS.moveText]: ([x, y]) => pen.moveText(Number(x), Number(y)),
    [OPS.setFont]: ([, size]) => pen.setSize(Number(size)),
    [OPS.showText]: ([glyphs]) => pen.show(glyphs),
  }
  fnArray.forEach((operator, index) => {
    operators[operator]?.(argsArray[index] ?? [])
  })
  return pen.inkless
}

/** Takes the items at those spots off the page. PDF.js leaves off-page text out by itself, so that is told from the spots. */
export function takeInkless(
  items: PdfItem[],
  spots: InkSpot[],
  page: number,
): { kept: PdfItem[]; hidden: HiddenText[] } {
  const isAt = (item: PdfItem, spot: InkSpot) =>
    Math.abs(item.y - spot.y) < 1.5 && spot.x > item.x - 1.5 && spot.x < item.x + item.width + 1.5
  const hiddenItems = items.filter((item) => item.text.trim() && spots.some((spot) => isAt(item, spot)))
  const kinds = [...new Set(spots.map(({ kind }) => kind))]
  const hidden = kinds.flatMap((kind): HiddenText[] => {
    const own = hiddenItems.filter((item) => spots.find((spot) => isAt(item, spot))?.kind === kind)
    if (kind !== 'off_page') return own.length ? [{ kind, page, text: own.map(({ text }) => text).join(' ') }] : []
    return [
      {
        kind,
        page,
        text: spots
          .filter((spot) => spot.kind === kind)
          .map(({ text }) => text)
          .join(''),
      },
    ]
  })
  return { kept: items.filter((item) => !hiddenItems.includes(item)), hidden }
}

class Pen {
  readonly inkless: InkSpot[] = []
  readonly #grounds: Ground[] = []
  readonly #stack: State[] = []
  readonly #page: { width: number; height: number }
  #state: State
  #text: Matrix = identity
  #line: Matrix = identity

  constructor(viewport: Matrix, page: { width: number; height: number }) {
    this.#page = page
    this.#state = { matrix: viewport, fill: [0, 0, 0], alpha: 1, mode: 0, size: 10 }
  }

  save(): void {
    this.#stack.push({ ...this.#state })
  }

  restore(): void {
    this.#state = this.#stack.pop() ?? this.#state
  }

  transform(matrix: Matrix): void {
    this.#state.matrix = multiply(this.#state.matrix, matrix)
  }

  beginForm(matrix: unknown): void {
    this.save()
    const numbers = matrixOf(matrix)
    if (numbers) this.transform(numbers)
  }

  setFill(colour: unknown): void {
    const hex = typeof colour === 'string' ? /^#(..)(..)(..)$/.exec(colour) : null
    if (hex) this.#state.fill = [hexByte(hex[1]), hexByte(hex[2]), hexByte(hex[3])]
  }

  setState(entries: unknown): void {
    for (const entry of Array.isArray(entries) ? entries : [])
      if (entry[0] === 'ca') this.#state.alpha = Number(entry[1])
  }

  setMode(mode: number): void {
    this.#state.mode = mode
  }

  setSize(size: number): void {
    this.#state.size = size
  }

  setTextMatrix(matrix: unknown): void {
    this.#text = matrixOf(matrix) ?? this.#text
    this.#line = this.#text
  }

  moveText(x: number, y: number): void {
    this.#line = multiply(this.#line, [1, 0, 0, 1, x, y])
    this.#text = this.#line
  }

  fillBox(box: unknown): void {
    const [minX, minY, maxX, maxY] = toNumbers(box)
    if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return
    if (this.#state.alpha > 0.3) this.#cover(minX, minY, maxX, maxY, this.#state.fill)
  }

  paintPicture(): void {
    this.#cover(0, 0, 1, 1, null)
  }

  coverAll(): void {
    this.#grounds.push({ left: -1e5, bottom: -1e5, right: 1e5, top: 1e5, colour: null })
  }

  show(glyphs: unknown): void {
    const { fill, alpha, mode, size, matrix } = this.#state
    const place = multiply(matrix, this.#text)
    const [x, y] = [place[4], place[5]]
    const text = textOf(glyphs)
    if (text.trim()) {
      const height = size * Math.hypot(place[2], place[3])
      const ground = this.#groundAt(x + height * 0.3, y - height * 0.3)
      if (this.#isOffPage(x, y)) this.inkless.push({ kind: 'off_page', x, y, text })
      else if (mode === 3 || mode === 7 || alpha < 0.05) this.inkless.push({ kind: 'invisible', x, y, text })
      else if (mode === 0 && ground && alike(fill, ground)) this.inkless.push({ kind: 'white', x, y, text })
    }
    this.#text = multiply(this.#text, [1, 0, 0, 1, (advance(glyphs) * size) / 1000, 0])
  }

  #cover(minX: number, minY: number, maxX: number, maxY: number, colour: Colour | null): void {
    const corners = [apply(this.#state.matrix, minX, minY), apply(this.#state.matrix, maxX, maxY)]
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    this.#grounds.push({
      left: Math.min(...xs),
      right: Math.max(...xs),
      bottom: Math.min(...ys),
      top: Math.max(...ys),
      colour,
    })
  }

  #isOffPage(x: number, y: number): boolean {
    return x < -20 || y < -20 || x > this.#page.width + 4 || y > this.#page.height + 20
  }

  #groundAt(x: number, y: number): Colour | null {
    const ground = this.#grounds.findLast((box) => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top)
    return ground ? ground.colour : white
  }
}

function alike(a: Colour, b: Colour): boolean {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < tooAlike
}

function toNumbers(value: unknown): number[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).filter((n): n is number => typeof n === 'number')
    : []
}

function matrixOf(value: unknown): Matrix | null {
  const numbers = toNumbers(value)
  return numbers.length < 6 ? null : toMatrix(numbers)
}

function hexByte(hex: string | undefined): number {
  return Number.parseInt(hex ?? '0', 16)
}

type Glyph = { unicode: string; width: number }

function glyphsOf(value: unknown): (Glyph | number)[] {
  return Array.isArray(value)
    ? value.filter((glyph) => typeof glyph === 'number' || (glyph && typeof glyph === 'object'))
    : []
}

function textOf(glyphs: unknown): string {
  return glyphsOf(glyphs)
    .map((glyph) => (typeof glyph === 'number' ? '' : (glyph.unicode ?? '')))
    .join('')
}

function advance(glyphs: unknown): number {
  return glyphsOf(glyphs).reduce<number>(
    (sum, glyph) => sum + (typeof glyph === 'number' ? -glyph : (glyph.width ?? 0)),
    0,
  )
}
