import { stem } from '../text/stem.ts'
import { antonyms } from './antonyms.generated.ts'
import { dimensions, vectors, words } from './words.generated.ts'

const rankByWord: ReadonlyMap<string, number> = new Map(words.split(' ').map((word, rank) => [word, rank]))
const size = rankByWord.size

/** Place of a word by frequency in general English, 0 the most frequent; undefined when it is not among the known words. */
export function rankOf(word: string): number | undefined {
  return rankByWord.get(word)
}

/** All known words, the most frequent first. */
export function knownWords(): string[] {
  return [...rankByWord.keys()]
}

// Unpacks the four-bit vectors once, at length 127, so that a dot product is a cosine.
const unit: Int8Array = (() => {
  const packed = atob(vectors)
  const all = new Int8Array(size * dimensions)
  const row = new Float64Array(dimensions)
  for (let word = 0; word < size; word++) {
    let squares = 0
    for (let i = 0; i < dimensions; i += 2) {
      const byte = packed.charCodeAt((word * dimensions + i) / 2)
      row[i] = (byte & 15) - 8
      row[i + 1] = (byte >> 4) - 8
      squares += ((byte & 15) - 8) ** 2 + ((byte >> 4) - 8) ** 2
    }
    const scale = 127 / Math.max(1, Math.sqrt(squares))
    for (let i = 0; i < dimensions; i++) all[word * dimensions + i] = Math.round((row[i] ?? 0) * scale)
  }
  return all
})()

/** Cosine of two known words (GloVe), -1…1. */
export function cosine(rankA: number, rankB: number): number {
  let sum = 0
  const a = rankA * dimensions
  const b = rankB * dimensions
  for (let i = 0; i < dimensions; i++) sum += (unit[a + i] ?? 0) * (unit[b + i] ?? 0)
  return sum / (127 * 127)
}

/** Weighted sum of word vectors; words that are not known are left out. */
export function centroid(weighted: Iterable<{ rank: number | undefined; weight: number }>): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const { rank, weight } of weighted) {
    if (rank === undefined) continue
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + weight * (unit[rank * dimensions + i] ?? 0)
  }
  return sum
}

export function cosineOf(a: Float64Array, b: Float64Array): number {
  let dot = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < dimensions; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    dot += x * y
    aa += x * x
    bb += y * y
  }
  return aa > 0 && bb > 0 ? dot / Math.sqrt(aa * bb) : 0
}

const RAREST = Math.log(size)

/** 0.05–1: how much a word tells, from its frequency rank; an unknown word tells as much as the rarest known one. */
export function informationOf(rank: number | undefined): number {
  if (rank === undefined) return 1
  return Math.max(0.05, (Math.log(rank + 1) - 3) / (RAREST - 3))
}

const opposites: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>()
  const add = (a: string, b: string) => {
    const known = map.get(a) ?? new Set()
    map.set(a, known.add(b))
  }
  for (const pair of antonyms.split(',')) {
    const [a = '', b = ''] = pair.split(' ').map(stem)
    add(a, b)
    add(b, a)
  }
  return map
})()

/** Whether two stems are opposites (WordNet): open and close, before and after. */
export function areOpposites(stemA: string, stemB: string): boolean {
  return opposites.get(stemA)?.has(stemB) ?? false
}
