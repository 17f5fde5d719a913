import { headingKind } from '../understand/text/section-headings.ts'

/** Text of one baseline with only word gaps in it. Points; `y` is the baseline and grows downwards. */
export type Segment = { text: string; x: number; y: number; width: number; size: number }

/** A row of a column: its segments from left to right. */
export type Row = Segment[]

const maxDepth = 6
/** A block of contacts beside the name is lower than this. */
const shortSidebar = 90
/** Text stands indented below its heading by up to this much. */
const indent = 15

/** Puts the segments of a page into reading order: columns one after the other, rows from top to bottom. */
export function readingOrder(segments: Segment[]): Row[] {
  return order(segments, 0)
}

function order(segments: Segment[], depth: number): Row[] {
  if (depth >= maxDepth || segments.length < 8) return rows(segments)
  const gutter = findGutter(segments)
  if (gutter === null) return rows(segments)
  const margin = marginFrom(
    segments.filter((s) => s.x + s.width <= gutter),
    segments.filter((s) => s.x >= gutter),
  )
  if (margin !== null) {
    const upper = segments.filter((s) => s.y < margin)
    return [
      ...order(upper, depth + 1),
      ...order(
        segments.filter((s) => s.y >= margin),
        depth + 1,
      ),
    ]
  }
  const crossing = segments.filter((s) => s.x < gutter && s.x + s.width > gutter).sort((a, b) => a.y - b.y)
  const bounds = [Number.NEGATIVE_INFINITY, ...crossing.map((s) => s.y), Number.POSITIVE_INFINITY]
  const result: Row[] = []
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [top = 0, bottom = 0] = [bounds[i], bounds[i + 1]]
    const spanning = crossing[i - 1]
    if (spanning) result.push([spanning])
    const band = segments.filter((s) => !crossing.includes(s) && s.y >= top - 1 && s.y < bottom - 1)
    result.push(
      ...order(
        band.filter((s) => s.x + s.width <= gutter),
        depth + 1,
      ),
    )
    result.push(
      ...order(
        band.filter((s) => s.x >= gutter),
        depth + 1,
      ),
    )
  }
  return result
}

