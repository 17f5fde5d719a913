import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { observedPool, type Statement } from './observed-pool.ts'
import type { Schema } from './schema.ts'
import { slowQueryReporter } from './slow-query.ts'
import type { Db } from './transaction.ts'

export { afterCommit, type Db, type DbOrTrx, inTransaction, type Trx } from './transaction.ts'

export type Database = { readonly db: Db; readonly pool: pg.Pool; readonly close: () => Promise<void> }

export type DatabaseOptions = {
  url: string
  log: Log
  poolSize?: number
  slowQueryMs?: number
  statementTimeoutMs?: number
  metrics?: Pick<Metrics, 'databaseQuery' | 'watchDatabase'>
}

// Times arrive as Date. A date has no time zone and stays text, and so does int8 (ids of events, counts: cast those to int).
const textTypes: readonly number[] = [pg.types.builtins.DATE, pg.types.builtins.INT8]

/** A pool of connections and the query builder over it. Sessions speak UTC and end statements that take too long. */
export function connectDatabase(options: DatabaseOptions): Database {
  const { url, log, poolSize = 10, slowQueryMs = 200, statementTimeoutMs = 30_000, metrics } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'colloquy',
    options: `-c timezone=UTC -c statement_timeout=${statementTimeoutMs}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => (textTypes.includes(oid) ? String : pg.types.getTypeParser(oid, format)),
    },
  })
  let closing = false
  pool.on('error', (error) => {
    // A server that stops right after us may be quicker than our goodbye.
    if (!closing) log.warn('db.failed', { name: 'pool', ms: 0, error })
  })
  metrics?.watchDatabase(() => watch(pool))

  const reportSlow = slowQueryReporter(pool, log)
  const onStatement = (statement: Statement) => {
    const { name, ms, rows, error } = statement
    metrics?.databaseQuery(name, ms / 1000, error === undefined)
    if (error !== undefined) log.debug('db.failed', { name, ms, error })
    else if (log.isOn('db.query', 'debug')) log.debug('db.query', { name, ms, rows })
    if (ms >= slowQueryMs && error === undefined) reportSlow(statement)
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: observedPool(pool, onStatement) }) })
  const close = () => {
    closing = true
    return db.destroy()
  }
  return { db, pool, close }
}

async function watch(pool: pg.Pool) {
  const { rows } = await pool.query<{ waiting: number }>(
    'select count(*)::int as waiting from pg_locks where not granted',
  )
  return {
    connections: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
    lockWaits: rows[0]?.waiting ?? 0,
  }
}
