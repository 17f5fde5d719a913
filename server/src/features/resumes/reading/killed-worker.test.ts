import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '@colloquy/contracts/jobs'
import type { ResumeStep } from '@colloquy/contracts/resumes'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'
import { resumePdf, upload } from '../../../../test/resume-files.ts'
import { startWorker } from '../../../../test/running-server.ts'
import { createQueue, type Queue } from '../../../infra/jobs/queue.ts'

const product = useProduct()
const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-worker-'))
let queue: Queue
let worker: Awaited<ReturnType<typeof startWorker>> | undefined
const db = () => product.database.db

beforeAll(async () => {
  product.clock.now = new Date() // the workers go by the real one
  symlinkSync(product.filesFolder, join(dataDir, 'files'))
  queue = createQueue({ url: product.database.url, log: product.log.log, works: false })
  await queue.start()
}, 60_000)
afterAll(async () => {
  await worker?.kill('SIGKILL')
  await queue?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Where a worker is held by the database, so that it is certain what it was doing when it was killed. */
type Place = { during: string; table: string; when: (resumeId: string) => string }
const step = (name: string): Place => ({
  during: name,
  table: 'resume_steps',
  when: (id) => `new.resume_id = '${id}' and new.name = '${name}' and new.attempt = 1`,
})
const status = (during: string, to: string): Place => ({
  during,
  table: 'resumes',
  when: (id) => `new.id = '${id}' and new.status = '${to}'`,
})
const settling: Place = {
  during: 'settling the job',
  table: 'pgboss.job',
  when: (id) => `new.data->'payload'->>'resumeId' = '${id}' and new.state = 'completed'`,
}
/** A worker reads two files at once: each is killed in two places. */
const places: [Place, Place][] = [
  [status('taking the file up', 'reading'), step('fetch')],
  [step('inspect'), step('extract')],
  [step('understand'), step('record')],
  [status('writing what was read', 'read'), settling],
]
async function uploaded() {
  const { interviewId, ...invitation } = await inviteTo(product, (await makePosition(product)).id)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  const { resume } = expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
  return { candidate, interviewId, resumeId: resume.id as string }
}

type Held = { place: Place; resumeId: string }

async function killedWhile(held: readonly Held[]): Promise<number | undefined> {
  const holder = await product.database.pool.connect()
  const triggers = held.map(({ place, resumeId }, index) => ({ ...place, name: `hold_${index}`, id: resumeId }))
  try {
    await holder.query(`create or replace function hold() returns trigger language plpgsql
      as $$ begin perform pg_advisory_xact_lock(1); return new; end $$`)
    for (const { name, table, when, id } of triggers)
      await holder.query(
        `create trigger ${name} before insert or update on ${table} for each row when (${when(id)}) execute function hold()`,
      )
    await holder.query('select pg_advisory_lock(1)')
    worker = await startWorker({ url: product.database.url, dataDir })
    for (const { resumeId } of held) await queue.send(db(), jobs.parseResume.name, { resumeId })
    await expect.poll(waitingWorkers, { timeout: 30_000 }).toBe(held.length)
    expect(await worker.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    await holder.query('select pg_advisory_unlock(1)')
    for (const { name, table } of triggers) await holder.query(`drop trigger ${name} on ${table}`)
    return worker.pid
  } finally {
    holder.release()
  }
}

async function waitingWorkers(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and objid = 1 and not granted`.execute(db())
  return rows[0]?.waiting ?? 0
}

it('R4.2 a worker that is killed in any step of a reading loses nothing, shows nothing twice, and another one reads the file', async () => {
  const all: (Awaited<ReturnType<typeof uploaded>> & { during: string; killed: number | undefined })[] = []
  for (const pair of places) {
    const held = await Promise.all(pair.map(async (place) => ({ place, ...(await uploaded()) })))
    const killed = await killedWhile(held)
    all.push(...held.map(({ place, ...one }) => ({ ...one, during: place.during, killed })))
  }
  // The time passes in which the dead give no sign of life.
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`.execute(
    db(),
  )
  worker = await startWorker({ url: product.database.url, dataDir })
  const unsettled = async () =>
    (await sql`select 1 from pgboss.job where name = 'parse_resume' and state <> 'completed'`.execute(db())).rows.length
  await expect.poll(unsettled, { timeout: 60_000, interval: 250 }).toBe(0)

  for (const { during, candidate, interviewId, killed } of all) {
    const seen = expectOk(await candidate.send('GET', '/api/my-interview')).resume
    expect(seen, during).toMatchObject({ status: 'read', step: null, fields: { name: { value: 'Robin Example' } } })
    const { steps, ends } = await shown(interviewId)
    expect(ends, during).toBe(1)
    const keys = steps.map(({ attempt, number }) => `${attempt} ${number}`)
    expect(new Set(keys).size, during).toBe(keys.length)
    expect(steps.filter(({ endedAt }) => endedAt === null)).toEqual([])
    const by = (pid: number | undefined) => steps.filter((one) => one.worker?.endsWith(`:${pid}`))
    const recorded = (some: ResumeStep[]) => some.filter(({ name, outcome }) => name === 'record' && outcome === 'done')
    expect(recorded(steps), during).toHaveLength(1)
    expect(recorded(by(worker.pid)), during).toHaveLength(during === settling.during ? 0 : 1)
    const cutOff = by(killed).filter(({ outcome }) => outcome === 'interrupted')
    expect(cutOff.length, during).toBeLessThanOrEqual(1)
    if (during === 'writing what was read') expect(cutOff).toMatchObject([{ name: 'record' }])
  }
  expect(readdirSync(join(product.filesFolder, 'resumes'))).toHaveLength(all.length)
}, 180_000)

/** What an interviewer sees of a reading, and how often its end was announced. */
async function shown(interviewId: string): Promise<{ steps: ResumeStep[]; ends: number }> {
  const admin = await product.admin()
  const { steps } = expectOk(await admin.send('GET', `/api/interviews/${interviewId}/resume`))
  const events = await db().selectFrom('events').select('data').where('interview_id', '=', interviewId).execute()
  return { steps, ends: events.filter(({ data }) => (data as { status?: string }).status === 'read').length }
}
