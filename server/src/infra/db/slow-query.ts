import type pg from 'pg'
import type { Log } from '../log/log.ts'
import type { Statement } from './observed-pool.ts'

const explainable = /^\s*(select|insert|update|delete|with|merge)\b/i

/** Reports statements over the limit with the plan of the database, one at a time so that it never adds to a jam. */
export function slowQueryReporter(pool: pg.Pool, log: Log): (statement: Statement) => void {
  let busy = false
  return ({ name, ms, rows, sql, parameters }) => {
    if (busy || !explainable.test(sql)) return log.warn('db.slow_query', { name, ms, rows, sql })
    busy = true
    explain(pool, sql, parameters)
      .catch(() => undefined)
      .then((plan) => log.warn('db.slow_query', { name, ms, rows, sql, plan }))
      .finally(() => {
        busy = false
      })
  }
}

async function explain(pool: pg.Pool, sql: string, parameters: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...parameters])
  return withoutValues(rows.map((row) => row['QUERY PLAN']).join('\n'))
}

// The plan quotes the parameters, and they may be somebody's name.
export function withoutValues(plan: string): string {
  return plan.replace(/'(?:[^']|'')*'/g, "'…'")
}
