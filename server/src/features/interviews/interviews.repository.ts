import type { IntegritySignal } from '@colloquy/contracts/scores'
import { sql } from 'kysely'
import type { InterviewEvent } from '../../domain/interview/events.ts'
import { type InterviewRow, project } from '../../domain/interview/projection.ts'
import type { InterviewState } from '../../domain/interview/state.ts'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import { announcement, tellReaders } from '../../infra/events/announce.ts'
import { currentCorrelation } from '../../infra/log/correlation.ts'

export type NewAnswer = {
  id: string
  questionId: string
  text: string
  sha256: string
  submittedBy: 'candidate' | 'clock'
  usedMs: number
  signals: readonly IntegritySignal[]
  submittedAt: Date
}

type Appended = {
  seqBefore: number
  state: InterviewState
  events: readonly InterviewEvent[]
  actor: string
  now: Date
}

/** The columns that lists read: a pure function of the state, so that a replay gives the same row. */
export function columnsOf(state: InterviewState) {
  const row: InterviewRow = project(state)
  const at = (instant: number | null) => (instant === null ? null : new Date(instant))
  return {
    seq: row.seq,
    state: JSON.stringify(state),
    status: row.status,
    question_count: row.questionCount,
    answered_count: row.answeredCount,
    current_question_id: row.currentQuestionId,
    deadline: at(row.deadline),
    next_deadline: at(row.nextDueAt),
    human_requested: row.humanRequestedAt !== null,
    started_at: at(row.startedAt),
    submitted_at: at(row.submittedAt),
    scored_at: at(row.scoredAt),
    last_event_at: new Date(row.lastEventAt),
    score: row.scoreValue,
    score_kind: row.scoreKind,
    review_count: row.reviewCount,
  }
}

/** The row before its first event is appended. */
function newRow(state: InterviewState) {
  const row = project(state)
  return {
    id: row.id,
    position_id: row.positionId,
    candidate_id: row.candidateId,
    template_version_id: row.templateVersionId,
    created_at: new Date(row.invitedAt),
    waiting_for: row.waitingFor,
    ...columnsOf(state),
    seq: 0,
  }
}

