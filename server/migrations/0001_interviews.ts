import { type Kysely, sql } from 'kysely'

// Times are timestamptz, ids are UUIDs made by the application (version 7, so they sort by age).
// Personal data stands in candidates, résumés, drafts, answers and accommodation reasons; everything else refers to it by
// id, so that erasing blanks rows and breaks no history.

const people = sql`
  create table users (
    id uuid primary key,
    email text not null,
    name text not null,
    role text not null check (role in ('admin', 'interviewer')),
    password_hash text,
    active boolean not null default true,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
  );
  create unique index users_email on users (lower(email));

  create table set_up_links (
    token_hash text primary key,
    created_at timestamptz not null,
    used_at timestamptz
  );

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
`

const questionsAndPositions = sql`
  create table questions (
    id text primary key,
    version integer not null,
    topic text not null,
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    prompt text not null,
    rubric jsonb not null,
    status text not null check (status in ('active', 'retired')),
    origin text not null check (origin in ('shipped', 'own')),
    updated_at timestamptz not null
  );
  create index questions_topic on questions (topic, difficulty, id) where status = 'active';

  create table templates (
    id uuid primary key,
    key text not null,
    name text not null,
    created_at timestamptz not null
  );

  create table template_versions (
    id uuid primary key,
    template_id uuid not null references templates on delete cascade,
    number integer not null,
    definition jsonb not null,
    reason text,
    published_by uuid references users on delete set null,
    published_at timestamptz not null,
    unique (template_id, number)
  );

  create table positions (
    id uuid primary key,
    title text not null,
    description text not null,
    status text not null check (status in ('open', 'closed')),
    template_version_id uuid not null references template_versions,
    settings jsonb not null,
    version integer not null default 1,
    created_by uuid references users on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  );
`

const interviews = sql`
  create table candidates (
    id uuid primary key,
    full_name text,
    email text,
    phone text,
    github text,
    linkedin text,
    erased_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
  );
  create index candidates_name on candidates (lower(full_name), id);
  create index candidates_email on candidates (lower(email));

  -- Scored and human totals first, then provisional ones; the rest do not rank.
  create function ranking_score(score numeric, kind text) returns numeric language sql immutable parallel safe
    return case when kind in ('scored', 'human') then score + 1000 when kind = 'provisional' then score end;

  create table interviews (
    id uuid primary key,
    position_id uuid not null references positions,
    candidate_id uuid not null references candidates,
    template_version_id uuid not null references template_versions,
    seq integer not null,
    state jsonb not null,
    status text not null,
    waiting_for text not null,
    question_count integer not null,
    answered_count integer not null,
    current_question_id text,
    deadline timestamptz,
    next_deadline timestamptz,
    human_requested boolean not null,
    started_at timestamptz,
    submitted_at timestamptz,
    scored_at timestamptz,
    last_event_at timestamptz not null,
    created_at timestamptz not null,
    score numeric(5, 2),
    score_kind text check (score_kind in ('scored', 'provisional', 'human', 'incomplete')),
    review_count integer not null default 0,
    decision text check (decision in ('advance', 'hold', 'reject'))
  );
  create index interviews_candidate on interviews (candidate_id);
  create index interviews_position_last_event on interviews (position_id, last_event_at desc, id desc);
  create index interviews_last_event on interviews (last_event_at desc, id desc);
  create index interviews_created on interviews (created_at desc, id desc);
  create index interviews_position_score on interviews (position_id, ranking_score(score, score_kind) desc nulls last, id desc);
  create index interviews_score on interviews (ranking_score(score, score_kind) desc nulls last, id desc);
  create index interviews_waiting on interviews (waiting_for, last_event_at desc, id desc);
  create index interviews_due on interviews (next_deadline) where next_deadline is not null;

  create table interview_events (
    interview_id uuid not null references interviews on delete cascade,
    seq integer not null,
    type text not null,
    data jsonb not null,
    actor text not null,
    correlation_id text not null,
    at timestamptz not null,
    primary key (interview_id, seq)
  );

  create table drafts (
    interview_id uuid not null references interviews on delete cascade,
    question_id text not null,
    revision integer not null,
    text text not null,
    saved_at timestamptz not null,
    primary key (interview_id, question_id)
  ) with (fillfactor = 70);

  create table answers (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    question_id text not null,
    text text not null,
    sha256 text not null,
    submitted_by text not null check (submitted_by in ('candidate', 'clock')),
    used_ms integer not null,
    signals jsonb not null,
    submitted_at timestamptz not null,
    erased_at timestamptz,
    unique (interview_id, question_id)
  );

  create table accommodation_reasons (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    reason text not null,
    written_by text not null,
    at timestamptz not null
  );
  create index accommodation_reasons_interview on accommodation_reasons (interview_id);
`

