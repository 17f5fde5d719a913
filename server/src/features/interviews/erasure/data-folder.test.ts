import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { recordLog } from '../../../../test/recorded-log.ts'
import { candidateRow } from '../../../../test/rows.ts'
import { connectDatabase, inTransaction } from '../../../infra/db/database.ts'
import { ensureDatabase } from '../../../infra/db/embedded.ts'
import { migrateToLatest } from '../../../infra/db/migrate.ts'
import { createTraceErasing } from './erase-traces.jobs.ts'
import { erasure } from './erasure.repository.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-erased-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const filesWith = (trace: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(trace))

test('R12.3 after the night, no file of the data folder has a byte of an erased person: tables, statistics, log', async () => {
  const { log } = recordLog()
  const server = await ensureDatabase({ dataDir, database: { url: undefined } }, { log, durable: false })
  const { db, close } = connectDatabase({ url: server.url, log, poolSize: 3 })
  try {
    await migrateToLatest(db)
    const [id, other] = [v7(), v7()]
    const person = { full_name: 'Robin zyqvarolin', email: 'zyqvarolin@candidates.example' }
    const bystander = { full_name: 'Kim oxberrant', email: 'oxberrant@candidates.example' }
    await db
      .insertInto('candidates')
      .values([candidateRow({ id, ...person }), candidateRow({ id: other, ...bystander })])
      .execute()
    await sql`analyze`.execute(db)
    await sql`checkpoint`.execute(db)
    const before = filesWith('zyqvarolin')
    expect(before.some((file) => file.includes('pg_wal'))).toBe(true)
    expect(before.some((file) => file.includes(join('postgres', 'base')))).toBe(true)

    await inTransaction(db, (trx) => erasure.person(trx, id, new Date()))
    const traces = createTraceErasing({ db, storage: { delete: async () => undefined } })
    await traces.eraseTraces({ interviewId: v7(), resumeIds: [], storageKeys: [] })
    await traces.rewriteTables()
    expect(filesWith('zyqvarolin')).toEqual([])
    expect(filesWith('oxberrant')).not.toEqual([])
  } finally {
    await close()
    await server.stop()
  }
})
