import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxesOf, type TextPiece } from './field-marks.ts'

const piece = (str: string, x: number, y: number): TextPiece => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
})

test('a value is marked where it stands, also as a part of its line', () => {
  const pieces = [piece('Robin Ashe', 50, 700), piece('Mail robin@example.org', 50, 680)]
  expect(boxesOf(pieces, 'Robin Ashe')).toEqual([{ x: 50, y: 697.5, width: 50, height: 12.5 }])
  const [mail] = boxesOf(pieces, 'robin@example.org')
  expect(mail).toMatchObject({ x: 75, y: 677.5, width: 85 })
})

test('spaces, line ends and signs make no difference; a value over two lines has two marks', () => {
  expect(boxesOf([piece('R O B I N', 0, 0)], 'Robin')).toHaveLength(1)
  expect(boxesOf([piece('Software En-', 0, 20), piece('gineer', 0, 0)], 'Software Engineer')).toHaveLength(2)
})

test('what is not on the page has no mark', () => {
  expect(boxesOf([piece('Robin', 0, 0)], 'Somebody')).toEqual([])
  expect(boxesOf([piece('Robin', 0, 0)], ' — ')).toEqual([])
})

test('a mark never leaves the piece that it marks', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (strings, words) => {
      const pieces = strings.map((str, index) => piece(str, 0, index * 20))
      for (const { x, width } of boxesOf(pieces, words)) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(Math.max(...pieces.map((one) => one.width)) + 0.001)
      }
    }),
  )
})
