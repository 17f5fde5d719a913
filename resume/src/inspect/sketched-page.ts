import { areAlike, inksOf } from '../extract/legibility.ts'
import { type Box, lies, overlap } from '../extract/pdf/box.ts'
import { apply, identity, type Matrix, multiply } from '../extract/pdf/matrix.ts'

/** `null` is the colour of what has no one colour: pictures, shadings, patterns. */
type Ground = Box & { colour: number | null; picture: boolean }
type Place = { x: number; y: number; length: number }
type State = {
  matrix: Matrix
  fill: number | null
  stroke: number | null
  mode: number
  size: number
  rise: number
  clear: boolean
  /** Outside of it nothing is drawn. */
  clip: Box | null
}

const slack = 3
/** Text may stand out of the box that it is clipped to by the depth of its letters. */
const clipSlack = 8
const white = 0xffffff
const farOff = 40
/** Lines, letters drawn as outlines and icons hide no text, neither below nor above it. */
const coverAtLeast = 30

/** What a content stream draws, as far as boxes and colours tell, and how much of its text is not seen. */
export class SketchedPage {
  /** Bytes of text that are not seen: in one piece, and in all. */
  run = 0
  hidden = 0
  text: Matrix = identity
  readonly stack: State[] = []
  readonly #grounds: Ground[] = []
  readonly #shown: Place[] = []
  state: State
  #left = Number.POSITIVE_INFINITY
  #bottom = Number.POSITIVE_INFINITY
  #right = Number.NEGATIVE_INFINITY
  #top = Number.NEGATIVE_INFINITY
  #points = 0
  #clips = false

  constructor(clip: Box | null) {
    this.state = { matrix: identity, fill: 0, stroke: 0, mode: 0, size: 10, rise: 0, clear: false, clip }
  }

  setFill(fill: number | null): void {
    this.state.fill = fill
  }

  setClear(clear: boolean): void {
    this.state.clear = clear
  }

  setSize(size: number): void {
    this.state.size = size
  }

  setMode(mode: number): void {
    this.state.mode = mode
  }

  transform(matrix: Matrix): void {
    this.state.matrix = multiply(this.state.matrix, matrix)
  }

  reach(x: number, y: number): void {
    const matrix = this.state.matrix
    const px = matrix[0] * x + matrix[2] * y + matrix[4]
    const py = matrix[1] * x + matrix[3] * y + matrix[5]
    if (px < this.#left) this.#left = px
    if (px > this.#right) this.#right = px
    if (py < this.#bottom) this.#bottom = py
    if (py > this.#top) this.#top = py
    this.#points += 1
  }

  /** The path in hand bounds all that is drawn from here on. */
  clip(): void {
    this.#clips = true
  }

  endPath(): void {
    const before = this.state.clip
    if (this.#clips) this.state.clip = before ? overlap(this.#path(), before) : this.#path()
    this.#clips = false
    this.#left = this.#bottom = Number.POSITIVE_INFINITY
    this.#right = this.#top = Number.NEGATIVE_INFINITY
    this.#points = 0
  }

  /** Around the path in hand. */
  #path(): Box {
    return { left: this.#left, bottom: this.#bottom, right: this.#right, top: this.#top }
  }

  cover(colour: number | null, picture = false): void {
    const isBox = this.#points <= 5
    const ground = { ...this.#path(), colour: isBox ? colour : null, picture }
    this.endPath()
    if (ground.top - ground.bottom <= slack || this.state.clear) return
    this.#grounds.push(ground)
    if (isBox && ground.right - ground.left > coverAtLeast)
      for (const place of this.#shown) if (lies(place.x, place.y, ground, -slack)) this.#hide(place.length)
  }

  coverAll(): void {
    this.#grounds.push({ left: -1e6, bottom: -1e6, right: 1e6, top: 1e6, colour: null, picture: true })
  }

  show(length: number): void {
    const [x, y] = apply(this.state.matrix, ...apply(this.text, 0, this.state.rise))
    if (this.#isUnseen(x, y)) {
      this.#hide(length)
    } else {
      this.run = 0
      this.#shown.push({ x, y: y + 2 * slack, length })
    }
  }

  #hide(length: number): void {
    this.run += length
    this.hidden += length
  }

  #isUnseen(x: number, y: number): boolean {
    const { fill, stroke, mode, clear, clip } = this.state
    if (x < -farOff || y < -farOff || x > 5000 || y > 5000) return true
    if (clip && !lies(x, y, clip, clipSlack)) return true
    const below = this.#groundAt(x, y)
    if (mode === 3 || mode === 7 || clear) return !below || below.colour !== null || this.#isTall(below)
    const colour = below ? below.colour : white
    const inks = inksOf(mode, fill, stroke)
    return colour !== null && inks.every((ink) => ink !== null && areAlike(colour, ink))
  }

  /** Transparent text over its own letters as outlines, or over a scan, can be read; over a larger shape it cannot. */
  #isTall(ground: Ground): boolean {
    const { matrix, size } = this.state
    const height = size * Math.hypot(this.text[2], this.text[3]) * Math.hypot(matrix[2], matrix[3])
    return ground.top - ground.bottom > 3 * height && !ground.picture
  }

  #groundAt(x: number, y: number): Ground | null {
    for (let at = this.#grounds.length - 1; at >= 0; at--) {
      const ground = this.#grounds[at]
      if (ground && lies(x, y, ground, slack)) return ground
    }
    return null
  }
}