export const interviews = {
  ...repository('interviews', {
    noun: 'interview',
    // Written by `create` and `append` only, from the same type.
    toEntity: (row) => row.state as InterviewState,
    toRow: (state: InterviewState) => newRow(state),
  }),
  ...queries(
    'interviews',
    {
      /** Takes the row for the rest of the transaction: commands on one interview come one after the other. */
      async lock(trx: Trx, interviewId: string): Promise<InterviewState | null> {
        const row = await trx
          .selectFrom('interviews')
          .select('state')
          .where('id', '=', interviewId)
          .forUpdate()
          .executeTakeFirst()
        // Written by `append` only, from the same type.
        return row ? (row.state as InterviewState) : null
      },

      /** Row, events, the empty draft of a question that opens, and the announcement in one statement. False, and nothing done, if anyone wrote since `seqBefore`. */
      async append(db: DbOrTrx, { seqBefore, state, events, actor, now }: Appended): Promise<boolean> {
        const { interviewId, positionId, status } = state
        const rows = events.map((event, index) => ({
          seq: seqBefore + index + 1,
          type: event.type,
          data: event,
          at: new Date(event.at),
        }))
        const correlationId = currentCorrelation()?.correlationId ?? ''
        const change = events.map((event) => event.type).join(' ')
        const { waitingFor } = project(state)
        const moved = await db
          .with('moved', (cte) =>
            cte
              .updateTable('interviews')
              .set({
                ...columnsOf(state),
                // A decision is made outside of the engine and ends the waiting.
                waiting_for: sql`case when decision in ('advance', 'reject') then 'nobody' else ${waitingFor} end`,
              })
              .where('id', '=', interviewId)
              .where('seq', '=', seqBefore)
              .returning('id'),
          )
          .with(
            'appended',
            () => sql<object>`(
            insert into interview_events (interview_id, seq, type, data, actor, correlation_id, at)
            select moved.id, event.seq, event.type, event.data, ${actor}, ${correlationId}, event.at
            from moved, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
              as event(seq integer, type text, data jsonb, at timestamptz)
            returning interview_id, type, data, at)`,
          )
          .with(
            'opened',
            () => sql<object>`(
            insert into drafts (interview_id, question_id, revision, text, saved_at)
            select interview_id, data ->> 'questionId', 0, '', at from appended where type = 'QuestionPresented'
            on conflict do nothing)`,
          )
          .with(
            'announced',
            () =>
              sql<object>`(${announcement({ kind: 'interview', interviewId, positionId, status, change }, now, 'moved')})`,
          )
          .selectFrom('moved')
          .select('id')
          .executeTakeFirst()
        if (moved) tellReaders(db)
        return moved !== undefined
      },

      /** Whole histories at once, for sample data. */
      async insertMany(
        trx: Trx,
        told: readonly { state: InterviewState; events: readonly InterviewEvent[] }[],
      ): Promise<void> {
        await trx
          .insertInto('interviews')
          .values(told.map(({ state }) => ({ ...newRow(state), seq: state.seq })))
          .execute()
        const rows = told.flatMap(({ state, events }) =>
          events.map((event, index) => ({
            interview_id: state.interviewId,
            seq: index + 1,
            type: event.type,
            data: JSON.stringify(event),
            actor: 'system',
            correlation_id: '',
            at: new Date(event.at),
          })),
        )
        await trx.insertInto('interview_events').values(rows).execute()
      },

      async insertAnswers(trx: Trx, interviewId: string, answers: readonly NewAnswer[]): Promise<void> {
        const rows = answers.map((answer) => ({
          id: answer.id,
          interview_id: interviewId,
          question_id: answer.questionId,
          text: answer.text,
          sha256: answer.sha256,
          submitted_by: answer.submittedBy,
          used_ms: Math.round(answer.usedMs),
          signals: JSON.stringify(answer.signals),
          submitted_at: answer.submittedAt,
        }))
        const answered = answers.map((answer) => answer.questionId)
        await trx
          .with('done', (cte) =>
            cte.deleteFrom('drafts').where('interview_id', '=', interviewId).where('question_id', 'in', answered),
          )
          .insertInto('answers')
          .values(rows)
          .execute()
      },

      /** The last text of an open question, held against later ones until the transaction ends. */
      async lockDraft(trx: Trx, interviewId: string, questionId: string) {
        return trx
          .selectFrom('drafts')
          .select(['revision', 'text', 'saved_at'])
          .where('interview_id', '=', interviewId)
          .where('question_id', '=', questionId)
          .forUpdate()
          .executeTakeFirst()
      },

      /** State and saved revision in one look, for deciding about a draft. */
      async stateAndDraft(db: DbOrTrx, interviewId: string, questionId: string) {
        const row = await db
          .selectFrom('interviews')
          .leftJoin('drafts', (join) =>
            join.onRef('drafts.interview_id', '=', 'interviews.id').on('drafts.question_id', '=', questionId),
          )
          .select(['interviews.state', 'drafts.revision', 'drafts.text', 'drafts.saved_at'])
          .where('interviews.id', '=', interviewId)
          .executeTakeFirst()
        if (!row) return null
        return { state: row.state as InterviewState, revision: row.revision, text: row.text, savedAt: row.saved_at }
      },

      /**
       * Keeps a draft if the interview is still where `seq` says. An open question has its row (see `append`), which a
       * submission locks before it reads and then deletes: whoever is second waits and finds the truth, so an acknowledged
       * draft is never behind the answer. Gives the saved revision, or null when the state moved on.
       */
      async saveDraft(
        db: DbOrTrx,
        draft: { interviewId: string; seq: number; questionId: string; revision: number; text: string; now: Date },
      ) {
        const result = await sql<{ revision: number }>`
          update drafts set revision = ${draft.revision}, text = ${draft.text}, saved_at = ${draft.now}
          from interviews
          where drafts.interview_id = ${draft.interviewId} and drafts.question_id = ${draft.questionId}
            and drafts.revision < ${draft.revision}
            and interviews.id = ${draft.interviewId} and interviews.seq = ${draft.seq}
          returning drafts.revision`.execute(db)
        return result.rows[0]?.revision ?? null
      },

      /** Interviews whose clock has something to do. */
      async findOverdue(db: DbOrTrx, now: Date, limit: number): Promise<string[]> {
        const rows = await db
          .selectFrom('interviews')
          .select('id')
          .where('next_deadline', '<=', now)
          .orderBy('next_deadline')
          .limit(limit)
          .execute()
        return rows.map((row) => row.id)
      },

      async recordDecision(trx: Trx, interviewId: string, outcome: 'advance' | 'hold' | 'reject'): Promise<void> {
        await trx
          .updateTable('interviews')
          .set({ decision: outcome, ...(outcome === 'hold' ? {} : { waiting_for: 'nobody' }) })
          .where('id', '=', interviewId)
          .execute()
      },

      /** Latest first. */
      async findAccommodationReasons(db: DbOrTrx, interviewId: string) {
        return db
          .selectFrom('accommodation_reasons')
          .select(['id', 'reason', 'written_by as writtenBy', 'at'])
          .where('interview_id', '=', interviewId)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute()
      },

      async addAccommodationReason(
        trx: Trx,
        reason: { id: string; interviewId: string; reason: string; writtenBy: string; at: Date },
      ) {
        await trx
          .insertInto('accommodation_reasons')
          .values({
            id: reason.id,
            interview_id: reason.interviewId,
            reason: reason.reason,
            written_by: reason.writtenBy,
            at: reason.at,
          })
          .execute()
      },
    },
    { prepared: ['lock', 'append', 'lockDraft', 'stateAndDraft', 'saveDraft', 'findOverdue'] },
  ),
}
