import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { candidateRow } from '../../../test/rows.ts'
import { newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { connectDatabase, inTransaction } from './database.ts'
import { FaultInjected, failAfterEachStatement, failAfterStatement } from './faults.ts'
import { queries } from './query-name.ts'
import { withoutValues } from './slow-query.ts'
import { TransactionBypassed } from './transaction.ts'

const database = useDatabase()

const people = queries('candidates', {
  async count(db: typeof database.db) {
    const { n } = await db.selectFrom('candidates').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
    return n
  },
  async sleep(db: typeof database.db, seconds: number, note: string) {
    await sql`select pg_sleep(${seconds}) where ${note}::text <> 'planted'`.execute(db)
  },
})

describe('transactions', () => {
  test('R1.3 what is thrown inside rolls everything back', async () => {
    const before = await people.count(database.db)
    const outcome = inTransaction(database.db, async (trx) => {
      await trx.insertInto('candidates').values(candidateRow()).execute()
      throw new Error('no')
    })
    await expect(outcome).rejects.toThrow('no')
    expect(await people.count(database.db)).toBe(before)
  })

  test('R1.3 a query past the handle of the transaction is refused', async () => {
    await expect(inTransaction(database.db, () => people.count(database.db))).rejects.toThrow(TransactionBypassed)
    await expect(inTransaction(database.db, () => inTransaction(database.db, async () => undefined))).rejects.toThrow(
      TransactionBypassed,
    )
  })

  test('a transaction that is handed on is joined', async () => {
    const joined = await inTransaction(database.db, (trx) => inTransaction(trx, async (inner) => inner === trx))
    expect(joined).toBe(true)
  })

  test('work that goes on after the end may use the database again', async () => {
    let later: Promise<number> | undefined
    const gate = Promise.withResolvers<void>()
    await inTransaction(database.db, async () => {
      later = gate.promise.then(() => people.count(database.db))
    })
    gate.resolve()
    await expect(later).resolves.toBeTypeOf('number')
  })

  test('R1.3 a fault between any two statements leaves the database as it was', async () => {
    const before = await people.count(database.db)
    const act = () =>
      inTransaction(database.db, async (trx) => {
        for (let n = 0; n < 3; n += 1) await trx.insertInto('candidates').values(candidateRow()).execute()
      })
    const tried = await failAfterEachStatement(act, async () => {
      expect(await people.count(database.db)).toBe(before)
    })
    expect(tried).toBe(4)
    expect(await people.count(database.db)).toBe(before + 3)
  })

  test('an injected fault has a type of its own', async () => {
    await expect(failAfterStatement(0, () => people.count(database.db))).rejects.toThrow(FaultInjected)
  })
})

describe('R6.2 each statement is timed', () => {
  const connect = (slowQueryMs: number) => {
    const recorded = recordLog('debug')
    const metrics = createMetrics()
    const connected = connectDatabase({ url: database.url, log: recorded.log, metrics, slowQueryMs, poolSize: 2 })
    return { ...recorded, metrics, ...connected }
  }

  test('under the name of the query, with the correlation id, in the log and in the metrics', async () => {
    const { db, of, metrics, close } = connect(10_000)
    const correlation = newCorrelation()
    await runWithCorrelation(correlation, () => people.count(db))
    expect(of('db.query')).toEqual([
      expect.objectContaining({ name: 'candidates.count', rows: 1, correlationId: correlation.correlationId }),
    ])
    const text = await metrics.render()
    expect(text).toContain('colloquy_db_query_seconds_count{query="candidates.count"} 1')
    expect(text).toContain('colloquy_db_pool{count="connections"}')
    await close()
  })

  test('a slow one is reported with its plan and without its values', async () => {
    const { db, of, close } = connect(50)
    await people.sleep(db, 0.06, 'Planted Name')
    await expect
      .poll(() => of('db.slow_query'))
      .toEqual([expect.objectContaining({ name: 'candidates.sleep', plan: expect.stringContaining('Result') })])
    expect(JSON.stringify(of('db.slow_query'))).not.toContain('Planted Name')
    await close()
  })

  test('plans lose their literals', () => {
    expect(withoutValues("Filter: (name = 'O''Neil, Ann'::text)")).toBe("Filter: (name = '…'::text)")
  })

  test('a failed one is counted', async () => {
    const { db, metrics, close } = connect(10_000)
    await expect(sql`select 1 / 0`.execute(db)).rejects.toThrow('division by zero')
    expect(await metrics.render()).toContain('colloquy_db_query_failed_total{query="unnamed"} 1')
    await close()
  })
})

describe('what the driver gives', () => {
  test('sessions speak UTC, times are dates, dates and big numbers are text', async () => {
    const { rows } = await sql`
      select current_setting('timezone') as zone, '2026-03-02T10:00:00+01:00'::timestamptz as time,
        '2026-03-02'::date as day, 9007199254740993::int8 as big`.execute(database.db)
    expect(rows).toEqual([
      { zone: 'UTC', time: new Date('2026-03-02T09:00:00Z'), day: '2026-03-02', big: '9007199254740993' },
    ])
  })

  test('a statement that takes too long is ended by the database', async () => {
    const { log } = recordLog('silent')
    const { db, close } = connectDatabase({ url: database.url, log, statementTimeoutMs: 30 })
    await expect(sql`select pg_sleep(5)`.execute(db)).rejects.toMatchObject({ code: '57014' })
    await close()
  })
})
