// Counts which word classes stand beside each other in prose; unsupervised, no score is looked at.
import { tokenise } from '../src/text/tokens.ts'
import { wordClass } from '../src/text/word-order.ts'

const COMMON = 110
const PRIOR = 15 // pseudo-counts that pull a rare pair towards independence

export function countWordOrder(texts: Iterable<string>): { classes: string[]; table: string } {
  const lines = [...texts].map((text) => tokenise(text).map((token) => wordClass(token.word)))
  const counts = new Map<string, number>()
  for (const line of lines) for (const name of line) counts.set(name, (counts.get(name) ?? 0) + 1)
  const kinds = [...counts.keys()].filter((name) => name.startsWith('#'))
  const common = [...counts]
    .filter(([name]) => !name.startsWith('#'))
    .sort((a, b) => b[1] - a[1])
    .slice(0, COMMON)
  const classes = ['#other', ...kinds.filter((name) => name !== '#other').sort(), ...common.map(([name]) => name)]
  const place = new Map(classes.map((name, i) => [name, i]))
  const width = classes.length
  const pairs = new Float64Array(width * width)
  const left = new Float64Array(width)
  const right = new Float64Array(width)
  let total = 0
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) {
      const a = place.get(line[i] ?? '') ?? 0
      const b = place.get(line[i + 1] ?? '') ?? 0
      pairs[a * width + b] = (pairs[a * width + b] ?? 0) + 1
      left[a] = (left[a] ?? 0) + 1
      right[b] = (right[b] ?? 0) + 1
      total++
    }
  }
  let table = ''
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      const expected = (right[b] ?? 0) / total
      const given = ((pairs[a * width + b] ?? 0) + PRIOR * expected) / ((left[a] ?? 0) + PRIOR)
      const information = Math.min(3, Math.max(-3, Math.log((given + 1e-9) / (expected + 1e-9))))
      table += String.fromCharCode(65 + Math.round((information + 3) * 5))
    }
  }
  return { classes, table: table.replaceAll('\\', ']') }
}
