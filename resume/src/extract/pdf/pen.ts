import { apply, identity, type Matrix, multiply, toMatrix } from './matrix.ts'

/** A piece of text that nobody sees, at its start. */
export type InkSpot = { kind: 'white' | 'invisible' | 'off_page' | 'covered'; x: number; y: number; text: string }

type Box = { left: number; bottom: number; right: number; top: number }
/** What lies on the page where; colour `null` for pictures, shadings and shapes, on which nothing is called hidden. */
type Ground = Box & { colour: Colour | null; picture: boolean }
type Colour = [number, number, number]
type State = { matrix: Matrix; fill: Colour | null; alpha: number; mode: number; size: number }
type Shown = { x: number; y: number; height: number; text: string; seen: boolean }

const tooAlike = 30
const white: Colour = [255, 255, 255]
/** Numbers in the path of a rectangle, drawn by lines. */
const boxPath = 20

/** Follows the drawing instructions of a page and keeps what is shown without being seen. */
export class Pen {
  readonly inkless: InkSpot[] = []
  readonly #shown: Shown[] = []
  readonly #grounds: Ground[] = []
  readonly #stack: State[] = []
  readonly #page: { width: number; height: number }
  #state: State
  #text: Matrix = identity
  #line: Matrix = identity
  #leading = 0

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

  setPattern(): void {
    this.#state.fill = null
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

  setLeading(down: number): void {
    this.#leading = down
  }

  nextLine(): void {
    this.moveText(0, this.#leading)
  }

  /** A filled path counts by its bounding box; anything but a rectangle may show what lies beside it. */
  fillPath(path: unknown, box: unknown): void {
    const [minX, minY, maxX, maxY] = toNumbers(box)
    if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return
    if (this.#state.alpha <= 0.3) return
    const isBox = pathLength(path) <= boxPath
    const ground = this.#cover(minX, minY, maxX, maxY, isBox ? this.#state.fill : null, false)
    if (isBox && this.#state.alpha > 0.95) this.#hideBelow(ground)
  }

  paintPicture(opaque: boolean): void {
    const ground = this.#cover(0, 0, 1, 1, null, true)
    if (opaque && this.#state.alpha > 0.95) this.#hideBelow(ground)
  }

  coverAll(): void {
    this.#grounds.push({ left: -1e5, bottom: -1e5, right: 1e5, top: 1e5, colour: null, picture: true })
  }

  show(glyphs: unknown): void {
    const { size, matrix } = this.#state
    const place = multiply(matrix, this.#text)
    const [x, y] = [place[4], place[5]]
    const text = textOf(glyphs)
    if (text.trim()) {
      const height = size * Math.hypot(place[2], place[3])
      const kind = this.#kindAt(x, y, height)
      if (kind) this.inkless.push({ kind, x, y, text })
      this.#shown.push({ x, y, height, text, seen: kind === null })
    }
    this.#text = multiply(this.#text, [1, 0, 0, 1, (advance(glyphs) * size) / 1000, 0])
  }

  #kindAt(x: number, y: number, height: number): InkSpot['kind'] | null {
    const { fill, alpha, mode } = this.#state
    if (this.#isOffPage(x, y)) return 'off_page'
    if (mode === 3 || mode === 7 || alpha < 0.05) return this.#isPrinted(x, y, height) ? null : 'invisible'
    const ground = this.#groundAt(x + height * 0.3, y - height * 0.3)
    const colour = ground ? ground.colour : white
    return mode === 0 && fill && colour && alike(fill, colour) ? 'white' : null
  }

  /** Transparent text over its own letters drawn as outlines, or over a scan, is there to be searched: a reader sees it. */
  #isPrinted(x: number, y: number, height: number): boolean {
    return [0.05, 0.3].some((along) => {
      const ground = this.#groundAt(x + height * along, y - height * 0.3)
      return ground?.colour === null && (ground.picture || ground.top - ground.bottom < 3 * height)
    })
  }

  #hideBelow(ground: Ground): void {
    if (ground.right - ground.left < 30) return
    for (const shown of this.#shown) {
      if (!shown.seen || !lies(shown.x + 0.3 * shown.height, shown.y - 0.3 * shown.height, ground)) continue
      if (ground.top - ground.bottom < 0.8 * shown.height) continue
      shown.seen = false
      this.inkless.push({ kind: 'covered', x: shown.x, y: shown.y, text: shown.text })
    }
  }

  #cover(minX: number, minY: number, maxX: number, maxY: number, colour: Colour | null, picture: boolean): Ground {
    const [x1, y1] = apply(this.#state.matrix, minX, minY)
    const [x2, y2] = apply(this.#state.matrix, maxX, maxY)
    const ground = {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      bottom: Math.min(y1, y2),
      top: Math.max(y1, y2),
      colour,
      picture,
    }
    this.#grounds.push(ground)
    return ground
  }

  #isOffPage(x: number, y: number): boolean {
    return x < -20 || y < -20 || x > this.#page.width + 4 || y > this.#page.height + 20
  }

  #groundAt(x: number, y: number): Ground | undefined {
    return this.#grounds.findLast((box) => lies(x, y, box))
  }
}

function lies(x: number, y: number, box: Box): boolean {
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top
}

function alike(a: Colour, b: Colour): boolean {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < tooAlike
}

function pathLength(path: unknown): number {
  const first: unknown = Array.isArray(path) ? path[0] : path
  return typeof first === 'object' && first !== null && 'length' in first ? Number(first.length) : 0
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
