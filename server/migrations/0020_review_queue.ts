import { type Kysely, sql } from 'kysely'

// An answer stands in the queue while a criterion of it has no level that ranks; its row goes when it has.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table queued_answers (
      answer_id uuid primary key references answers on delete cascade,
      interview_id uuid not null references interviews on delete cascade,
      position_id uuid not null references positions,
      question_id text not null,
      kind text not null check (kind in ('failed', 'insufficient', 'unsure', 'stand_in')),
      criteria jsonb not null,
      since timestamptz not null,
      owner_id uuid references users on delete set null,
      owned_since timestamptz
    );
    create index queued_answers_interview on queued_answers (interview_id);
    create index queued_answers_age on queued_answers (since, answer_id) where kind <> 'stand_in';
    create index queued_answers_kind on queued_answers (kind, since, answer_id);
    create index queued_answers_position on queued_answers (position_id, since, answer_id);
    create index queued_answers_owner on queued_answers (owner_id, since, answer_id) where owner_id is not null;

    -- What a person gave to one answer outside of a whole review. Only ever added.
    create table answer_ratings (
      id uuid primary key,
      interview_id uuid not null references interviews on delete cascade,
      answer_id uuid not null references answers on delete cascade,
      question_id text not null,
      rater_id uuid not null references users,
      levels jsonb not null,
      reason text not null,
      saw_machine_levels boolean not null,
      at timestamptz not null
    );
    create index answer_ratings_interview on answer_ratings (interview_id, at);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table answer_ratings, queued_answers`.execute(db)
}
