import { type Kysely, sql } from 'kysely'

// What today's scorer would give stands apart from the scores in force: nothing that lists or ranks reads these tables.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table replays (
      id uuid primary key,
      position_id uuid not null references positions on delete cascade,
      started_by uuid not null references users,
      scorer text not null,
      status text not null check (status in ('running', 'finished', 'stopped')),
      total integer not null,
      started_at timestamptz not null,
      ended_at timestamptz
    );
    create index replays_position on replays (position_id, started_at desc);
    create unique index replays_running on replays (position_id) where status = 'running';

    create table replayed_scores (
      replay_id uuid not null references replays on delete cascade,
      answer_id uuid not null references answers on delete cascade,
      interview_id uuid not null references interviews on delete cascade,
      question_id text not null,
      criteria jsonb not null,
      receipt jsonb not null,
      created_at timestamptz not null,
      primary key (replay_id, answer_id)
    );
    create index replayed_scores_interview on replayed_scores (interview_id);

    create table replayed_interviews (
      replay_id uuid not null references replays on delete cascade,
      interview_id uuid not null references interviews on delete cascade,
      before_value numeric(5, 2),
      before_kind text not null,
      before_place integer,
      after_value numeric(5, 2),
      after_kind text not null,
      after_place integer,
      moved integer not null,
      levels_changed integer not null,
      primary key (replay_id, interview_id)
    );
    create index replayed_interviews_moved on replayed_interviews (replay_id, moved desc, interview_id desc);
    create index replayed_interviews_interview on replayed_interviews (interview_id);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table replayed_interviews, replayed_scores, replays`.execute(db)
}
