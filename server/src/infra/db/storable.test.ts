import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { findUnstorable } from './storable.ts'

const database = useDatabase()

test.each([
  [{ name: 'Zoë 😀' }, undefined],
  [{ name: 'a\0b' }, 'name'],
  [{ list: ['fine', { text: '\ud83d' }] }, 'list.1.text'],
  [{ notes: { 'a\0b': 'fine' } }, 'notes'],
  ['\udc00', ''],
  [{ count: 1, none: null }, undefined],
])('of %j, %j cannot be stored', (value, field) => {
  expect(findUnstorable(value)).toBe(field)
})

test('whatever is found storable, PostgreSQL stores and gives back', async () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', 'a\udc00'))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(value, value), async (given) => {
      fc.pre(findUnstorable(given) === undefined)
      const json = JSON.stringify(given)
      const { rows } = await sql<{ kept: unknown }>`select ${json}::jsonb as kept`.execute(database.db)
      expect(rows[0]?.kept).toEqual(JSON.parse(json))
    }),
  )
})
