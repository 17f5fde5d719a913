import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCursor, isAfter, parseCursor } from './cursor.ts'

const number = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })
const cursor = fc.record({ tx: number, id: number })

test('a cursor survives its way through Last-Event-ID', () => {
  fc.assert(
    fc.property(cursor, (one) => {
      expect(parseCursor(formatCursor(one))).toEqual(one)
    }),
  )
})

test.each([
  '',
  'x',
  '1',
  '1-',
  '-1-2',
  '1-2-3',
  '1.5-2',
  '9223372036854775808-1',
  '1-99999999999999999999',
  "1-1'; --",
])('%j is not a cursor', (text) => expect(parseCursor(text)).toBeUndefined())

test('of two different cursors exactly one is after the other', () => {
  fc.assert(
    fc.property(cursor, cursor, (one, other) => {
      const same = one.tx === other.tx && one.id === other.id
      expect(Number(isAfter(one, other)) + Number(isAfter(other, one))).toBe(same ? 0 : 1)
    }),
  )
})
