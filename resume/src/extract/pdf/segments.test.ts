import { describe, expect, it } from 'vitest'
import type { PdfItem } from './items.ts'
import { toSegments } from './segments.ts'

const item = (text: string, x: number, font: string): PdfItem => ({
  text,
  x,
  y: 60,
  width: 10 * text.length,
  size: 20,
  rightToLeft: false,
  upright: true,
  font,
})
const textOf = (...items: PdfItem[]) => toSegments(items).map(({ text }) => text)

describe('R4.1 where another font begins', () => {
  it.each([
    ['Jane', 'Doe', 'Jane Doe', 0],
    ['JANE', 'DOE', 'JANE DOE', 1],
    ['Yusuf', 'bin Ismail', 'Yusuf bin Ismail', 0],
    ['Lars Ø.', 'Moe', 'Lars Ø. Moe', 0],
  ])('%s and %s are two words, however close', (given, family, name, gap) => {
    expect(textOf(item(given, 60, 'thin'), item(family, 60 + 10 * given.length + gap, 'bold'))).toEqual([name])
  })

  it.each([
    ['Nguy', 'ễn', 'Nguyễn'],
    ['Jane', 'Doe', 'JaneDoe'],
  ])('a word goes on in a font for other letters, and in the same font: %s%s', (begun, rest, whole) => {
    const font = rest === 'Doe' ? 'plain' : 'others'
    expect(textOf(item(begun, 60, 'plain'), item(rest, 100, font))).toEqual([whole])
  })
})
