import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { passFaults } from './faults.ts'
import { currentQueryName, preparedNameOf } from './query-name.ts'
import { assertOutsideTransaction } from './transaction.ts'

export type Statement = {
  readonly name: string
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly ms: number
  readonly rows: number
  readonly error?: unknown
}

const transactionStatements: Readonly<Record<string, string>> = {
  begin: 'transaction.begin',
  commit: 'transaction.commit',
  rollback: 'transaction.rollback',
}

/** The pool as Kysely sees it: each statement passes the fault injection, has a name, and is timed. */
export function observedPool(pool: pg.Pool, onStatement: (statement: Statement) => void): PostgresPool {
  const observed = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      assertOutsideTransaction()
      const client = await pool.connect()
      const known = observed.get(client)
      if (known) return known
      const fresh = observedClient(client, onStatement)
      observed.set(client, fresh)
      return fresh
    },
  }
}

function observedClient(client: pg.PoolClient, onStatement: (statement: Statement) => void): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    const name = transactionStatements[sql] ?? currentQueryName() ?? 'unnamed'
    passFaults(sql)
    const begun = performance.now()
    const done = (rows: number, error?: unknown) =>
      onStatement({ name, sql, parameters, ms: performance.now() - begun, rows, ...(error !== undefined && { error }) })
    try {
      const kept = preparedNameOf(name, sql)
      const result = await client.query({ text: sql, values: [...parameters], ...(kept && { name: kept }) })
      done(result.rowCount ?? 0)
      return result
    } catch (error) {
      done(0, error)
      throw error
    }
  }
  // Kysely's own description of a client has overloads (cursors) that we do not use.
  return {
    query: query as <R>(sql: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>,
    release: (destroy?: boolean) => client.release(destroy),
  } as PostgresPoolClient
}
