import { type Kysely, sql } from 'kysely'

/** For the search of candidates by a part of the name or the address; where there is no pg_trgm it reads them all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    begin
      if exists (select from pg_extension where extname = 'pg_trgm') then
        create index candidates_name_parts on candidates using gin (lower(full_name) gin_trgm_ops);
        create index candidates_email_parts on candidates using gin (lower(email) gin_trgm_ops);
      end if;
    end $$;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index if exists candidates_name_parts, candidates_email_parts`.execute(db)
}
