import type { Segment } from '../reading-order.ts'
import { placeAccents } from './accents.ts'
import type { PdfItem } from './items.ts'
import { isInSmallCapitals, isSmallCapitals, joinSpacedFonts, joinSpacedSmallCapitals } from './spaced-pieces.ts'

const wordGap = 0.16
const segmentGap = 1.3
/** Text of clearly another size than what it stands beside (a heading in the margin, a title after a name). */
const otherSize = 1.25
const otherSizeGap = 0.6

/** Joins the items of a page into segments: same baseline, no gap wider than 1.3 times the font size. */
export function toSegments(items: PdfItem[]): Segment[] {
  const groups = toRows(placeAccents(items.filter((item) => item.upright))).flatMap(splitRow)
  const starts = new Map<number, number>()
  for (const [first] of groups) if (first) starts.set(Math.round(first.x), (starts.get(Math.round(first.x)) ?? 0) + 1)
  return groups.flatMap((group) => cutAtColumn(group, starts)).map(toSegment)
}

/** So many lines that begin at one x make a column. */
const columnLines = 4
const dates = /^[^,;]{0,12}(?:19|20)\d\d[^,;]{0,14}$|^[^,;]{0,14}[-–—]\s*$/

/** Dates in a narrow column, and close beside them a text that begins where other lines do. */
function cutAtColumn(group: PdfItem[], starts: ReadonlyMap<number, number>): PdfItem[][] {
  if (group.length < 2) return [group]
  const at = group.findIndex((item, index) => {
    const x = Math.round(item.x)
    const lines = (starts.get(x - 1) ?? 0) + (starts.get(x) ?? 0) + (starts.get(x + 1) ?? 0)
    return index > 0 && lines >= columnLines && dates.test(joinWords(group.slice(0, index)))
  })
  return at < 0 ? [group] : [group.slice(0, at), group.slice(at)]
}

/** Text that stands on its end, as some templates set the name beside the page: lines of their own, where their top is. */
export function turnedSegments(items: PdfItem[]): Segment[] {
  const turned = items.filter(({ reads }) => reads)
  if (turned.length === 0) return []
  return (['up', 'down'] as const).flatMap((reads) => {
    const sign = reads === 'up' ? -1 : 1
    const laid = turned.filter((item) => item.reads === reads).map((item) => ({ ...item, x: sign * item.y, y: item.x }))
    return toRows(laid)
      .flatMap(splitRow)
      .map(toSegment)
      .map((segment) => ({
        ...segment,
        x: segment.y,
        y: (reads === 'up' ? -segment.x - segment.width : segment.x) + segment.size,
        width: segment.size,
      }))
  })
}

function toRows(items: PdfItem[]): PdfItem[][] {
  const rows: { y: number; items: PdfItem[] }[] = []
  const sorted = items
    .filter((item) => item.text.trim() !== '' || item.width > 0)
    .sort((a, b) => a.y - b.y || a.x - b.x)
  for (const item of sorted) {
    const row = rows.at(-1)
    if (row && Math.abs(item.y - row.y) <= 0.25 * Math.max(item.size, 4)) row.items.push(item)
    else rows.push({ y: item.y, items: [item] })
  }
  return rows.map((row) => row.items.sort((a, b) => a.x - b.x))
}

function splitRow(row: PdfItem[]): PdfItem[][] {
  const groups: PdfItem[][] = []
  let right = Number.NEGATIVE_INFINITY
  let last: PdfItem | undefined
  for (const item of row) {
    if (item.text.trim() === '') {
      if (last) last.spaceAfter = true
      continue
    }
    if (last && isShadow(last, item)) continue
    const gap = item.x - right
    const small = Math.min(item.size, last?.size ?? item.size)
    const large = Math.max(item.size, last?.size ?? item.size)
    const limit = (large > otherSize * small ? otherSizeGap : segmentGap) * small
    const group = groups.at(-1)
    const overlaps = gap < -0.6 * item.size
    if (group && gap <= Math.max(limit, 3) && !overlaps) group.push(item)
    else groups.push([item])
    right = Math.max(right, item.x + item.width)
    last = item
  }
  return groups
}

/** Bold type is sometimes faked by drawing a text twice, a hair apart. */
function isShadow(before: PdfItem, item: PdfItem): boolean {
  return before.text === item.text && Math.abs(before.x - item.x) < 0.15 * item.size
}

