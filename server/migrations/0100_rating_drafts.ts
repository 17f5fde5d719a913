import { type Kysely, sql } from 'kysely'

// Levels that somebody chose in the review queue and has not submitted. Settled, the answer leaves the queue, and they with it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer_rating_drafts (
      answer_id uuid not null references queued_answers on delete cascade,
      rater_id uuid not null references users on delete cascade,
      levels jsonb not null,
      reason text not null,
      saved_at timestamptz not null,
      primary key (answer_id, rater_id)
    );
    create index answer_rating_drafts_rater on answer_rating_drafts (rater_id);
    -- The planner keeps nothing of what people write.
    alter table answer_rating_drafts alter column reason set statistics 0;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table answer_rating_drafts`.execute(db)
}
