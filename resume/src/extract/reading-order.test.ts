import { describe, expect, it } from 'vitest'
import { readingOrder, type Segment } from './reading-order.ts'

const at = (x: number, row: number, text: string, width = 5 * text.length): Segment => ({
  text,
  x,
  y: 100 + 14 * row,
  width,
  size: 10,
})
const read = (...segments: Segment[]) => readingOrder(segments).map((row) => row.map(({ text }) => text).join(' | '))
const prose = (row: number) => at(160, row, `text ${row}`, 360)

describe('R4.1 what stands in the left margin', () => {
  it('a heading of one to three lines belongs to the row that it begins on', () => {
    const rows = read(
      at(60, 0, 'Education'),
      prose(0),
      prose(1),
      at(60, 3, 'Computer'),
      at(60, 4, 'Skills'),
      prose(3),
      at(60, 6, 'Experience'),
      ...[6, 7, 8, 9].map(prose),
      at(60, 11, 'Extra-'),
      at(60, 12, 'Curricular'),
      at(60, 13, 'Activities'),
      prose(11),
    )
    expect(rows).toContain('Education | text 0')
    expect(rows).toContain('Experience | text 6')
    expect(rows.indexOf('Computer | text 3')).toBe(rows.indexOf('Education | text 0') + 2)
  })

  it('labels and dates stand on the rows of a table, headings on rows of their own', () => {
    const rows = read(
      at(60, 0, 'Personal data'),
      ...[2, 3, 4].flatMap((row) => [at(60, row, `label ${row}`), prose(row)]),
      at(60, 6, 'Experience'),
      ...[8, 10].flatMap((row) => [at(60, row, `20${row} – 2020`), prose(row), prose(row + 1)]),
      at(60, 14, 'Languages'),
      at(60, 16, 'English'),
      prose(16),
    )
    expect(rows).toContain('label 3 | text 3')
    expect(rows.slice(rows.indexOf('Experience'))).toEqual([
      'Experience',
      '208 – 2020 | text 8',
      'text 9',
      '2010 – 2020 | text 10',
      'text 11',
      'Languages',
      'English | text 16',
    ])
  })

  it('a block of contacts is a column, the headings below it are not', () => {
    const rows = read(
      ...[0, 1, 2, 3, 4, 5].map((row) => ({ ...at(60, row, `contact ${row}`), y: 104 + 14 * row })),
      at(160, 0, 'Jane Doe', 200),
      at(160, 2, 'Bookkeeper', 200),
      at(160, 4, 'for hire', 200),
      at(160, 5, 'in Leeds', 200),
      at(60, 9, 'Education'),
      ...[9, 10].map(prose),
      at(60, 13, 'Experience'),
      ...[13, 14, 15].map(prose),
      at(60, 18, 'Languages'),
      prose(18),
    )
    expect(rows).toContain('Experience | text 13')
    expect(rows).toContain('Languages | text 18')
  })

  it('a column of its own is read by itself, whatever stands beside it', () => {
    const side = [0, 1, 2, 4, 5, 6, 7, 8, 10, 11, 12].map((row) => ({
      ...at(60, row, `side ${row}`),
      y: 103 + 13 * row,
    }))
    const rows = read(...side, ...[0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11].map(prose))
    expect(rows.slice(0, side.length)).toEqual(side.map(({ text }) => text))
  })
})

describe('R4.1 columns on the same baselines', () => {
  it('are read one after the other where both have headings', () => {
    const left = ['Experience', 'Bookkeeper', 'Mills Ltd', '2016 – 2020', 'Clerk', 'Harbour Ltd', '2012 – 2016']
    const right = ['Education', 'Diploma', 'City College', '2008 – 2012', 'Skills', 'Excel']
    const rows = read(
      at(150, 0, 'Jane Doe', 250),
      at(150, 1, 'jane@example.org', 250),
      ...left.map((text, row) => at(60, row + 3, text)),
      ...right.map((text, row) => at(320, row + 3, text)),
    )
    expect(rows).toEqual(['Jane Doe', 'jane@example.org', ...left, ...right])
  })
})
