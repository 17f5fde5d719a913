import { type Kysely, sql } from 'kysely'

/** Each notice that was agreed to, as it was shown. The version is the hash of its words, so a row never changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notices (
      version text primary key,
      facts jsonb not null,
      first_agreed_at timestamptz not null
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table notices`.execute(db)
}
