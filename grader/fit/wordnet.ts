// Reads the WordNet 3.1 database files (wndb(5WN)).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Synset = { words: string[]; antonyms: { from: number; to: number; key: string }[] }
export type WordNet = { synsets: Map<string, Synset>; lemmas: Set<string> }

const parts = [
  ['noun', 'n'],
  ['verb', 'v'],
  ['adj', 'a'],
  ['adv', 'r'],
] as const

function parseLine(line: string): { key: string; synset: Synset } | undefined {
  const fields = (line.split(' | ')[0] ?? '').split(' ')
  const [offset, , type] = fields
  if (!offset || !type) return undefined
  const count = Number.parseInt(fields[3] ?? '0', 16)
  const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').replace(/\(.*\)$/, ''))
  const pointersAt = 4 + 2 * count
  const antonyms: Synset['antonyms'] = []
  for (let p = 0; p < Number(fields[pointersAt]); p++) {
    const [symbol, target, part, places] = fields.slice(pointersAt + 1 + 4 * p, pointersAt + 5 + 4 * p)
    if (symbol !== '!' || !places) continue
    const from = Number.parseInt(places.slice(0, 2), 16)
    antonyms.push({ from, to: Number.parseInt(places.slice(2), 16), key: `${part}${target}` })
  }
  return { key: `${type === 's' ? 'a' : type}${offset}`, synset: { words, antonyms } }
}

export function readWordNet(folder: string): WordNet {
  const synsets = new Map<string, Synset>()
  const lemmas = new Set<string>()
  for (const [name] of parts) {
    for (const line of readFileSync(join(folder, `data.${name}`), 'utf8').split('\n')) {
      if (!/^\d{8} /.test(line)) continue
      const parsed = parseLine(line)
      if (!parsed) continue
      synsets.set(parsed.key, parsed.synset)
      for (const word of parsed.synset.words) if (/^[a-z]+$/.test(word)) lemmas.add(word)
    }
  }
  return { synsets, lemmas }
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ed$/, ''],
  [/ed$/, 'e'],
  [/ied$/, 'y'],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/(.)\1(ed|ing|er|est)$/, '$1'],
  [/er$/, ''],
  [/er$/, 'e'],
  [/est$/, ''],
  [/est$/, 'e'],
  [/ier$/, 'y'],
  [/iest$/, 'y'],
  [/ly$/, ''],
]

/** Whether a word or its base form is an ordinary (not capitalised) entry. */
export function isEnglish({ lemmas }: WordNet, word: string): boolean {
  return (
    lemmas.has(word) || endings.some(([ending, base]) => ending.test(word) && lemmas.has(word.replace(ending, base)))
  )
}

export function antonymPairs({ synsets }: WordNet): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (const { words, antonyms } of synsets.values()) {
    for (const { from, to, key } of antonyms) {
      const a = words[from - 1]
      const b = synsets.get(key)?.words[to - 1]
      if (!a || !b) continue
      const pair: [string, string] = a < b ? [a, b] : [b, a]
      pairs.set(pair.join(' '), pair)
    }
  }
  return [...pairs.values()].sort((x, y) => (x.join(' ') < y.join(' ') ? -1 : 1))
}