function rows(segments: Segment[]): Row[] {
  const result: Row[] = []
  for (const segment of [...segments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = result.at(-1)
    if (row?.[0] && Math.abs(row[0].y - segment.y) <= 0.35 * Math.min(segment.size, row[0].size)) row.push(segment)
    else result.push([segment])
  }
  for (const row of result) row.sort((a, b) => a.x - b.x)
  return result
}

/**
 * The x of a gap between two columns, or null. Few segments may cross it (headings over both columns), both sides must be
 * tall, and a side that only repeats the other's baselines in short pieces (dates beside entries) is not a column.
 */
function findGutter(segments: Segment[]): number | null {
  const left = Math.min(...segments.map((s) => s.x))
  const right = Math.max(...segments.map((s) => s.x + s.width))
  const width = right - left
  if (width < 150) return null
  let best: { x: number; cost: number } | null = null
  const starts = [...new Set(segments.map((s) => Math.round(s.x)))].filter(
    (x) => x > left + 0.15 * width && x < left + 0.85 * width,
  )
  for (const start of starts) {
    const x = start - 2
    const cost = gutterCost(segments, x, width)
    if (cost !== null && (best === null || cost < best.cost)) best = { x, cost }
  }
  return best?.x ?? null
}

function gutterCost(segments: Segment[], x: number, width: number): number | null {
  const before = segments.filter((s) => s.x + s.width <= x)
  const after = segments.filter((s) => s.x >= x)
  const crossing = segments.length - before.length - after.length
  if (before.length < 4 || after.length < 4 || crossing > 0.3 * segments.length) return null
  const aligned = after.filter((s) => s.x - x < indent).length
  if (aligned < Math.max(3, 0.15 * after.length)) return null
  const from = top(after) - 1
  const within = crossing > 0 ? segments.filter((s) => s.x < x && s.x + s.width > x && s.y > from).length : 0
  if (within > 0.15 * segments.length) return null
  const overlap = Math.min(bottom(before), bottom(after)) - Math.max(top(before), top(after))
  const tall = Math.max(bottom(before), bottom(after)) - Math.min(top(before), top(after))
  const shorter = Math.min(bottom(before) - top(before), bottom(after) - top(after))
  if (overlap < 0.35 * tall && !(within === 0 && overlap > 0.8 * shorter && isSidebar(shorter, before, after)))
    return null
  const isBeside = isCompanion(before, after, width) || isCompanion(after, before, width)
  if (isBeside && !haveHeadings(before, after)) return null
  return (3 * crossing) / segments.length - (0.1 * aligned) / after.length
}

/**
 * Dates, places, labels or headings beside entries: the pieces are short, and nearly every one sits on a baseline of the other
 * side, goes on below one that does, or has nothing beside it; or every span of time sits on such a baseline.
 */
function isCompanion(side: Segment[], other: Segment[], width: number): boolean {
  const mean = side.reduce((sum, s) => sum + s.width, 0) / side.length
  if (mean >= 0.28 * width) return false
  const isPaired = (s: Segment) => other.some((o) => Math.abs(o.y - s.y) < 0.4 * s.size)
  const paired = side.filter(isPaired).length
  if (paired >= 0.8 * side.length) return true
  const spans = side.filter(({ text }) => spanOfTime.test(text))
  if (spans.length >= 3 && spans.length >= 0.25 * side.length && spans.every(isPaired)) return true
  return paired >= 0.4 * side.length && side.length - loose(side, other).length >= 0.8 * side.length
}

/** Columns whose lines stand on the same baselines tell themselves by headings of their own. */
function haveHeadings(left: Segment[], right: Segment[]): boolean {
  return right.filter(isHeading).length >= 2 && left.some(isHeading)
}

const known = new WeakMap<Segment, boolean>()

/** Asked of one piece for many places where a gutter may be. */
function isHeading(segment: Segment): boolean {
  const before = known.get(segment)
  if (before !== undefined) return before
  const found = headingKind(segment.text) !== null
  known.set(segment, found)
  return found
}

function isSidebar(height: number, left: Segment[], right: Segment[]): boolean {
  return height > shortSidebar || (height > 0.4 * shortSidebar && haveHeadings(left, right))
}

/** A heading in the margin may take so many lines. */
const mostMarginLines = 3

/** The pieces that neither begin beside something, nor go on below one that does, nor stand alone on their row. */
function loose(side: Segment[], other: Segment[]): Segment[] {
  let begun = 0
  let before: Segment | undefined
  return [...side]
    .sort((a, b) => a.y - b.y)
    .filter((s) => {
      const goesOn = before !== undefined && s.y - before.y < 1.6 * s.size
      before = s
      const beside = other.filter((o) => o.y > s.y - 1.2 * s.size && o.y < s.y + 0.5 * s.size)
      const isAlone = beside.length === 0 && !(goesOn && begun === 0)
      if (isAlone || beside.some((o) => Math.abs(o.y - s.y) < 0.1 * s.size)) begun = 1
      else begun = goesOn && begun > 0 && begun < mostMarginLines ? begun + 1 : 0
      return begun === 0
    })
}

/** The y from which on the left side only holds headings of the margin: its column, such as a block of contacts, ends above. */
function marginFrom(left: Segment[], right: Segment[]): number | null {
  const end = Math.max(Number.NEGATIVE_INFINITY, ...loose(left, right).map((s) => s.y))
  const below = left.filter((s) => s.y > end + 0.5 * s.size)
  const apart = below.filter((s) => !below.some((o) => o !== s && Math.abs(o.y - s.y) < 1.6 * s.size))
  if (below.length === left.length || below.length < 3 || apart.length < below.length) return null
  return top(below) - 0.5 * (below[0]?.size ?? 0)
}

const spanOfTime = /(?:19|20)\d\d\b.*[-–—‐‑]|[-–—‐‑].*\b(?:19|20)\d\d/

function top(segments: Segment[]): number {
  return Math.min(...segments.map((s) => s.y))
}

function bottom(segments: Segment[]): number {
  return Math.max(...segments.map((s) => s.y))
}
