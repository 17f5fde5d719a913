import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '@colloquy/contracts/jobs'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { recordLog } from '../../../../test/recorded-log.ts'
import { candidateRow } from '../../../../test/rows.ts'
import { connectDatabase, inTransaction } from '../../../infra/db/database.ts'
import { ensureDatabase } from '../../../infra/db/embedded.ts'
import { migrateToLatest } from '../../../infra/db/migrate.ts'
import { createQueue } from '../../../infra/jobs/queue.ts'
import { createMetrics } from '../../../infra/metrics/metrics.ts'
import { createTraceErasing } from './erase-traces.jobs.ts'
import { erasure } from './erasure.repository.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-erased-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const filesWith = (trace: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(trace))

test('R12.3 after the night’s jobs, no file of the data folder has a byte of an erased person: tables, statistics, log', async () => {
  const { log, of } = recordLog()
  const server = await ensureDatabase({ dataDir, database: { url: undefined } }, { log, durable: false })
  const { db, close } = connectDatabase({ url: server.url, log, poolSize: 3 })
  const queue = createQueue({ url: server.url, log, metrics: createMetrics() })
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

    const deleted: string[] = []
    const traces = createTraceErasing({ db, storage: { delete: async (key) => void deleted.push(key) } })
    await queue.start()
    await queue.work(jobs.eraseTraces.name, jobs.eraseTraces.payload, traces.eraseTraces)
    await queue.work(jobs.rewriteTables.name, jobs.rewriteTables.payload, traces.rewriteTables)
    const done = () => of('job.done').map(({ name }) => name)
    await inTransaction(db, async (trx) => {
      await erasure.person(trx, id, new Date())
      const left = { interviewId: v7(), resumeIds: [v7()], storageKeys: ['resumes/one'] }
      await queue.send(trx, jobs.eraseTraces.name, left)
    })
    await expect.poll(done, { timeout: 20_000 }).toEqual([jobs.eraseTraces.name])
    expect(deleted).toEqual(['resumes/one'])
    await queue.send(db, jobs.rewriteTables.name, {}, { expireSeconds: 6 * 3600 })
    await expect.poll(done, { timeout: 20_000 }).toEqual([jobs.eraseTraces.name, jobs.rewriteTables.name])
    expect(filesWith('zyqvarolin')).toEqual([])
    expect(filesWith('oxberrant')).not.toEqual([])
  } finally {
    await queue.stop(5000)
    await close()
    await server.stop()
  }
})
