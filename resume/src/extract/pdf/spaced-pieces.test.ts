import { describe, expect, it } from 'vitest'
import type { PdfItem } from './items.ts'
import { toSegments } from './segments.ts'

/** A row of pieces with the gap that stands before each; large capitals of 28 points, small ones of 22.4. */
function row(...pieces: [text: string, gap: number, small?: 'small'][]): PdfItem[] {
  let x = 60
  return pieces.map(([text, gap, small]) => {
    const item = { text, x: x + gap, y: 60, width: 14 * text.replaceAll(' ', '').length, size: small ? 22.4 : 28 }
    x = item.x + item.width
    return { ...item, rightToLeft: false, upright: true, reads: null, font: 'plain' }
  })
}
const read = (items: PdfItem[]) => toSegments(items).map(({ text, size }) => [text, size])

describe('R4.1 small capitals in letter-spaced type', () => {
  it.each([
    [row(['J', 0], ['A N E', 3, 'small'], ['D', 13], ['O E', 3, 'small']), 'JANE DOE'],
    [row(['L', 0], ['I', 3, 'small'], ['N', 13], ['A', 3, 'small']), 'LI NA'],
    [row(['T', 0], ['O M', 2, 'small'], ['J. W', 10], ['I T T', 2, 'small']), 'TOM J. WITT'],
    [row(['J.Q', 0], ['U I G L E Y', 3, 'small']), 'J. QUIGLEY'],
    [row(['D', 0], ['M I T R I', 2, 'small'], ['O’F', 10], ['A R R', 2, 'small']), 'DMITRI O’FARR'],
    [row(['L', 0], ['EFÈVRE', 2, 'small'], ['-', 2], ['D', 2], ['UBOIS', 2, 'small']), 'LEFÈVRE-DUBOIS'],
  ])('words end where the gap is wider than between a capital and the smaller ones behind it', (items, name) => {
    expect(read(items)).toEqual([[name, 28]])
  })

  it('are as large as the larger ones among them, spaced or not', () => {
    expect(read(row(['J', 0], ['ANE', 0, 'small']))).toEqual([['JANE', 28]])
  })
})

describe('R4.1 letter-spaced type of two fonts', () => {
  const accented = (items: PdfItem[], ...at: number[]) =>
    items.map((item, index) => (at.includes(index) ? { ...item, font: 'accents' } : item))
  const textOf = (items: PdfItem[]) => toSegments(items).map(({ text }) => text)

  it('a word goes on where only a letter comes from another font', () => {
    const name = row(['N G U Y', 0], ['Ễ', 4], ['N', 4], ['M I N H', 13])
    expect(textOf(accented(name, 1))).toEqual(['NGUYỄN MINH'])
  })

  it('words in two fonts stay apart', () => {
    const name = row(['J A N E', 0], ['D O E', 13])
    expect(textOf(accented(name, 1))).toEqual(['J A N E   D O E'])
  })
})
