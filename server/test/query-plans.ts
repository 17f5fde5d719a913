import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Db } from '../src/infra/db/database.ts'
import type { Schema } from '../src/infra/db/schema.ts'

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }

/** How the database carries out what this work asks of it: for each statement the indexes, and the tables read from end to end. */
export async function plansOf(pool: pg.Pool, work: (db: Db) => Promise<unknown>) {
  const asked: CompiledQuery[] = []
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  })
  await work(db)
  const plans: { indexes: string[]; scanned: string[] }[] = []
  for (const { sql, parameters } of asked) {
    const { rows } = await pool.query(`explain (format json) ${sql}`, [...parameters])
    const nodes = nodesOf(rows[0]['QUERY PLAN'][0].Plan)
    plans.push({
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
    })
  }
  return plans
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
