import { type Kysely, sql } from 'kysely'

// The keys that sign access tokens, shared by all processes. Sealed: a reader of the database alone can sign nothing.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signing_keys (
      kid text primary key,
      sealed_key text not null,
      signs_from timestamptz not null,
      signs_until timestamptz not null,
      check (signs_from < signs_until)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table signing_keys`.execute(db)
}
