import { type Kysely, sql } from 'kysely'

// A second factor is the sealed secret of an authenticator app. `last_step` is the half minute of the code used last: no
// code is taken twice. Of recovery codes only hashes are kept, each until it is used.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table second_factors (
      user_id uuid primary key references users on delete cascade,
      sealed_secret text not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      last_step integer not null default 0
    );
    create table recovery_codes (
      user_id uuid not null references users on delete cascade,
      code_hash text not null,
      primary key (user_id, code_hash)
    );
    create table sign_in_rules (
      only_row boolean primary key default true check (only_row),
      second_factor_roles text[] not null
    );
    insert into sign_in_rules (second_factor_roles) values ('{}');
    alter table sessions add column signed_in_by text not null default 'password';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sessions drop column signed_in_by;
    drop table sign_in_rules;
    drop table recovery_codes;
    drop table second_factors;
  `.execute(db)
}
