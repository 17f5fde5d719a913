import { type Kysely, sql } from 'kysely'

// Which account belongs to which identity of an OpenID Connect provider.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table provider_identities (
      issuer text not null,
      subject text not null,
      user_id uuid not null references users on delete cascade,
      created_at timestamptz not null,
      primary key (issuer, subject)
    );
    create index provider_identities_user on provider_identities (user_id);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table provider_identities`.execute(db)
}
