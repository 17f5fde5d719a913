import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { connectDatabase } from './database.ts'
import {
  MigrationFailed,
  type Migrations,
  migrateDown,
  migrateToLatest,
  migrateToNothing,
  migrateUp,
  migrationStatus,
} from './migrate.ts'
import type { Db } from './transaction.ts'

const table = (name: string): Migrations[string] => ({
  up: async (db) => void (await sql`create table ${sql.table(name)} (id int)`.execute(db)),
  down: async (db) => void (await sql`drop table ${sql.table(name)}`.execute(db)),
})
const broken: Migrations[string] = {
  up: async (db) => {
    await sql`create table half (id int)`.execute(db)
    await sql`select nonsense`.execute(db)
  },
  down: async () => undefined,
}
const two: Migrations = { '0001_one': table('one'), '0002_two': table('two') }

const tablesOf = async (db: Db) => {
  const found = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`.execute(
    db,
  )
  return found.rows.map((row) => row.name)
}

const withEmpty = async (use: (db: Db, url: string) => Promise<void>) => {
  const { db, url, close } = await createTestDatabase(true)
  await use(db, url).finally(close)
}

describe('R9.1 migrations', () => {
  test('go up, tell their status, and go down', () =>
    withEmpty(async (db) => {
      expect(await migrateToLatest(db, { migrations: two })).toEqual({
        direction: 'up',
        migrations: ['0001_one', '0002_two'],
      })
      expect(await tablesOf(db)).toEqual(['one', 'two'])
      expect(await migrateToLatest(db, { migrations: two })).toEqual({ direction: 'up', migrations: [] })
      expect(await migrateDown(db, { migrations: two })).toEqual({ direction: 'down', migrations: ['0002_two'] })
      expect(await migrationStatus(db, { migrations: two })).toEqual([
        { name: '0001_one', executedAt: expect.any(Date) },
        { name: '0002_two', executedAt: null },
      ])
    }))

  test('a dry run tries them on the database and changes nothing', () =>
    withEmpty(async (db) => {
      expect(await migrateUp(db, { migrations: two, dryRun: true })).toEqual({
        direction: 'up',
        migrations: ['0001_one', '0002_two'],
      })
      expect(await tablesOf(db)).toEqual([])
      await migrateUp(db, { migrations: two })
      expect(await migrateDown(db, { migrations: two, dryRun: true })).toMatchObject({ migrations: ['0002_two'] })
      expect(await tablesOf(db)).toEqual(['one', 'two'])
      const failing = migrateUp(db, { migrations: { ...two, '0003_broken': broken }, dryRun: true })
      await expect(failing).rejects.toThrow(MigrationFailed)
    }))

  test('R1.3 one that fails takes everything of the call back', () =>
    withEmpty(async (db) => {
      const failing = migrateToLatest(db, { migrations: { ...two, '0003_broken': broken } })
      await expect(failing).rejects.toThrow('Migration 0003_broken failed and everything was rolled back')
      expect(await tablesOf(db)).toEqual([])
    }))

  test('R1.3 servers that start at once do not race', () =>
    withEmpty(async (_, url) => {
      const servers = Array.from({ length: 4 }, () =>
        connectDatabase({ url, log: recordLog('silent').log, poolSize: 2 }),
      )
      const outcomes = await Promise.all(servers.map(({ db }) => migrateToLatest(db, { migrations: two })))
      expect(outcomes.flatMap((outcome) => outcome.migrations).sort()).toEqual(['0001_one', '0002_two'])
      await Promise.all(servers.map(({ close }) => close()))
    }))

  test('ours go up, all the way down, and up again', () =>
    withEmpty(async (db) => {
      await migrateToLatest(db)
      const tables = await tablesOf(db)
      expect(tables).toContain('interviews')
      await migrateToNothing(db)
      expect(await tablesOf(db)).toEqual([])
      await migrateToLatest(db)
      expect(await tablesOf(db)).toEqual(tables)
    }))
})