function toSegment(items: PdfItem[]): Segment {
  const [only] = items
  if (only && items.length === 1)
    return { text: only.text.trim(), x: only.x, y: only.y, width: only.width, size: only.size }
  const x = Math.min(...items.map((item) => item.x))
  const right = Math.max(...items.map((item) => item.x + item.width))
  const rightToLeft = items.filter((item) => item.rightToLeft).length * 2 > items.length
  const letters = items.filter((item) => item.text.trim().length === 1).length
  const ordered = rightToLeft ? inReadingOrder(items) : items
  const hasSmallCapitals = isInSmallCapitals(items)
  const spaced = hasSmallCapitals ? joinSpacedSmallCapitals(items) : joinSpacedFonts(items)
  const text = spaced ?? (letters >= 4 && letters >= 0.8 * items.length ? joinLetters(ordered) : joinWords(ordered))
  const size = hasSmallCapitals ? Math.max(...items.map((item) => item.size)) : dominantSize(items)
  return { text, x, y: items[0]?.y ?? 0, width: right - x, size }
}

/** From right to left, but numbers and words of other scripts within the line from left to right. */
function inReadingOrder(items: PdfItem[]): PdfItem[] {
  const ordered: PdfItem[] = []
  let foreign: PdfItem[] = []
  for (const item of [...items].reverse()) {
    if (/[\p{Script=Latin}\p{N}+@]/u.test(item.text)) foreign.unshift(item)
    else {
      ordered.push(...foreign, item)
      foreign = []
    }
  }
  return [...ordered, ...foreign]
}

/** Whichever of the two stands on the left. */
function gapBetween(one: PdfItem, other: PdfItem): number {
  return Math.max(other.x - (one.x + one.width), one.x - (other.x + other.width))
}

/** Between two words in letter-spaced type, wider than between two letters. */
const wordEnd = '   '

/** `J A N E`, or `K` alone, beside such a piece. */
function areSpaced(one: PdfItem, other: PdfItem): boolean {
  const [a, b] = [one.text.trim(), other.text.trim()]
  return (a.length > 2 || b.length > 2) && spaced.test(a) && spaced.test(b)
}
const spaced = /^\p{L}(?: [\p{L}.'’-])*$/u

function joinWords(items: PdfItem[]): string {
  let text = ''
  let before: PdfItem | undefined
  for (const item of items) {
    if (before) {
      const gap = gapBetween(before, item)
      if (!/\s$/.test(text) && !/^\s/.test(item.text)) text += between(before, item, gap)
    }
    text += item.text
    before = item
  }
  return text.trim()
}

function between(before: PdfItem, item: PdfItem, gap: number): string {
  const isApart = before.spaceAfter === true && item.x > before.x
  const isWide = gap > wordGap * Math.min(item.size, before.size)
  if (!isApart && !isWide && !beginsInOtherFont(item, before, gap)) return ''
  const isNear = gap < 0.6 * Math.max(item.size, before.size)
  if (isNear && isSmallCapitals(before, item)) return spaced.test(item.text.trim()) ? ' ' : ''
  if (isNear && /^[.,;:]/.test(item.text)) return ''
  return areSpaced(before, item) ? wordEnd : ' '
}

/** Names at the top of a page are set in type of at least this size. */
const nameSize = 18

/** `Jane` in thin and `Doe` in bold type are two words, however close they stand; in a name small letters may follow, too. */
function beginsInOtherFont(item: PdfItem, before: PdfItem, gap: number): boolean {
  if (item.font === before.font || Math.abs(item.size - before.size) > 0.05 * item.size) return false
  if (gap < -0.1 * item.size) return false
  if (/^\p{Lu}\p{Ll}/u.test(item.text)) return /[\p{Ll}.]$/u.test(before.text)
  if (item.size >= nameSize && /^\p{Ll}{3}/u.test(item.text)) return /\p{Ll}{3}$/u.test(before.text)
  return gap > 0.03 * item.size && /^\p{Lu}{2}/u.test(item.text) && /\p{Lu}{2}$/u.test(before.text)
}

/** Letter-spaced type: a word ends where the gap is clearly wider than the usual gap between its letters. */
function joinLetters(items: PdfItem[]): string {
  const gaps = items.slice(1).map((item, index) => {
    const before = items[index]
    return before ? gapBetween(before, item) : 0
  })
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const size = items[0]?.size ?? 10
  return items
    .map((item, index) => {
      const gap = gaps[index - 1] ?? 0
      return (index > 0 && gap > Math.max(1.6 * usual, usual + 0.12 * size) ? ' ' : '') + item.text.trim()
    })
    .join('')
}

function dominantSize(items: PdfItem[]): number {
  const weights = new Map<number, number>()
  for (const item of items) weights.set(item.size, (weights.get(item.size) ?? 0) + item.text.trim().length)
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
