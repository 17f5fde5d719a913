import { type Kysely, sql } from 'kysely'

// Tries to sign in, by hashed account, device or address; links for setting a password; and no two accounts whose
// addresses look alike: 0 and o, 1 and l, rn and m, vv and w are read as one.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_tries (
      key text primary key,
      failures integer not null,
      last_at timestamptz not null,
      open_at timestamptz not null
    );
    create index sign_in_tries_last on sign_in_tries (last_at);

    create table password_links (
      token_hash text primary key,
      user_id uuid not null references users on delete cascade,
      created_by uuid references users on delete set null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_links_user on password_links (user_id);

    create unique index users_look_alike on users
      (replace(replace(translate(lower(email), '01', 'ol'), 'rn', 'm'), 'vv', 'w'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index users_look_alike;
    drop table password_links;
    drop table sign_in_tries;
  `.execute(db)
}
