import { Finding, type ScoreKind, ScoreReceipt, type Summary } from '@colloquy/contracts/scores'
import { TemplateDefinition } from '@colloquy/contracts/templates'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { Flags, JudgedCriteria, StoredKeyPoints, type StoredScore } from './stored-score.ts'

export type Receipt = z.output<typeof ScoreReceipt>
export type StoredSummary = Summary & { id: string; interviewId: string }

const Accommodation = z.union([z.literal([0, 25, 50, 100]), z.literal('untimed')])
const Findings = z.array(Finding)
const numberOrNull = (value: string | null) => (value === null ? null : Number(value))

/** Statements over scores and summaries. Both are only ever added; the newest is in force. */
export const scoreRepository = queries('scores', {
  /** An answer with all that its judgement depends on; nothing of the person. */
  async findAnswer(db: DbOrTrx, answerId: string) {
    const row = await db
      .selectFrom('answers')
      .innerJoin('interviews', 'interviews.id', 'answers.interview_id')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select(['answers.text', 'answers.sha256', 'answers.used_ms', 'answers.submitted_by', 'answers.erased_at'])
      .select(['answers.interview_id', 'answers.question_id', 'interviews.status', 'template_versions.definition'])
      .select(sql<unknown>`interviews.state -> 'accommodation'`.as('accommodation'))
      .select((eb) =>
        eb
          .selectFrom('interview_events')
          .select(sql<number>`coalesce(sum((data ->> 'extraMs')::int), 0)::int`.as('extra'))
          .whereRef('interview_events.interview_id', '=', 'answers.interview_id')
          .where('interview_events.type', '=', 'TimeExtended')
          .whereRef(sql`interview_events.data ->> 'questionId'`, '=', 'answers.question_id')
          .as('extra_ms'),
      )
      .where('answers.id', '=', answerId)
      .executeTakeFirst()
    return (
      row && {
        interviewId: row.interview_id,
        questionId: row.question_id,
        interviewStatus: row.status,
        text: row.text,
        sha256: row.sha256,
        usedMs: row.used_ms,
        submittedBy: row.submitted_by,
        isErased: row.erased_at !== null,
        accommodation: Accommodation.catch(0).parse(row.accommodation),
        extraMs: row.extra_ms ?? 0,
        definition: TemplateDefinition.parse(row.definition),
      }
    )
  },

  /** Answers whose score in force stands in for that of a provider; those that models failed at least, and oldest, first. */
  async findStandIns(db: DbOrTrx, { limit, tries }: { limit: number; tries: number }) {
    const failed = sql<number>`(select count(*)::int from ai_calls where subject = scores.answer_id::text
      and task = 'scoreAnswer' and outcome in ('bad_output', 'refused', 'rejected'))`
    const rows = await db
      .selectFrom('scores')
      .innerJoin('answers', 'answers.id', 'scores.answer_id')
      .innerJoin('interviews', 'interviews.id', 'scores.interview_id')
      .select(['scores.answer_id', 'scores.interview_id', 'scores.question_id'])
      .where(sql<boolean>`scores.receipt @> '{"standsIn": true}'`)
      .where('answers.erased_at', 'is', null)
      .where('interviews.status', 'not in', ['expired', 'withdrawn', 'cancelled'])
      .where(
        sql<boolean>`not exists (select 1 from scores newer where newer.answer_id = scores.answer_id
          and (newer.created_at, newer.id) > (scores.created_at, scores.id))`,
      )
      .where(failed, '<', tries)
      .orderBy(failed)
      .orderBy('scores.created_at')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      answerId: row.answer_id,
      interviewId: row.interview_id,
      questionId: row.question_id,
    }))
  },

  /** One scoring of an interview at a time. */
  async lockInterview(trx: Trx, interviewId: string): Promise<void> {
    await trx.selectFrom('interviews').select('id').where('id', '=', interviewId).forUpdate().execute()
  },

  /** The answers' texts by question; those erased are empty. */
  async findTexts(db: DbOrTrx, interviewId: string): Promise<Map<string, string>> {
    const rows = await db
      .selectFrom('answers')
      .select(['question_id', 'text'])
      .where('interview_id', '=', interviewId)
      .execute()
    return new Map(rows.map((row) => [row.question_id, row.text]))
  },

  async findDefinition(db: DbOrTrx, interviewId: string): Promise<TemplateDefinition | undefined> {
    const row = await db
      .selectFrom('interviews')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select('template_versions.definition')
      .where('interviews.id', '=', interviewId)
      .executeTakeFirst()
    return row && TemplateDefinition.parse(row.definition)
  },

  async findLatestReceipt(
    db: DbOrTrx,
    { interviewId, answerId }: { interviewId: string; answerId: string },
  ): Promise<(Receipt & { failed: boolean }) | undefined> {
    const row = await db
      .selectFrom('scores')
      .select(['receipt', sql<boolean>`criteria @> '[{"status": "failed"}]'`.as('failed')])
      .where('interview_id', '=', interviewId)
      .where('answer_id', '=', answerId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && { ...ScoreReceipt.parse(row.receipt), failed: row.failed }
  },

  async addScore(trx: Trx, score: StoredScore, receipt: Receipt): Promise<void> {
    await trx
      .insertInto('scores')
      .values({
        id: score.id,
        interview_id: score.interviewId,
        answer_id: score.answerId,
        question_id: score.questionId,
        criteria: JSON.stringify(score.criteria),
        key_points: JSON.stringify(score.keyPoints),
        flags: JSON.stringify(score.flags),
        confidence: score.confidence,
        value: score.value,
        kind: score.kind,
        graded_by: score.gradedBy,
        receipt: JSON.stringify(receipt),
        created_at: score.gradedAt,
      })
      .execute()
  },

  /** The score in force of each answer of an interview, by question. */
  async findLatest(db: DbOrTrx, interviewId: string): Promise<Map<string, StoredScore>> {
    const rows = await db
      .selectFrom('scores')
      .selectAll()
      .distinctOn('question_id')
      .where('interview_id', '=', interviewId)
      .orderBy('question_id')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const scores = rows.map(
      (row): StoredScore => ({
        id: row.id,
        interviewId: row.interview_id,
        answerId: row.answer_id,
        questionId: row.question_id,
        criteria: JudgedCriteria.parse(row.criteria),
        keyPoints: StoredKeyPoints.parse(row.key_points),
        flags: Flags.parse(row.flags),
        confidence: row.confidence,
        value: numberOrNull(row.value),
        kind: row.kind,
        gradedBy: row.graded_by,
        gradedAt: row.created_at,
      }),
    )
    return new Map(scores.map((score) => [score.questionId, score]))
  },

  async addSummary(trx: Trx, { id, interviewId, score, strengths, gaps, writtenBy, createdAt }: StoredSummary) {
    await trx
      .insertInto('summaries')
      .values({
        id,
        interview_id: interviewId,
        value: score.value,
        kind: score.kind,
        strengths: JSON.stringify(strengths),
        gaps: JSON.stringify(gaps),
        written_by: writtenBy,
        created_at: new Date(createdAt),
      })
      .execute()
  },

  async findLatestSummary(db: DbOrTrx, interviewId: string): Promise<Summary | null> {
    const row = await db
      .selectFrom('summaries')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    const kind: ScoreKind = row.kind
    return {
      score: { value: numberOrNull(row.value), kind },
      strengths: Findings.parse(row.strengths),
      gaps: Findings.parse(row.gaps),
      writtenBy: row.written_by,
      createdAt: row.created_at.toISOString(),
    }
  },
})
