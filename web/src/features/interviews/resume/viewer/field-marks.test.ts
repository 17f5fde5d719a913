import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markerOf, type TextPiece } from './field-marks.ts'

const piece = (str: string, x: number, y: number): TextPiece => ({
  str,
  dir: 'ltr',
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
})
/** All signs are equally wide. */
const shareBefore = ({ str }: TextPiece, place: number) => place / str.length
const alone = (words: string) => ({ before: '', words, after: '' })
const marksOf = (pieces: TextPiece[], words: string) => markerOf(pieces, shareBefore)(alone(words))

test('a value is marked where it stands, also as a part of its line', () => {
  const pieces = [piece('Robin Ashe', 50, 700), piece('Mail robin@example.org', 50, 680)]
  expect(marksOf(pieces, 'Robin Ashe')).toEqual([{ x: 50, y: 697.5, width: 50, height: 12.5 }])
  const [mail] = marksOf(pieces, 'robin@example.org')
  expect(mail).toMatchObject({ x: 75, y: 677.5, width: 85 })
})

test('within a line a mark is as wide as its letters', () => {
  const narrow = ({ str }: TextPiece, place: number) => (str.slice(0, place).match(/m/g)?.length ?? 0) / 4
  expect(markerOf([piece('mm ilil mm', 0, 0)], narrow)(alone('ilil'))).toMatchObject([{ x: 25, width: 0 }])
})

test('what is written from right to left is marked from the right', () => {
  const [name] = marksOf([{ ...piece('לירון: שם', 0, 0), dir: 'rtl' }], 'שם')
  expect(name).toMatchObject({ x: 0, width: 10 })
})

test('spaces, line ends and signs make no difference; a value over two lines has two marks', () => {
  expect(marksOf([piece('R O B I N', 0, 0)], 'Robin')).toHaveLength(1)
  expect(marksOf([piece('Software En-', 0, 20), piece('gineer', 0, 0)], 'Software Engineer')).toHaveLength(2)
})

test('of equal words those are marked that stand between the same others', () => {
  const pieces = [piece('Alice is', 0, 40), piece('Django', 0, 20), piece('Alice', 0, 10), piece('SQL, Go', 0, 0)]
  const marks = (before: string, words: string, after: string) =>
    markerOf(pieces, shareBefore)({ before, words, after })
  expect(marks('Django\n', 'Alice', '\nSQL')).toMatchObject([{ y: 7.5 }])
  expect(marks('SQL, ', 'Go', '')).toMatchObject([{ x: 25, y: -2.5 }])
})

test('what is not on the page has no mark', () => {
  expect(marksOf([piece('Robin', 0, 0)], 'Somebody')).toEqual([])
  expect(marksOf([piece('Robin', 0, 0)], ' — ')).toEqual([])
})

test('a mark never leaves the piece that it marks', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (strings, words) => {
      const pieces = strings.map((str, index) => piece(str, 0, index * 20))
      for (const { x, width } of marksOf(pieces, words)) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(Math.max(...pieces.map((one) => one.width)) + 0.001)
      }
    }),
  )
})
