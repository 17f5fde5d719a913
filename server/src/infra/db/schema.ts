import type { ColumnType, Generated, JSONColumnType } from 'kysely'

// The tables as the database has them (see server/migrations). JSON columns are unknown here: a repository parses them
// into the shapes of its feature.
type Json = ColumnType<unknown, string, string>
type Count = ColumnType<number, number | undefined, number>
type Version = ColumnType<number, number | undefined, number>
/** numeric(5,2) comes as a string from the driver. */
type Decimal = ColumnType<string | null, number | null, number | null>

export type Schema = {
  users: {
    id: string
    email: string
    name: string
    role: 'admin' | 'interviewer' | 'reviewer' | 'auditor'
    password_hash: string | null
    active: Generated<boolean>
    version: Version
    created_at: Date
    updated_at: Date
  }
  position_assignments: { position_id: string; user_id: string; assigned_by: string | null; assigned_at: Date }
  notices: { version: string; facts: Json; first_agreed_at: Date }
  legal_holds: { interview_id: string; reason: string; placed_by: string; placed_at: Date }
  set_up_links: { token_hash: string; created_at: Date; used_at: Date | null }
  signing_keys: { kid: string; sealed_key: string; signs_from: Date; signs_until: Date }
  sessions: {
    id: string
    user_id: string
    created_at: Date
    last_used_at: Date
    expires_at: Date
    ended_at: Date | null
    user_agent: string
    address: string
    signed_in_by: 'password' | 'set_up' | 'provider'
  }
  second_factors: {
    user_id: string
    sealed_secret: string
    created_at: Date
    confirmed_at: Date | null
    last_step: Count
  }
  provider_identities: { issuer: string; subject: string; user_id: string; created_at: Date }
  recovery_codes: { user_id: string; code_hash: string }
  sign_in_rules: {
    only_row: Generated<boolean>
    second_factor_roles: ('admin' | 'interviewer' | 'reviewer' | 'auditor')[]
  }
  refresh_tokens: { hash: string; session_id: string; issued_at: Date; rotated_at: Date | null }
  sign_in_tries: { key: string; failures: number; last_at: Date; open_at: Date }
  password_links: {
    token_hash: string
    user_id: string
    created_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  questions: {
    id: string
    version: number
    topic: string
    difficulty: 'easy' | 'medium' | 'hard'
    prompt: string
    rubric: Json
    status: 'draft' | 'active' | 'retired'
    origin: 'shipped' | 'own'
    updated_at: Date
    changed_by: string | null
    drafted_by: string | null
  }
  question_versions: {
    question_id: string
    version: number
    topic: string
    difficulty: string
    prompt: string
    rubric: Json
    changed_by: string | null
    changed_at: Date
  }
  templates: { id: string; key: string; name: string; created_at: Date }
  template_versions: {
    id: string
    template_id: string
    number: number
    definition: Json
    reason: string | null
    published_by: string | null
    published_at: Date
  }
  positions: {
    id: string
    title: string
    description: string
    status: 'open' | 'closed'
    template_version_id: string
    settings: Json
    levels_shown_until: ColumnType<Date | null, Date | null | undefined, Date | null>
    version: Version
    created_by: string | null
    created_at: Date
    updated_at: Date
  }
  candidates: {
    id: string
    full_name: string | null
    email: string | null
    phone: string | null
    github: string | null
    linkedin: string | null
    erased_at: Date | null
    version: Version
    created_at: Date
    updated_at: Date
  }
  interviews: {
    id: string
    position_id: string
    candidate_id: string
    template_version_id: string
    seq: number
    state: Json
    status: string
    waiting_for: string
    question_count: number
    answered_count: number
    current_question_id: string | null
    deadline: Date | null
    next_deadline: Date | null
    human_requested: boolean
    started_at: Date | null
    submitted_at: Date | null
    scored_at: Date | null
    last_event_at: Date
    created_at: Date
    score: Decimal
    score_kind: 'scored' | 'provisional' | 'human' | 'incomplete' | null
    review_count: Count
    decision: 'advance' | 'hold' | 'reject' | null
  }
  interview_events: {
    interview_id: string
    seq: number
    type: string
    data: Json
    actor: string
    correlation_id: string
    at: Date
  }
  drafts: { interview_id: string; question_id: string; revision: number; text: string; saved_at: Date }
  answers: {
    id: string
    interview_id: string
    question_id: string
    text: string
    sha256: string
    submitted_by: 'candidate' | 'clock'
    used_ms: number
    signals: Json
    submitted_at: Date
    erased_at: Date | null
  }
  accommodation_reasons: { id: string; interview_id: string; reason: string; written_by: string; at: Date }
  invitations: {
    id: string
    interview_id: string
    token_hash: string
    expires_at: Date
    revoked_at: Date | null
    first_opened_at: Date | null
    created_by: string | null
    created_at: Date
  }
  open_links: {
    id: string
    position_id: string
    token_hash: string
    max_uses: number
    uses: Count
    closes_at: Date
    revoked_at: Date | null
    created_by: string | null
    created_at: Date
  }
  candidate_sessions: { token_hash: string; interview_id: string; created_at: Date; expires_at: Date }
  resumes: {
    id: string
    interview_id: string
    file_name: string
    type: string
    size: number
    sha256: string
    storage_key: string
    status: 'received' | 'reading' | 'held' | 'read' | 'refused' | 'failed'
    status_since: Date
    readings: number
    refusal: JSONColumnType<{ code: string; message: string } | null, string | null, string | null>
    outcome: ColumnType<unknown, string | null, string | null>
    text: string | null
    uploaded_at: Date
  }
  resume_uploads: {
    id: string
    interview_id: string
    file_name: string
    size: number
    sha256: string | null
    received: number
    ended_at: Date | null
    touched_at: Date
  }
  resume_upload_parts: {
    upload_id: string
    at_offset: number
    bytes: Buffer
  }
  resume_analyses: {
    resume_id: string
    state: 'waiting' | 'done' | 'failed'
    attempts: number
    analysis: ColumnType<unknown, string | null | undefined, string | null>
    provider: string | null
    model: string | null
    reason: string | null
    changed_at: Date
  }
  resume_steps: {
    resume_id: string
    attempt: number
    number: number
    name: string
    worker: string | null
    started_at: Date
    ended_at: Date | null
    outcome: 'done' | 'failed' | 'skipped' | 'refused' | 'waiting' | 'interrupted' | null
    detail: string | null
  }
  scores: {
    id: string
    interview_id: string
    answer_id: string
    question_id: string
    criteria: Json
    key_points: Json
    flags: Json
    confidence: number
    value: Decimal
    kind: 'scored' | 'provisional' | 'human' | 'incomplete'
    graded_by: string
    receipt: Json
    created_at: Date
  }
  summaries: {
    id: string
    interview_id: string
    value: Decimal
    kind: 'scored' | 'provisional' | 'human' | 'incomplete'
    strengths: Json
    gaps: Json
    written_by: string
    created_at: Date
  }
  ai_calls: {
    id: string
    task: string
    provider: string
    model: string
    prompt_version: string
    input_sha256: string
    output_sha256: string | null
    input_tokens: number | null
    output_tokens: number | null
    cost_usd: Decimal
    ms: number
    outcome: string
    subject: string | null
    correlation_id: string | null
    at: Date
  }
  reviews: {
    id: string
    interview_id: string
    reviewer_id: string
    status: 'draft' | 'submitted'
    ratings: Json
    note: string
    recommendation: string | null
    saw_machine_levels: Generated<boolean>
    blind_ratings: ColumnType<unknown, string | null | undefined, string | null>
    version: Version
    created_at: Date
    updated_at: Date
    submitted_at: Date | null
  }
  replays: {
    id: string
    position_id: string
    started_by: string
    scorer: string
    status: 'running' | 'finished' | 'stopped'
    total: number
    started_at: Date
    ended_at: Date | null
  }
  replayed_scores: {
    replay_id: string
    answer_id: string
    interview_id: string
    question_id: string
    criteria: Json
    receipt: Json
    created_at: Date
  }
  replayed_interviews: {
    replay_id: string
    interview_id: string
    before_value: Decimal
    before_kind: 'scored' | 'provisional' | 'human' | 'incomplete'
    before_place: number | null
    after_value: Decimal
    after_kind: 'scored' | 'provisional' | 'human' | 'incomplete'
    after_place: number | null
    moved: number
    levels_changed: number
  }
  queued_answers: {
    answer_id: string
    interview_id: string
    position_id: string
    question_id: string
    kind: 'failed' | 'insufficient' | 'unsure' | 'stand_in'
    criteria: Json
    since: Date
    owner_id: string | null
    owned_since: Date | null
  }
  answer_ratings: {
    id: string
    interview_id: string
    answer_id: string
    question_id: string
    rater_id: string
    levels: Json
    reason: string
    saw_machine_levels: boolean
    at: Date
  }
  answer_rating_drafts: { answer_id: string; rater_id: string; levels: Json; reason: string; saved_at: Date }
  report_cards: { sha256: string; passed: boolean; card: Json; tried_at: Date }
  decisions: {
    id: string
    interview_id: string
    outcome: 'advance' | 'hold' | 'reject'
    reason_code: string
    note: string
    decided_by: string
    at: Date
  }
  events: {
    id: Generated<string>
    tx: Generated<string>
    kind: string
    interview_id: string | null
    data: Json
    at: Date
  }
  idempotency_keys: {
    owner: string
    key: string
    request_hash: string
    status: number | null
    headers: ColumnType<unknown, string | null, string | null>
    body: string | null
    created_at: Date
  }
  audit_entries: {
    id: string
    at: Date
    actor_type: string
    actor_id: string
    action: string
    subject_kind: string
    subject_id: string
    detail: Json
    correlation_id: string | null
    seq: ColumnType<string | null, never, string>
    previous_hash: ColumnType<string | null, never, string>
    hash: ColumnType<string | null, never, string>
  }
  audit_checkpoints: { number: number; seq: string; hash: string; at: Date; key_id: string; signature: string }
}
