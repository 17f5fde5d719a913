import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { inTransaction } from '../db/database.ts'
import { currentCorrelation, newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { forgetJobsAbout } from './forget-jobs.ts'
import { createQueue, JobGivenUp, type Queue } from './queue.ts'

const database = useDatabase()
const { log, of } = recordLog()
const metrics = createMetrics()
const letter = z.object({ to: z.string() })

let queue: Queue
beforeAll(async () => {
  queue = createQueue({ url: database.url, log, metrics })
  await queue.start()
})
afterAll(() => queue.stop(1000))
afterEach(async () => {
  for (const { id } of await queue.deadLetters.list()) await queue.deadLetters.discard(id)
})

describe('jobs', () => {
  test('R6.1 a job is worked off under the correlation of what enqueued it', async () => {
    const seen = Promise.withResolvers<object>()
    await queue.work('greet', letter, async ({ to }, { attempt }) => {
      seen.resolve({ to, attempt, ...currentCorrelation() })
    })
    const correlation = newCorrelation({ actor: { type: 'user', id: 'u1' } })
    await runWithCorrelation(correlation, () => queue.send(database.db, 'greet', { to: 'Ada' }))
    expect(await seen.promise).toMatchObject({
      to: 'Ada',
      attempt: 1,
      correlationId: correlation.correlationId,
      actor: { type: 'user', id: 'u1' },
    })
    await expect.poll(() => of('job.done')).toHaveLength(1)
    expect(await metrics.render()).toContain('colloquy_job_seconds_count{job="greet",outcome="done"} 1')
  })

  test('R1.3 a job is enqueued with the transaction that makes it necessary, or not at all', async () => {
    const done: string[] = []
    await queue.work('tell', letter, async ({ to }) => void done.push(to))
    const rolledBack = inTransaction(database.db, async (trx) => {
      await queue.send(trx, 'tell', { to: 'nobody' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    await inTransaction(database.db, (trx) => queue.send(trx, 'tell', { to: 'Bob' }))
    await expect.poll(() => done).toEqual(['Bob'])
  })

  test('enqueued twice under one key it is one job', async () => {
    const done: string[] = []
    const send = (to: string) => queue.send(database.db, 'once', { to }, { key: 'a' })
    expect(await Promise.all([send('x'), send('x')])).toContain(null)
    await queue.work('once', letter, async ({ to }) => void done.push(to))
    await expect.poll(() => done).toEqual(['x'])
    expect(await send('x')).toBeNull()
  })

  test('one that fails is tried again, and given up with its reason after the last attempt', async () => {
    const attempts: number[] = []
    const options = { retries: 2, retryDelaySeconds: 0 }
    await queue.send(database.db, 'fail', { to: 'x' }, options)
    const handler = async (_: unknown, { attempt }: { attempt: number }) => {
      attempts.push(attempt)
      throw new Error(`broken at ${attempt}`)
    }
    await queue.work('fail', letter, handler, { pollSeconds: 0.5 })
    await expect
      .poll(() => queue.deadLetters.list(), { timeout: 10_000 })
      .toEqual([
        expect.objectContaining({ name: 'fail', payload: { to: 'x' }, reason: 'Error: broken at 3', attempts: 3 }),
      ])
    expect(attempts).toEqual([1, 2, 3])
  })

  test('a payload that does not fit, and a hopeless job, are given up at once', async () => {
    await queue.send(database.db, 'odd', { to: 5 })
    await queue.send(database.db, 'odd', { to: 'x' })
    await queue.work('odd', letter, async () => {
      throw new JobGivenUp('the record is gone')
    })
    const reasons = async () => (await queue.deadLetters.list()).map(({ reason, attempts }) => ({ reason, attempts }))
    await expect.poll(reasons).toEqual([
      { reason: expect.stringContaining('The payload does not fit'), attempts: 1 },
      { reason: 'JobGivenUp: the record is gone', attempts: 1 },
    ])
  })

  test('one that was given up can be put back', async () => {
    let broken = true
    const done: string[] = []
    await queue.work('mend', letter, async ({ to }) => {
      if (broken) throw new JobGivenUp('down')
      done.push(to)
    })
    await queue.send(database.db, 'mend', { to: 'Cy' })
    await expect.poll(() => queue.deadLetters.list()).toHaveLength(1)
    broken = false
    const [letterBack] = await queue.deadLetters.list()
    expect(await queue.deadLetters.retry(letterBack?.id ?? '')).toBe(true)
    await expect.poll(() => done, { timeout: 5000 }).toEqual(['Cy'])
    expect(await queue.deadLetters.list()).toEqual([])
  })

  test('a job waits for its time', async () => {
    const done: string[] = []
    await queue.work('later', letter, async ({ to }) => void done.push(to), { pollSeconds: 0.5 })
    await queue.send(database.db, 'later', { to: 'tomorrow' }, { startAfter: new Date(Date.now() + 86_400_000) })
    await queue.send(database.db, 'later', { to: 'now' })
    await expect.poll(() => done).toEqual(['now'])
  })

  test('stopping waits for the job under way, and another process goes on with what is left', async () => {
    const first = createQueue({ url: database.url, log })
    await first.start()
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const done: string[] = []
    await first.work('slow', letter, async ({ to }) => {
      begun.resolve()
      await finish.promise
      done.push(to)
    })
    await first.send(database.db, 'slow', { to: 'one' })
    await begun.promise
    const stopped = first.stop(5000)
    await queue.send(database.db, 'slow', { to: 'two' })
    finish.resolve()
    await stopped
    expect([first.isRunning(), queue.isRunning()]).toEqual([false, true])
    expect(done).toEqual(['one'])
    await queue.work('slow', letter, async ({ to }) => void done.push(to))
    await expect.poll(() => done).toEqual(['one', 'two'])
  })

  test('a schedule is kept once per name and key', async () => {
    await queue.schedule('nightly', '0 3 * * *')
    await queue.schedule('nightly', '0 4 * * *')
    const { rows } = await database.pool.query('select name, cron, timezone from pgboss.schedule')
    expect(rows).toEqual([{ name: 'nightly', cron: '0 4 * * *', timezone: 'UTC' }])
  })

  test('R12.3 settled and waiting ones about somebody are forgotten, with the reason of their failure; others stay', async () => {
    await queue.send(database.db, 'forget', { to: 'Dora' }, { startAfter: new Date(Date.now() + 86_400_000) })
    await queue.send(database.db, 'forget', { to: 'Emil' }, { startAfter: new Date(Date.now() + 86_400_000) })
    await queue.work('quote', letter, async ({ to }) => {
      throw new JobGivenUp(`no letter for ${to}`)
    })
    await queue.send(database.db, 'quote', { to: 'Dora' })
    await expect.poll(() => queue.deadLetters.list()).toHaveLength(1)
    await forgetJobsAbout(database.db, ['Dora'])
    const { rows } = await database.pool.query("select data::text || coalesce(output::text, '') as job from pgboss.job")
    const told = rows.map(({ job }) => job).join()
    expect(told).toContain('Emil')
    expect(told).not.toContain('Dora')
  })
})
