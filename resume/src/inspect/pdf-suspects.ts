import { apply, identity, type Matrix, multiply, toMatrix } from '../extract/pdf/matrix.ts'
import { nameEnd, operatorCode, scanContent } from './content-scanner.ts'

/** `null` is the colour of what has no one colour: pictures, shadings, patterns. */
type Ground = { left: number; bottom: number; right: number; top: number; colour: number | null; picture: boolean }
type Place = { x: number; y: number; length: number }
type State = { matrix: Matrix; fill: number | null; mode: number; size: number; clear: boolean }

const slack = 3
const tooAlike = 30
const white = 0xffffff
const farOff = 40
/** An icon in the colour of what lies around it is no message; many in a row, or very many, may be. */
const shortestRun = 8
const shortest = 64
const setState = operatorCode('gs')
/** Lines, letters drawn as outlines and icons hide no text, neither below nor above it. */
const coverAtLeast = 30

/**
 * A cheap look at the content of a page or form: is text drawn invisibly, off the page, in the colour of what was filled
 * below it, or covered afterwards, as far as the stream alone tells? Only then is it worth reading the drawing instructions
 * in full. Filled paths and pictures count by their bounding boxes. `clearStates` are the graphics states that make what is
 * drawn transparent.
 */
export function hidesText(content: Buffer, clearStates: ReadonlySet<string>): boolean {
  if (!content.includes('BT')) return false
  const page = new SketchedPage()
  return scanContent(content, (operator, operands, count, nameAt, stringLength) => {
    if (operator === setState) {
      if (clearStates.size > 0)
        page.setClear(clearStates.has(content.toString('latin1', nameAt, nameEnd(content, nameAt))))
    } else steps.get(operator)?.(page, operands, count, stringLength)
    return page.run >= shortestRun || page.hidden >= shortest
  })
}

class SketchedPage {
  /** Bytes of text that are not seen: in one piece, and in all. */
  run = 0
  hidden = 0
  text: Matrix = identity
  readonly stack: State[] = []
  readonly #grounds: Ground[] = []
  readonly #shown: Place[] = []
  state: State = { matrix: identity, fill: 0, mode: 0, size: 10, clear: false }
  #left = Number.POSITIVE_INFINITY
  #bottom = Number.POSITIVE_INFINITY
  #right = Number.NEGATIVE_INFINITY
  #top = Number.NEGATIVE_INFINITY
  #points = 0

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

  endPath(): void {
    this.#left = this.#bottom = Number.POSITIVE_INFINITY
    this.#right = this.#top = Number.NEGATIVE_INFINITY
    this.#points = 0
  }

  cover(colour: number | null, picture = false): void {
    const isBox = this.#points <= 5
    const ground = {
      left: this.#left,
      bottom: this.#bottom,
      right: this.#right,
      top: this.#top,
      colour: isBox ? colour : null,
      picture,
    }
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
    const [x, y] = apply(this.state.matrix, this.text[4], this.text[5])
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
    const { fill, mode, clear } = this.state
    if (x < -farOff || y < -farOff || x > 5000 || y > 5000) return true
    const below = this.#groundAt(x, y)
    if (mode === 3 || mode === 7 || clear) return !below || below.colour !== null || this.#isTall(below)
    const colour = below ? below.colour : white
    return mode === 0 && fill !== null && colour !== null && alike(colour, fill)
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

function lies(x: number, y: number, box: Ground, around: number): boolean {
  return x >= box.left - around && x <= box.right + around && y >= box.bottom - around && y <= box.top + around
}

type Step = (page: SketchedPage, operands: Float64Array, count: number, stringLength: number) => void

const grey: Step = (page, numbers, count) => {
  const [level] = numbers
  page.setFill(count === 1 && level !== undefined ? pack(level, level, level) : null)
}
const threePart: Step = (page, [red = 0, green = 0, blue = 0]) => page.setFill(pack(red, green, blue))
const fourPart: Step = (page, [cyan = 0, magenta = 0, yellow = 0, black = 0]) =>
  page.setFill(pack((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)))
/** How many numbers there are tells the colour space; a named pattern has none. */
const anyColour: Step = (page, numbers, count) => {
  const step = count === 4 ? fourPart : count === 3 ? threePart : grey
  step(page, numbers, count, 0)
}
const move: Step = (page, numbers) => {
  page.text = multiply(page.text, [1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0])
}
const pathTo: Step = (page, numbers, count) => {
  for (let at = 0; at + 1 < count; at += 2) page.reach(numbers[at] ?? 0, numbers[at + 1] ?? 0)
}
const box: Step = (page, numbers) => {
  const [x, y] = [numbers[0] ?? 0, numbers[1] ?? 0]
  page.reach(x, y)
  page.reach(x + (numbers[2] ?? 0), y + (numbers[3] ?? 0))
}
const fill: Step = (page) => page.cover(page.state.fill)
const drop: Step = (page) => page.endPath()
const show: Step = (page, _, __, stringLength) => page.show(stringLength)

const steps = new Map<number, Step>(
  Object.entries({
    q: (page) => page.stack.push({ ...page.state }),
    Q: (page) => {
      page.state = page.stack.pop() ?? page.state
    },
    cm: (page, numbers) => page.transform(toMatrix([...numbers])),
    re: box,
    m: pathTo,
    l: pathTo,
    c: pathTo,
    v: pathTo,
    y: pathTo,
    f: fill,
    F: fill,
    'f*': fill,
    B: fill,
    'B*': fill,
    b: fill,
    'b*': fill,
    n: drop,
    S: drop,
    s: drop,
    g: grey,
    rg: threePart,
    k: fourPart,
    sc: anyColour,
    scn: anyColour,
    Tf: (page, numbers) => page.setSize(numbers[0] ?? 10),
    Tr: (page, numbers) => page.setMode(numbers[0] ?? 0),
    sh: (page) => page.coverAll(),
    Do: (page) => {
      page.endPath()
      page.reach(0, 0)
      page.reach(1, 1)
      page.cover(null, true)
    },
    BT: (page) => {
      page.text = identity
    },
    Tm: (page, numbers) => {
      page.text = toMatrix([...numbers])
    },
    Td: move,
    TD: move,
    Tj: show,
    TJ: show,
    "'": show,
    '"': show,
  } satisfies Record<string, Step>).map(([name, step]: [string, Step]) => [operatorCode(name), step]),
)

function pack(red: number, green: number, blue: number): number {
  return (toByte(red) << 16) | (toByte(green) << 8) | toByte(blue)
}

function toByte(share: number): number {
  return Math.max(0, Math.min(255, Math.round(share * 255)))
}

function alike(a: number, b: number): boolean {
  const apart = (shift: number) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))
  return apart(16) + apart(8) + apart(0) < tooAlike
}