const invitations = sql`
  create table invitations (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    token_hash text not null unique,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    first_opened_at timestamptz,
    created_by uuid references users on delete set null,
    created_at timestamptz not null
  );
  create index invitations_interview on invitations (interview_id);

  create table open_links (
    id uuid primary key,
    position_id uuid not null references positions on delete cascade,
    token_hash text not null unique,
    max_uses integer not null,
    uses integer not null default 0,
    closes_at timestamptz not null,
    revoked_at timestamptz,
    created_by uuid references users on delete set null,
    created_at timestamptz not null,
    check (uses <= max_uses)
  );
  create index open_links_position on open_links (position_id);

  create table candidate_sessions (
    token_hash text primary key,
    interview_id uuid not null references interviews on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index candidate_sessions_interview on candidate_sessions (interview_id);
  create index candidate_sessions_expiry on candidate_sessions (expires_at);

  create table resumes (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    file_name text not null,
    type text not null,
    size integer not null,
    sha256 text not null,
    storage_key text not null,
    status text not null check (status in ('received', 'reading', 'read', 'refused', 'failed')),
    refusal jsonb,
    outcome jsonb,
    text text,
    uploaded_at timestamptz not null
  );
  create index resumes_interview on resumes (interview_id, uploaded_at desc);

  create table resume_steps (
    id uuid primary key,
    resume_id uuid not null references resumes on delete cascade,
    name text not null,
    attempt integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text
  );
  create index resume_steps_resume on resume_steps (resume_id, started_at);
`

const assessment = sql`
  -- Scores are only ever added: the newest row of an answer is the one in force.
  create table scores (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    answer_id uuid not null references answers on delete cascade,
    question_id text not null,
    criteria jsonb not null,
    key_points jsonb not null,
    flags jsonb not null,
    confidence real not null,
    value numeric(5, 2),
    kind text not null,
    graded_by text not null,
    receipt jsonb not null,
    created_at timestamptz not null
  );
  create index scores_interview on scores (interview_id, created_at);

  create table summaries (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    value numeric(5, 2),
    kind text not null,
    strengths jsonb not null,
    gaps jsonb not null,
    written_by text not null,
    created_at timestamptz not null
  );
  create index summaries_interview on summaries (interview_id, created_at desc);

  create table reviews (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    reviewer_id uuid not null references users,
    status text not null check (status in ('draft', 'submitted')),
    ratings jsonb not null,
    note text not null,
    recommendation text,
    saw_machine_levels boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    submitted_at timestamptz,
    unique (interview_id, reviewer_id)
  );

  create table decisions (
    id uuid primary key,
    interview_id uuid not null references interviews on delete cascade,
    outcome text not null check (outcome in ('advance', 'hold', 'reject')),
    reason_code text not null,
    note text not null,
    decided_by uuid not null references users,
    at timestamptz not null
  );
  create index decisions_interview on decisions (interview_id, at desc);
`

const operations = sql`
  -- Readers resume after (tx, id) and read only transactions older than the oldest one still open: ids alone would
  -- skip a row that commits late.
  create table events (
    id bigint generated always as identity primary key,
    tx xid8 not null default pg_current_xact_id(),
    kind text not null,
    interview_id uuid,
    data jsonb not null,
    at timestamptz not null
  );
  create index events_order on events (tx, id);

  create table idempotency_keys (
    owner text not null,
    key text not null,
    request_hash text not null,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz not null,
    primary key (owner, key)
  );
  create index idempotency_keys_age on idempotency_keys (created_at);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [people, questionsAndPositions, interviews, invitations, assessment, operations])
    await part.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table idempotency_keys, events, decisions, reviews, summaries, scores, resume_steps, resumes,
      candidate_sessions, open_links, invitations, accommodation_reasons, answers, drafts, interview_events,
      interviews, candidates, positions, template_versions, templates, questions, sessions, set_up_links, users;
    drop function ranking_score(numeric, text)
  `.execute(db)
}
