import { sql } from 'kysely'
import type { Db } from '../src/infra/db/database.ts'

/** Every row of every table as text, and what the planner remembers of them; a line for each. */
export async function databaseText(db: Db): Promise<string[]> {
  await sql`analyze`.execute(db)
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const texts: string[] = []
  for (const { schema, name } of [...tables.rows, { schema: 'pg_catalog', name: 'pg_stats' }]) {
    const table = sql.id(schema, name)
    const { rows } = await sql<{ row: string }>`select whole::text as row from ${table} as whole`.execute(db)
    texts.push(...rows.map(({ row }) => `${schema}.${name} ${row.replaceAll('\n', ' ')}`))
  }
  return texts
}
