import { apply, identity, type Matrix, multiply, toMatrix } from '../matrix.ts'
import { scanContent } from './content-scanner.ts'

type Box = { left: number; bottom: number; right: number; top: number }
type State = { matrix: Matrix; white: boolean }

const operandCounts: Record<string, number[]> = { g: [1], rg: [3], k: [4], sc: [1, 3], scn: [1, 3] }
const slack = 3

/**
 * True when a content stream shows text in white at a place on which nothing coloured was filled before, as far as the
 * stream alone tells: filled paths and pictures count by their bounding boxes.
 */
export function showsWhiteOnBare(content: Buffer): boolean {
  const page = new BarePage()
  return scanContent(content, (operator, operands) => {
    page.steps[operator]?.(operands)
    return page.found
  })
}

/** Judges the operands of a fill-colour operator. */
export function isWhite(numbers: number[], operator: string): boolean {
  if (!(operandCounts[operator] ?? []).includes(numbers.length)) return false
  return operator === 'k' ? numbers.every((n) => n < 0.05) : numbers.every((n) => n >= 0.95)
}

function emptyBox(): Box {
  const [none, all] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return { left: none, bottom: none, right: all, top: all }
}

class BarePage {
  found = false
  readonly #stack: State[] = []
  readonly #grounds: Box[] = []
  #state: State = { matrix: identity, white: false }
  #text = identity
  #path = emptyBox()

  readonly steps: Record<string, (operands: number[]) => void> = Object.assign(Object.create(null), {
    q: () => this.#stack.push({ ...this.#state }),
    Q: () => {
      this.#state = this.#stack.pop() ?? this.#state
    },
    cm: (numbers: number[]) => {
      this.#state = { ...this.#state, matrix: multiply(this.#state.matrix, toMatrix(numbers)) }
    },
    re: ([x = 0, y = 0, width = 0, height = 0]: number[]) => this.#reach([x, y, x + width, y + height]),
    ...each(['m', 'l', 'c', 'v', 'y'], (numbers) => this.#reach(numbers)),
    ...each(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'], () => this.#fill()),
    ...each(['n', 'S', 's'], () => {
      this.#path = emptyBox()
    }),
    ...each(Object.keys(operandCounts), (numbers, operator) => {
      this.#state = { ...this.#state, white: isWhite(numbers, operator) }
    }),
    Do: () => {
      this.#path = emptyBox()
      this.#reach([0, 0, 1, 1])
      this.#cover()
    },
    BT: () => {
      this.#text = identity
    },
    Tm: (numbers: number[]) => {
      this.#text = toMatrix(numbers)
    },
    ...each(['Td', 'TD'], ([x = 0, y = 0]) => {
      this.#text = multiply(this.#text, [1, 0, 0, 1, x, y])
    }),
    ...each(['Tj', 'TJ', "'", '"'], () => {
      if (this.#state.white && this.#isBare()) this.found = true
    }),
  })

  #reach(numbers: number[]): void {
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const [x, y] = apply(this.#state.matrix, numbers[at] ?? 0, numbers[at + 1] ?? 0)
      this.#path.left = Math.min(this.#path.left, x)
      this.#path.right = Math.max(this.#path.right, x)
      this.#path.bottom = Math.min(this.#path.bottom, y)
      this.#path.top = Math.max(this.#path.top, y)
    }
  }

  #fill(): void {
    if (this.#state.white) this.#path = emptyBox()
    else this.#cover()
  }

  #cover(): void {
    this.#grounds.push(this.#path)
    this.#path = emptyBox()
  }

  #isBare(): boolean {
    const [x, y] = apply(multiply(this.#state.matrix, this.#text), 0, 0)
    return !this.#grounds.some(
      ({ left, right, bottom, top }) =>
        x >= left - slack && x <= right + slack && y >= bottom - slack && y <= top + slack,
    )
  }
}

function each(
  operators: string[],
  step: (numbers: number[], operator: string) => void,
): Record<string, (numbers: number[]) => void> {
  return Object.fromEntries(operators.map((operator) => [operator, (numbers: number[]) => step(numbers, operator)]))
}
