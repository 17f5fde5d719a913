import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The levels as they were when the reviewer first handed in, before the product said which are far from the machine's.
    alter table reviews add column blind_ratings jsonb;
    -- Until when reviewers could see the machine's levels early, where the position showed them once.
    alter table positions add column levels_shown_until timestamptz;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table reviews drop column blind_ratings;
    alter table positions drop column levels_shown_until;
  `.execute(db)
}
