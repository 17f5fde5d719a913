import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvLines } from './csv-lines.ts'

const cellsOf = (text: string) => Papa.parse<string[]>(text.replace('\uFEFF', '').trimEnd()).data[1]
const written = (cell: string | number) => cellsOf([...csvLines(['cell', 'next'], [[cell, 'end']])].join(''))

describe('R10.6 a cell of a CSV file', () => {
  test.each([
    '=HYPERLINK("https://x.example","y")',
    '=1+1\nand a second line',
    '-2+3\r\n+4',
    '@SUM(1)\n',
    '\n=1+1',
    '\t=1+1',
    '  =1+1',
    '\u00a0=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('that a spreadsheet would run as a formula is made harmless: %j', (cell) => {
    expect(written(cell)).toEqual([`'${cell}`, 'end'])
  })

  test.each(['1 + 1 = 2', 'a-b', 'jane@mail.example', '\u2013 a dash', ''])('of plain text stays: %j', (cell) => {
    expect(written(cell)).toEqual([cell, 'end'])
  })

  test('with a number below zero stays a number', () => {
    expect(written(-1.5)).toEqual(['-1.5', 'end'])
  })

  test('is read back as it was, whatever its quotes, commas and line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab,";\n\r\t=+-@ ') }), (cell) => {
        const [read, ...rest] = written(cell) ?? []
        expect(read === cell || read === `'${cell}`).toBe(true)
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/)
        expect(rest).toEqual(['end'])
      }),
    )
  })
})
