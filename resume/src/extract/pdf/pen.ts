import { areAlike, inksOf } from '../legibility.ts'
import { type Box, boxIn, lies, overlap } from './box.ts'
import { advance, glyphsOf, textOf } from './glyphs.ts'
import { apply, identity, type Matrix, multiply, toMatrix } from './matrix.ts'

/** A piece of text that nobody sees, at its start. */
export type InkSpot = { kind: 'white' | 'invisible' | 'off_page' | 'covered'; x: number; y: number; text: string }

/** What lies on the page where; colour `null` for pictures, shadings and shapes, on which nothing is called hidden. */
type Ground = Box & { colour: number | null; picture: boolean }
type State = {
  matrix: Matrix
  fill: number | null
  stroke: number | null
  alpha: number
  mode: number
  size: number
  rise: number
  /** Outside of it nothing is drawn. */
  clip: Box | null
}
type Shown = { x: number; y: number; height: number; text: string; seen: boolean }

const white = 0xffffff
const black = 0
const nowhere: Box = { left: 0, bottom: 0, right: -1, top: -1 }
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
  #clips = false
  readonly #layers: boolean[] = []

  constructor(viewport: Matrix, page: { width: number; height: number }) {
    this.#page = page
    this.#state = { matrix: viewport, fill: black, stroke: black, alpha: 1, mode: 0, size: 10, rise: 0, clip: null }
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

  beginForm(matrix: unknown, box: unknown): void {
    this.save()
    const numbers = matrixOf(matrix)
    if (numbers) this.transform(numbers)
    if (toNumbers(box).length === 4) this.#clipTo(box)
  }

  setFill(colour: unknown): void {
    this.#state.fill = colourOf(colour) ?? this.#state.fill
  }

  setStroke(colour: unknown): void {
    this.#state.stroke = colourOf(colour) ?? this.#state.stroke
  }

  setPattern(): void {
    this.#state.fill = null
  }

  setStrokePattern(): void {
    this.#state.stroke = null
  }

  setRise(rise: number): void {
    this.#state.rise = rise
  }

  /** The next path bounds all that is drawn from there on. */
  clip(): void {
    this.#clips = true
  }

  endPath(box: unknown): void {
    if (this.#clips) this.#clipTo(box)
    this.#clips = false
  }

  /** What is drawn from here to the end of the layer is not shown, or is again. */
  beginLayer(isShown: boolean): void {
    this.#layers.push(isShown)
  }

  endLayer(): void {
    this.#layers.pop()
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

  show(shown: unknown): void {
    const glyphs = glyphsOf(shown)
    const { size, matrix, rise } = this.#state
    const place = multiply(matrix, this.#text)
    const [x, y] = apply(place, 0, rise)
    const text = textOf(glyphs)
    if (text.trim()) {
      const height = size * Math.hypot(place[2], place[3])
      const width = (advance(glyphs) * size * Math.hypot(place[0], place[1])) / 1000
      const kind = this.#isDrawn(x, y, width, height) ? this.#kindAt(x, y, height) : 'invisible'
      if (kind) this.inkless.push({ kind, x, y, text })
      this.#shown.push({ x, y, height, text, seen: kind === null })
    }
    this.#text = multiply(this.#text, [1, 0, 0, 1, (advance(glyphs) * size) / 1000, 0])
  }

  #kindAt(x: number, y: number, height: number): InkSpot['kind'] | null {
    const { fill, stroke, alpha, mode } = this.#state
    if (this.#isOffPage(x, y)) return 'off_page'
    if (mode === 3 || mode === 7 || alpha < 0.05) return this.#isPrinted(x, y, height) ? null : 'invisible'
    const ground = this.#groundAt(x + height * 0.3, y - height * 0.3)
    const colour = ground ? ground.colour : white
    const inks = inksOf(mode, fill, stroke)
    return colour !== null && inks.every((ink) => ink !== null && areAlike(ink, colour)) ? 'white' : null
  }

  /** Neither on a layer that is not shown nor clipped away. */
  #isDrawn(x: number, y: number, width: number, height: number): boolean {
    const { clip } = this.#state
    if (this.#layers.includes(false)) return false
    return !clip || (x < clip.right && x + width > clip.left && y > clip.bottom && y - height < clip.top)
  }

  #clipTo(box: unknown): void {
    const [minX, minY, maxX, maxY] = toNumbers(box)
    const { clip, matrix } = this.#state
    if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) {
      this.#state.clip = nowhere
      return
    }
    const inner = boxIn(matrix, minX, minY, maxX, maxY)
    this.#state.clip = clip ? overlap(inner, clip) : inner
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

  #cover(minX: number, minY: number, maxX: number, maxY: number, colour: number | null, picture: boolean): Ground {
    const ground = { ...boxIn(this.#state.matrix, minX, minY, maxX, maxY), colour, picture }
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

function colourOf(colour: unknown): number | null {
  const hex = typeof colour === 'string' ? /^#([\da-f]{6})$/i.exec(colour)?.[1] : undefined
  return hex === undefined ? null : Number.parseInt(hex, 16)
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
