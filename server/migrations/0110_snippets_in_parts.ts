import { type Kysely, sql } from 'kysely'

const text = String.raw`((?:[^"\\]|\\.)*)`

// What stands around a found value is kept apart from its own words. Of older readings all is taken for the words.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update resumes set outcome = regexp_replace(
      outcome::text, ${`"snippet": "${text}"`}, '"snippet": {"before": "", "words": "\\1", "after": ""}', 'g')::jsonb
    where outcome is not null
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    update resumes set outcome = regexp_replace(
      outcome::text, ${`"snippet": {"after": "${text}", "words": "${text}", "before": "${text}"}`},
      '"snippet": "\\3\\2\\1"', 'g')::jsonb
    where outcome is not null
  `.execute(db)
}
