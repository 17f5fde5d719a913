import type { IndexedLine } from '../text/text-index.ts'

export type Prominence = {
  /** 0 … about 5 for a line and its number in reading order. */
  of: (line: IndexedLine, at: number) => number
  /** Clearly larger than the body text. */
  isLarge: (line: IndexedLine) => boolean
}

const asHeading = -1

/** What it is worth to have at most so many lines above. */
const placeSteps: [number, number][] = [
  [0, 1.6],
  [2, 1.1],
  [5, 0.5],
  [12, 0],
  [25, -0.8],
]

/** Learns the sizes and places of a document's lines and says how much one stands out on the first page. */
export function measure(lines: IndexedLine[]): Prominence {
  const body = bodySize(lines)
  const first = lines.filter((line) => line.page === 1)
  const largest = Math.max(0, ...first.filter((line) => /\p{L}{2}/u.test(line.text)).map((line) => line.size))
  const heights = first.map((line) => line.y).sort((a, b) => a - b)
  const headings = first.filter((line) => line.heading && line.size > 0)
  const isSetAsHeading = (line: IndexedLine) =>
    line.size > 1.15 * body && headings.some((heading) => heading.y < line.y && areSetAlike(heading, line))
  const linesAbove = (y: number) => {
    const count = heights.findIndex((height) => height >= y - 2)
    return count < 0 ? heights.length : count
  }
  return {
    isLarge: (line) => line.size > 1.15 * body,
    of: (line, at) => {
      const above = body > 0 ? linesAbove(line.y) : at
      const place = placeSteps.find(([atMost]) => above <= atMost)?.[1] ?? -1.6
      const worth = isSetAsHeading(line) ? asHeading : sizeWorth(line.size, body, largest)
      return worth + place + (at === 0 ? 0.6 : 0) + (line.zone === 'body' ? 0 : 0.4)
    },
  }
}

/** `Academic Appointments` below `Education`: what is set as the headings are is one of them. */
function areSetAlike(one: IndexedLine, other: IndexedLine): boolean {
  const isInCapitals = ({ text }: IndexedLine) => text === text.toUpperCase()
  const alike = Math.abs(one.size - other.size) < 0.02 * one.size && Math.abs(one.x - other.x) < 2
  return alike && isInCapitals(one) === isInCapitals(other)
}

function sizeWorth(size: number, body: number, largest: number): number {
  if (body === 0 || size === 0) return 0
  const ratio = size / body
  const isLargest = size >= largest * 0.97 && ratio > 1.15
  return Math.max(-0.5, Math.min(2.2, (ratio - 1) * 2.4)) + (isLargest ? 1.3 : 0)
}

/** The size in which most letters are set. */
function bodySize(lines: IndexedLine[]): number {
  const weights = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    weights.set(size, (weights.get(size) ?? 0) + line.text.length)
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
