import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { candidateRow } from '../../../test/rows.ts'
import { AppError } from '../../domain/app-error.ts'
import { inTransaction } from './database.ts'
import { repository } from './repository.ts'

const database = useDatabase()

const people = repository('candidates', {
  noun: 'candidate',
  version: 'version',
  toEntity: ({ id, full_name, email, version, created_at }) => ({
    id,
    name: full_name,
    email,
    version,
    createdAt: created_at,
  }),
  toRow: (person: { id: string; name: string | null; createdAt?: Date }) =>
    candidateRow({ id: person.id, full_name: person.name, ...(person.createdAt && { created_at: person.createdAt }) }),
  sorts: { age: { by: 'created_at' }, name: { by: sql`lower(full_name)`, nullable: true } },
})

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error)

beforeEach(async () => {
  await database.db.deleteFrom('candidates').execute()
})

describe('R2.3 repository', () => {
  test('what is created is found, in the shape of the domain', async () => {
    const id = v7()
    const created = await people.create(database.db, { id, name: 'Ada' })
    expect(created).toMatchObject({ id, name: 'Ada', version: 1 })
    expect(await people.find(database.db, id)).toEqual(created)
  })

  test('a record that is not there is undefined to find and refused by get', async () => {
    expect(await people.find(database.db, v7())).toBeUndefined()
    const refusal = await people.get(database.db, v7()).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'not_found', detail: 'There is no such candidate.' })
  })

  test('R3.5 an update names the version it changes; the second of two gets a conflict and changes nothing', async () => {
    const { id } = await people.create(database.db, { id: v7(), name: 'Ada' })
    const first = await people.update(database.db, { id, version: 1 }, { full_name: 'Ada L.' })
    expect(first).toMatchObject({ name: 'Ada L.', version: 2 })
    const second = await people
      .update(database.db, { id, version: 1 }, { full_name: 'Eve' })
      .catch((error: unknown) => error)
    expect(second).toMatchObject({ code: 'version_conflict', context: { version: 2 } })
    expect(await people.get(database.db, id)).toMatchObject({ name: 'Ada L.', version: 2 })
  })

  test('of many updates at once exactly one wins', async () => {
    const { id } = await people.create(database.db, { id: v7(), name: 'Ada' })
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => people.update(database.db, { id, version: 1 }, { full_name: `Ada ${n}` })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('an update of a record that is gone is not found', async () => {
    const refusal = people.update(database.db, { id: v7(), version: 1 }, { full_name: 'x' })
    expect(await refusal.catch(codeOf)).toBe('not_found')
  })

  test('delete says whether there was something', async () => {
    const { id } = await people.create(database.db, { id: v7(), name: 'Ada' })
    expect(await people.delete(database.db, id)).toBe(true)
    expect(await people.delete(database.db, id)).toBe(false)
  })

  test('bound to a transaction it is rolled back with it', async () => {
    const id = v7()
    const outcome = inTransaction(database.db, async (trx) => {
      await people.within(trx).create({ id, name: 'Ada' })
      expect(await people.within(trx).find(id)).toBeDefined()
      throw new Error('second thoughts')
    })
    await expect(outcome).rejects.toThrow('second thoughts')
    expect(await people.find(database.db, id)).toBeUndefined()
  })
})

describe('R2.2 lists', () => {
  const all = async (sort: 'age' | 'name', direction: 'asc' | 'desc', limit: number) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await people.list(database.db, { sort, direction, limit, cursor })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return seen
  }

  test('pages show each record exactly once, in the order of one query, whatever the names, times and page size', async () => {
    const person = fc.record({
      name: fc.option(fc.constantFrom('ada', 'Ada', 'Zoë', 'élan', '', "O'Neil")),
      second: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('age' as const, 'name' as const),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (given, limit, sort, direction) => {
          await database.db.deleteFrom('candidates').execute()
          for (const { name, second } of given) {
            await people.create(database.db, {
              id: v7(),
              name,
              createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
            })
          }
          const paged = await all(sort, direction, limit)
          const whole = await people.list(database.db, { sort, direction, limit: 100 })
          expect(paged).toEqual(whole.items.map((item) => item.id))
          expect(new Set(paged).size).toBe(given.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('times with microseconds do not lose a record between pages', async () => {
    for (const micro of [1, 2, 3]) {
      const { id } = await people.create(database.db, { id: v7(), name: 'x' })
      await sql`update candidates set created_at = ${`2026-01-01T00:00:00.00000${micro}Z`} where id = ${id}`.execute(
        database.db,
      )
    }
    expect(await all('age', 'asc', 1)).toHaveLength(3)
  })

  test('filters by value, by several, by null, and by what a query says', async () => {
    for (const name of ['Ada', 'Bob', null]) await people.create(database.db, { id: v7(), name })
    const names = async (more: object) => {
      const page = await people.list(database.db, { sort: 'name', direction: 'asc', limit: 9, ...more })
      return page.items.map((item) => item.name)
    }
    expect(await names({ filter: { full_name: 'Bob' } })).toEqual(['Bob'])
    expect(await names({ filter: { full_name: ['Bob', 'Ada'] } })).toEqual(['Ada', 'Bob'])
    expect(await names({ filter: { full_name: [] } })).toEqual([])
    expect(await names({ filter: { full_name: null } })).toEqual([null])
    expect(await names({ filter: { full_name: undefined } })).toEqual(['Ada', 'Bob', null])
    expect(await names({ where: () => sql<boolean>`full_name like 'A%'` })).toEqual(['Ada'])
  })

  test.each(['nonsense', 'e30', Buffer.from('["age","asc",1,2]').toString('base64url')])(
    'the damaged cursor %s is refused',
    async (cursor) => {
      const list = people.list(database.db, { sort: 'age', direction: 'asc', limit: 5, cursor })
      expect(await list.catch(codeOf)).toBe('invalid_cursor')
    },
  )

  test('a cursor of another order is refused', async () => {
    for (const name of ['Ada', 'Bob']) await people.create(database.db, { id: v7(), name })
    const { nextCursor } = await people.list(database.db, { sort: 'age', direction: 'asc', limit: 1 })
    const other = people.list(database.db, { sort: 'name', direction: 'asc', limit: 1, cursor: nextCursor ?? '' })
    expect(await other.catch(codeOf)).toBe('invalid_cursor')
  })
})
