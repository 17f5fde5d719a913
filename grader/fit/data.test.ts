import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { binarySets, readRows } from './data.ts'

const folder = mkdtempSync(join(tmpdir(), 'rows-'))
afterAll(() => rmSync(folder, { recursive: true }))

const row = { question: 'What is a stack?', references: ['Last in, first out.'], answer: 'LIFO', score: 1 }

function fileOf(...lines: unknown[]): string {
  const file = join(folder, `${lines.length}.jsonl`)
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return file
}

describe('readRows', () => {
  it('fills in what a row may lack, and keeps an empty answer', () => {
    const [read] = readRows(fileOf({ ...row, answer: '' }))
    expect(read).toEqual({ ...row, answer: '', set: 'unnamed', split: '', group: row.question })
  })

  it('leaves out rows without a reference and says how many', () => {
    let leftOut = 0
    const none = { ...row, references: [] }
    const blank = { ...row, references: ['  '] }
    const rows = readRows(fileOf(row, none, blank, ''), (count) => {
      leftOut = count
    })
    expect([rows.length, leftOut]).toEqual([1, 2])
  })

  it('stops at what is no row, with its number', () => {
    expect(() => readRows(fileOf(row, '', 'nonsense'))).toThrow(/line 3/)
    expect(() => readRows(fileOf({ ...row, score: 5 }, row))).toThrow(/line 1: score must be a number from 0 to 1/)
  })
})

it('a set is binary as long as no grade lies between right and wrong', () => {
  const rows = readRows(fileOf({ ...row, set: 'a' }, { ...row, set: 'b', score: 0.5 }, { ...row, set: 'b' }))
  expect([...binarySets(rows)]).toEqual(['a'])
})
