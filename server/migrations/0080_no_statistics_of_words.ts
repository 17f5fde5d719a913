import { type Kysely, sql } from 'kysely'

// The planner keeps the commonest values of a column, and forgets none of them when a table becomes empty. Nothing is ever
// looked up by these columns, so it shall keep nothing of what people wrote.
const columns: readonly [string, readonly string[]][] = [
  ['answers', ['text', 'signals']],
  ['drafts', ['text']],
  ['accommodation_reasons', ['reason']],
  ['summaries', ['strengths', 'gaps']],
  ['reviews', ['note', 'ratings', 'blind_ratings']],
  ['answer_ratings', ['reason']],
  ['decisions', ['note']],
  ['resumes', ['file_name', 'text', 'outcome', 'refusal']],
  ['resume_uploads', ['file_name']],
  ['resume_upload_parts', ['bytes']],
  ['resume_analyses', ['analysis', 'reason']],
  ['resume_steps', ['detail']],
  ['legal_holds', ['reason']],
  ['idempotency_keys', ['headers', 'body']],
]

async function setStatistics(db: Kysely<unknown>, most: number): Promise<void> {
  for (const [table, names] of columns) {
    const changes = names.map((name) => sql`alter column ${sql.id(name)} set statistics ${sql.lit(most)}`)
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(db)
  }
}

export const up = (db: Kysely<unknown>): Promise<void> => setStatistics(db, 0)
export const down = (db: Kysely<unknown>): Promise<void> => setStatistics(db, -1)
