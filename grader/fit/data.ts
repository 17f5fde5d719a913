import { readFileSync } from 'node:fs'

/** One human-graded answer; `group` joins questions that share text or reference and must never be split. */
export type Row = {
  set: string
  split: string
  group: string
  question: string
  references: string[]
  answer: string
  score: number
}

/**
 * Reads one JSON object per line; a line that is not a row stops with its number. Rows without any reference are left
 * out, since nothing can be compared: `onLeftOut` hears how many.
 */
export function readRows(file: string, onLeftOut: (count: number) => void = () => undefined): Row[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return []
      try {
        return [toRow(JSON.parse(line))]
      } catch (error) {
        throw new Error(`${file}, line ${i + 1}: ${error instanceof Error ? error.message : 'not a row'}`)
      }
    })
  const usable = rows.filter(({ references }) => references.length > 0)
  if (usable.length < rows.length) onLeftOut(rows.length - usable.length)
  return usable
}

function toRow(value: unknown): Row {
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  const { set, split, group, question, references, answer, score } = value as Partial<Record<keyof Row, unknown>>
  if (typeof question !== 'string' || typeof answer !== 'string') throw new Error('question and answer must be texts')
  if (!Array.isArray(references)) throw new Error('references must be a list')
  if (typeof score !== 'number' || !(score >= 0 && score <= 1)) throw new Error('score must be a number from 0 to 1')
  return {
    set: typeof set === 'string' ? set : 'unnamed',
    split: typeof split === 'string' ? split : '',
    group: typeof group === 'string' ? group : question,
    question,
    references: references.map(String).filter((reference) => reference.trim() !== ''),
    answer,
    score,
  }
}

export const questionKey = (row: Row) => `${row.set} ${row.group} ${row.question}`
export const groupKey = (row: Row) => `${row.set} ${row.group}`

/** A set is binary when its humans only said right or wrong. */
export function binarySets(rows: readonly Row[]): Set<string> {
  const partial = new Set(rows.filter((row) => row.score > 0 && row.score < 1).map((row) => row.set))
  return new Set(rows.map((row) => row.set).filter((set) => !partial.has(set)))
}
