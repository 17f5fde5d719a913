import { type Kysely, sql } from 'kysely'

// One row for each request to a model. Hashes instead of texts: nothing here needs to be erased with a person.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ai_calls (
      id uuid primary key,
      task text not null,
      provider text not null,
      model text not null,
      prompt_version text not null,
      input_sha256 text not null,
      output_sha256 text,
      input_tokens integer,
      output_tokens integer,
      cost_usd numeric(12, 6),
      ms integer not null,
      outcome text not null,
      subject text,
      correlation_id text,
      at timestamptz not null
    );
    create index ai_calls_at on ai_calls (at desc);
    create index ai_calls_subject on ai_calls (subject, task);
    -- Answers whose score stands in for that of a provider that was down.
    create index scores_stand_in on scores (created_at) where receipt @> '{"standsIn": true}';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index scores_stand_in;
    drop table ai_calls;
  `.execute(db)
}
