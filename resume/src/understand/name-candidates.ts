import type { Extracted } from '../extract/document.ts'
import { bareName, nameShape } from './name-shape.ts'
import type { IndexedLine, TextIndex } from './text-index.ts'

export type NameCandidate = {
  text: string
  start: number
  end: number
  /** 0 … about 5: how much size and place make it stand out. */
  prominence: number
  labelled: boolean
  /** Set in spaced letters that do not show where words end. */
  glued: boolean
  source: 'text' | 'metadata'
}

const labelPattern = /^(?:full\s+|candidate\s+)?(?:name|nombre|nom|имя|фио|姓名|氏名|이름)\s*[:：]\s*\S/iu
const linesLooked = 70

/** Every text on the first page, in a header or in the document's properties that could be a name, with how much it stands out. */
export function nameCandidates(index: TextIndex, extracted: Extracted): NameCandidate[] {
  const lines = index.lines.filter((line) => line.page === 1 && line.text.length < 90).slice(0, linesLooked * 3)
  const sizes = sizeScale(index.lines)
  const found: NameCandidate[] = []
  lines.forEach((line, at) => {
    const prominence = prominenceOf(line, at, sizes, lines)
    for (const text of wordings(line.text)) {
      const start = Math.max(line.start, index.text.indexOf(text, line.start))
      found.push({
        text,
        start,
        end: start + text.length,
        prominence,
        labelled: labelPattern.test(line.text),
        glued: line.glued && !text.includes(' '),
        source: 'text',
      })
    }
    const joined = line.size > 1.15 * sizes.body ? withNext(line, lines) : null
    if (joined) found.push({ ...joined, prominence: prominence + 0.3, labelled: false, glued: false, source: 'text' })
  })
  return [...found.filter((c) => nameShape(c.text) > -5), ...fromProperties(extracted)]
}

/** The line as a whole, and its part before a separator: `Jane Doe | Engineer`, `Jane Doe, PhD`, `Jane Doe – CV`. */
function wordings(text: string): string[] {
  const whole = bareName(text)
  const front = bareName(text.split(/\s*[|•·,;:/]\s*|\s+[–—-]\s+|\s{3,}/)[0] ?? '')
  return [...new Set([whole, front])].filter((wording) => wording.length >= 2)
}

/** A name set in two lines of the same, large size, or in two pieces of one row. */
function withNext(line: IndexedLine, lines: IndexedLine[]): Pick<NameCandidate, 'text' | 'start' | 'end'> | null {
  if (line.size === 0 || line.text.split(/\s+/).length > 2) return null
  const next = lines.find(
    (other) =>
      other !== line &&
      Math.abs(other.size - line.size) < 0.12 * line.size &&
      ((other.y > line.y && other.y - line.y < 1.7 * line.size && overlaps(other, line)) ||
        (Math.abs(other.y - line.y) < 0.3 * line.size &&
          other.x > line.x &&
          other.x - line.x - line.width < 3 * line.size)),
  )
  if (!next || next.text.split(/\s+/).length > 3) return null
  const text = bareName(`${line.text} ${next.text}`)
  return { text, start: Math.min(line.start, next.start), end: next.start === line.end + 1 ? next.end : line.end }
}

function overlaps(a: IndexedLine, b: IndexedLine): boolean {
  return Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) - 2
}

type Scale = { body: number; largest: number }

function sizeScale(lines: IndexedLine[]): Scale {
  const weights = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    weights.set(size, (weights.get(size) ?? 0) + line.text.length)
  }
  const body = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  const first = lines.filter((line) => line.page === 1 && /\p{L}{2}/u.test(line.text))
  return { body, largest: Math.max(0, ...first.map((line) => line.size)) }
}

/** What it is worth to have at most so many lines above. */
const placeSteps: [number, number][] = [
  [0, 1.6],
  [2, 1.1],
  [5, 0.5],
  [12, 0],
  [25, -0.8],
]

function prominenceOf(line: IndexedLine, at: number, scale: Scale, lines: IndexedLine[]): number {
  let prominence = 0
  if (scale.body > 0 && line.size > 0) {
    const ratio = line.size / scale.body
    prominence += Math.max(-0.5, Math.min(2.2, (ratio - 1) * 2.4))
    if (line.size >= scale.largest * 0.97 && ratio > 1.15) prominence += 1.3
  }
  const above = scale.body > 0 ? lines.filter((other) => other.y < line.y - 2).length : at
  prominence += placeSteps.find(([atMost]) => above <= atMost)?.[1] ?? -1.6
  if (at === 0) prominence += 0.6
  if (line.zone !== 'body') prominence += 0.4
  return prominence
}

function fromProperties(extracted: Extracted): NameCandidate[] {
  return [extracted.title, extracted.author]
    .map((text) => bareName(text.split(/\s*[|:,]\s*|\s+[–—-]\s+/)[0] ?? ''))
    .filter((text) => nameShape(text) >= 1)
    .map((text) => ({
      text,
      start: 0,
      end: 0,
      prominence: -1.5,
      labelled: false,
      glued: false,
      source: 'metadata' as const,
    }))
}
