import { type Kysely, sql } from 'kysely'

// The bank becomes something to work with: drafts, who changed what, earlier versions, and how rubrics did on the pack.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_cards (
      sha256 text primary key,
      passed boolean not null,
      card jsonb not null,
      tried_at timestamptz not null
    );

    alter table questions drop constraint questions_status_check;
    alter table questions add constraint questions_status_check check (status in ('draft', 'active', 'retired'));
    alter table questions add column changed_by uuid references users on delete set null;
    alter table questions add column drafted_by text;

    create table question_versions (
      question_id text not null references questions on delete cascade,
      version integer not null,
      topic text not null,
      difficulty text not null,
      prompt text not null,
      rubric jsonb not null,
      changed_by uuid references users on delete set null,
      changed_at timestamptz not null,
      primary key (question_id, version)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table question_versions;
    delete from questions where status = 'draft';
    alter table questions drop column drafted_by;
    alter table questions drop column changed_by;
    alter table questions drop constraint questions_status_check;
    alter table questions add constraint questions_status_check check (status in ('active', 'retired'));
    drop table report_cards;
  `.execute(db)
}
