import { type Kysely, sql } from 'kysely'

// A session and its refresh tokens, of which the newest is in use, are two things. Everybody signs in once more.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table sessions;
    create table sessions (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      created_at timestamptz not null,
      last_used_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      user_agent text not null,
      address text not null
    );
    create index sessions_user on sessions (user_id);
    create index sessions_expiry on sessions (expires_at);
    create index sessions_end on sessions (ended_at) where ended_at is not null;

    create table refresh_tokens (
      hash text primary key,
      session_id uuid not null references sessions on delete cascade,
      issued_at timestamptz not null,
      rotated_at timestamptz
    );
    create index refresh_tokens_session on refresh_tokens (session_id);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table refresh_tokens;
    drop table sessions;
    create table sessions (
      id uuid primary key,
      family_id uuid not null,
      user_id uuid not null references users on delete cascade,
      refresh_hash text not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      rotated_at timestamptz,
      revoked_at timestamptz,
      user_agent text not null default '',
      address text not null default ''
    );
    create index sessions_family on sessions (family_id);
    create index sessions_user on sessions (user_id);
    create index sessions_expiry on sessions (expires_at);
  `.execute(db)
}
