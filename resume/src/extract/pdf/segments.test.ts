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
  reads: null,
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

describe('R4.1 where words and columns end', () => {
  it('a blank between two sizes of capitals ends a word, however narrow', () => {
    const large = (text: string, x: number) => ({ ...item(text, x, 'plain'), size: 24 })
    const blank = { ...item(' ', 100, 'plain'), width: 2 }
    const row = [large('J', 60), item('ANE', 70, 'plain'), blank, large('D', 102), item('OE', 112, 'plain')]
    expect(textOf(...row)).toEqual(['JANE DOE'])
  })

  it('dates in a narrow column are apart from the text that begins where other lines do', () => {
    const line = (y: number, text: string, x: number) => ({ ...item(text, x, 'plain'), y })
    const texts = ['Northern Mills', 'with pleasure', 'Harbour Trading', 'in Leeds']
    const rows = [
      line(100, '2016 – 2020', 60),
      line(100, 'Editor', 180),
      ...texts.map((text, row) => line(130 + 30 * row, text, 180)),
    ]
    expect(textOf(...rows)).toEqual(['2016 – 2020', 'Editor', ...texts])
  })
})
