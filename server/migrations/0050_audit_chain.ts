import { type Kysely, sql } from 'kysely'

// Entries are added in the transaction of what they tell, and sealed into the chain a moment after it commits: from null to
// a place in the chain is the one change that a row may ever see. The trigger holds for the owner of the table as well,
// and fires whatever a session sets; who takes it away is found out by the chain.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entries (
      id uuid primary key,
      at timestamptz not null,
      actor_type text not null,
      actor_id text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      detail jsonb not null,
      correlation_id text,
      seq bigint unique,
      previous_hash text,
      hash text,
      check ((seq is null) = (hash is null) and (seq is null) = (previous_hash is null))
    );
    create index audit_entries_unsealed on audit_entries (id) where seq is null;
    create index audit_entries_at on audit_entries (at desc, id desc);
    create index audit_entries_subject on audit_entries (subject_id, at desc, id desc);
    create index audit_entries_actor on audit_entries (actor_id, at desc, id desc);
    create index audit_entries_action on audit_entries (action, at desc, id desc);

    create table audit_checkpoints (
      number integer primary key,
      seq bigint not null,
      hash text not null,
      at timestamptz not null,
      key_id text not null,
      signature text not null
    );

    create function audit_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name = 'audit_entries' then
        if old.seq is null and new.seq is not null
          and (to_jsonb(old) - '{seq,previous_hash,hash}'::text[]) = (to_jsonb(new) - '{seq,previous_hash,hash}'::text[])
        then
          return new;
        end if;
      end if;
      raise exception 'The audit trail is only added to: % on % is refused.', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end $$;

    create trigger audit_entries_kept before update or delete on audit_entries
      for each row execute function audit_is_append_only();
    create trigger audit_entries_not_emptied before truncate on audit_entries
      for each statement execute function audit_is_append_only();
    create trigger audit_checkpoints_kept before update or delete on audit_checkpoints
      for each row execute function audit_is_append_only();
    create trigger audit_checkpoints_not_emptied before truncate on audit_checkpoints
      for each statement execute function audit_is_append_only();
    alter table audit_entries enable always trigger audit_entries_kept;
    alter table audit_entries enable always trigger audit_entries_not_emptied;
    alter table audit_checkpoints enable always trigger audit_checkpoints_kept;
    alter table audit_checkpoints enable always trigger audit_checkpoints_not_emptied;

    revoke all on audit_entries, audit_checkpoints from public, current_user;
    grant select, insert on audit_entries, audit_checkpoints to current_user;
    grant update (seq, previous_hash, hash) on audit_entries to current_user;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table audit_checkpoints, audit_entries;
    drop function audit_is_append_only();
  `.execute(db)
}
