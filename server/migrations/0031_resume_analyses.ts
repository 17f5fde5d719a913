import { type Kysely, sql } from 'kysely'

// What a model makes of a résumé, for interviewers. Beside the reading, never part of it: nothing is scored by it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table resume_analyses (
      resume_id uuid primary key references resumes on delete cascade,
      state text not null check (state in ('waiting', 'done', 'failed')),
      attempts integer not null default 0,
      analysis jsonb,
      provider text,
      model text,
      reason text,
      changed_at timestamptz not null
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table resume_analyses`.execute(db)
}
