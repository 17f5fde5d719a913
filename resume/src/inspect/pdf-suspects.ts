import type { Box } from '../extract/pdf/box.ts'
import { identity, multiply, toMatrix } from '../extract/pdf/matrix.ts'
import { nameEnd, operatorCode, scanContent } from './content-scanner.ts'
import { SketchedPage } from './sketched-page.ts'

/** An icon in the colour of what lies around it is no message; many in a row, or very many, may be. */
const shortestRun = 8
const shortest = 64
const setState = operatorCode('gs')

/**
 * A cheap look at the content of a page or form: is text drawn invisibly, off the page, in the colour of what was filled
 * below it, or covered afterwards, as far as the stream alone tells? Only then is it worth reading the drawing instructions
 * in full. Filled paths and pictures count by their bounding boxes. `clearStates` are the graphics states that make what is
 * drawn transparent; `clip` is the box of a form.
 */
export function hidesText(content: Buffer, clearStates: ReadonlySet<string>, clip: Box | null): boolean {
  if (!content.includes('BT')) return false
  const page = new SketchedPage(clip)
  return scanContent(content, (operator, operands, count, nameAt, stringLength) => {
    if (operator === setState) {
      if (clearStates.size > 0)
        page.setClear(clearStates.has(content.toString('latin1', nameAt, nameEnd(content, nameAt))))
    } else steps.get(operator)?.(page, operands, count, stringLength)
    return page.run >= shortestRun || page.hidden >= shortest
  })
}

type Step = (page: SketchedPage, operands: Float64Array, count: number, stringLength: number) => void

type ReadColour = (operands: Float64Array, count: number) => number | null

const grey: ReadColour = ([level], count) => (count === 1 && level !== undefined ? pack(level, level, level) : null)
const threePart: ReadColour = ([red = 0, green = 0, blue = 0]) => pack(red, green, blue)
const fourPart: ReadColour = ([cyan = 0, magenta = 0, yellow = 0, black = 0]) =>
  pack((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
/** How many numbers there are tells the colour space; a named pattern has none. */
const anyColour: ReadColour = (numbers, count) =>
  (count === 4 ? fourPart : count === 3 ? threePart : grey)(numbers, count)
const fillWith = (read: ReadColour): Step => {
  return (page, numbers, count) => page.setFill(read(numbers, count))
}
const strokeWith = (read: ReadColour): Step => {
  return (page, numbers, count) => {
    page.state.stroke = read(numbers, count)
  }
}
const clip: Step = (page) => page.clip()
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
    W: clip,
    'W*': clip,
    g: fillWith(grey),
    rg: fillWith(threePart),
    k: fillWith(fourPart),
    sc: fillWith(anyColour),
    scn: fillWith(anyColour),
    G: strokeWith(grey),
    RG: strokeWith(threePart),
    K: strokeWith(fourPart),
    SC: strokeWith(anyColour),
    SCN: strokeWith(anyColour),
    Ts: (page, numbers) => {
      page.state.rise = numbers[0] ?? 0
    },
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
