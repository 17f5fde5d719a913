import { type Kysely, sql } from 'kysely'

/**
 * For the free search of the trail, which looks for parts of ids. Where the server has no pg_trgm, or the account may not
 * install it, the search still works: it reads the trail from its end instead. An entry gets into the index when it is
 * sealed, in the background: whoever makes one does not wait for its hundred trigrams.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function audit_words(id uuid, actor_id text, subject_id text, correlation_id text)
      returns text language sql immutable parallel safe
      return lower(id::text || chr(10) || actor_id || chr(10) || subject_id || chr(10) || coalesce(correlation_id, ''));

    do $$
    begin
      create extension if not exists pg_trgm;
      create index audit_entries_words on audit_entries
        using gin (audit_words(id, actor_id, subject_id, correlation_id) gin_trgm_ops) where seq is not null;
    exception
      when insufficient_privilege or undefined_file or feature_not_supported then
        raise notice 'The search of the audit trail has no index: %', sqlerrm;
    end $$;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index if exists audit_entries_words;
    drop function audit_words;
  `.execute(db)
}
