import { type Kysely, sql } from 'kysely'

/** `reason` is walled off with the hold: it is the team's, and goes with the interview's words once it is lifted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table legal_holds (
      interview_id uuid primary key references interviews on delete cascade,
      reason text not null,
      placed_by uuid not null references users,
      placed_at timestamptz not null
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table legal_holds`.execute(db)
}
