import { type Kysely, sql } from 'kysely'

// Each step of a reading is noted while it runs, with who did it, so that a worker that dies leaves a trace of where.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table resumes drop constraint resumes_status_check;
    alter table resumes add constraint resumes_status_check
      check (status in ('received', 'reading', 'held', 'read', 'refused', 'failed'));
    -- How often it was begun to be read. A worker writes only while its own reading is the newest.
    alter table resumes add column readings integer not null default 0;
    alter table resumes add column status_since timestamptz;
    update resumes set status_since = uploaded_at,
      readings = (select coalesce(max(attempt), 0) from resume_steps where resume_id = resumes.id);
    alter table resumes alter column status_since set not null;
    create index resumes_left_behind on resumes (status_since) where status = 'reading';

    alter table resume_steps add column number integer;
    alter table resume_steps add column worker text;
    alter table resume_steps add column detail text;
    update resume_steps set
      detail = nullif(substr(outcome, length(split_part(outcome, ': ', 1)) + 3), ''),
      outcome = split_part(outcome, ': ', 1),
      number = numbered.number
    from (
      select id, row_number() over (partition by resume_id, attempt order by started_at, id) as number from resume_steps
    ) as numbered
    where numbered.id = resume_steps.id;
    alter table resume_steps alter column number set not null;
    alter table resume_steps drop column id;
    alter table resume_steps add primary key (resume_id, attempt, number);
    alter table resume_steps add constraint resume_steps_outcome_check
      check (outcome in ('done', 'failed', 'skipped', 'refused', 'waiting', 'interrupted'));
    drop index resume_steps_resume;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index resume_steps_resume on resume_steps (resume_id, started_at);
    alter table resume_steps drop constraint resume_steps_outcome_check;
    alter table resume_steps drop constraint resume_steps_pkey;
    alter table resume_steps add column id uuid primary key default gen_random_uuid();
    alter table resume_steps alter column id drop default;
    update resume_steps set outcome = outcome || ': ' || detail where detail is not null;
    alter table resume_steps drop column number, drop column worker, drop column detail;

    drop index resumes_left_behind;
    alter table resumes drop column readings, drop column status_since;
    update resumes set status = 'received' where status = 'held';
    alter table resumes drop constraint resumes_status_check;
    alter table resumes add constraint resumes_status_check
      check (status in ('received', 'reading', 'read', 'refused', 'failed'));
  `.execute(db)
}
