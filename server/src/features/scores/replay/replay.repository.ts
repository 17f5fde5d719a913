import { PositionSettings } from '@colloquy/contracts/positions'
import type { Replay, ReplayedInterview } from '@colloquy/contracts/replays'
import { TemplateDefinition } from '@colloquy/contracts/templates'
import { sql } from 'kysely'
import { shownPerson } from '../../../domain/privacy/blind-review.ts'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { keyset, type Page } from '../../../infra/db/keyset.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Receipt } from '../scores.repository.ts'
import { JudgedCriteria, type JudgedCriterion } from '../stored-score.ts'
import type { Outcome } from './replay-outcome.ts'

type NewReplay = Pick<Replay, 'id' | 'positionId' | 'scorer' | 'total'> & { startedBy: string; startedAt: Date }
export type ReplayedScore = {
  replayId: string
  answerId: string
  interviewId: string
  questionId: string
  criteria: JudgedCriterion[]
  receipt: Receipt
}
type PageOf = { cursor?: string | undefined; limit: number }

const sorts = { moved: { by: 'replayed_interviews.moved' } }
const numberOrNull = (value: string | null) => (value === null ? null : Number(value))

/** Statements over replays. They write nothing that is in force. */
export const replayRepository = queries('replays', {
  async hasPosition(db: DbOrTrx, positionId: string): Promise<boolean> {
    return (await db.selectFrom('positions').select('id').where('id', '=', positionId).executeTakeFirst()) !== undefined
  },

  async countAnswers(db: DbOrTrx, positionId: string): Promise<number> {
    const { count } = await answersOf(db, positionId)
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow()
    return count
  },

  /** False when one is running for this position. */
  async add(trx: Trx, { id, positionId, scorer, total, startedBy, startedAt }: NewReplay): Promise<boolean> {
    const facts = { id, position_id: positionId, started_by: startedBy, scorer, total, started_at: startedAt }
    const added = await trx
      .insertInto('replays')
      .values({ ...facts, status: 'running', ended_at: null })
      .onConflict((conflict) => conflict.column('position_id').where('status', '=', 'running').doNothing())
      .returning('id')
      .executeTakeFirst()
    return added !== undefined
  },

  async find(db: DbOrTrx, replayId: string): Promise<Replay | undefined> {
    const row = await views(db).where('replays.id', '=', replayId).executeTakeFirst()
    return row && toReplay(row)
  },

  async list(db: DbOrTrx, positionId: string, limit: number): Promise<Replay[]> {
    const rows = await views(db)
      .where('replays.position_id', '=', positionId)
      .orderBy('replays.started_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(toReplay)
  },

  /** Ends it if it runs. */
  async end(trx: Trx, replayId: string, status: 'finished' | 'stopped', now: Date): Promise<boolean> {
    const ended = await trx
      .updateTable('replays')
      .set({ status, ended_at: now })
      .where('id', '=', replayId)
      .where('status', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    return ended !== undefined
  },

  /** Answers of the position that this replay has not scored yet. */
  async findNext(db: DbOrTrx, { id, positionId }: Pick<Replay, 'id' | 'positionId'>, limit: number): Promise<string[]> {
    const rows = await answersOf(db, positionId)
      .select('answers.id')
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('replayed_scores')
              .select('replayed_scores.answer_id')
              .where('replayed_scores.replay_id', '=', id)
              .whereRef('replayed_scores.answer_id', '=', 'answers.id'),
          ),
        ),
      )
      .orderBy('answers.id')
      .limit(limit)
      .execute()
    return rows.map((row) => row.id)
  },

  async addScore(db: DbOrTrx, score: ReplayedScore): Promise<void> {
    await db
      .insertInto('replayed_scores')
      .values({
        replay_id: score.replayId,
        answer_id: score.answerId,
        interview_id: score.interviewId,
        question_id: score.questionId,
        criteria: JSON.stringify(score.criteria),
        receipt: JSON.stringify(score.receipt),
        created_at: new Date(score.receipt.at),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },

  async findScores(db: DbOrTrx, replayId: string, interviewId?: string) {
    let query = db
      .selectFrom('replayed_scores')
      .select(['interview_id', 'answer_id', 'question_id', 'criteria'])
      .where('replay_id', '=', replayId)
    if (interviewId) query = query.where('interview_id', '=', interviewId)
    return (await query.execute()).map((row) => ({
      interviewId: row.interview_id,
      answerId: row.answer_id,
      questionId: row.question_id,
      criteria: JudgedCriteria.parse(row.criteria),
    }))
  },

  async findDefinitions(db: DbOrTrx, interviewIds: readonly string[]): Promise<Map<string, TemplateDefinition>> {
    if (interviewIds.length === 0) return new Map()
    const rows = await db
      .selectFrom('interviews')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select(['interviews.id', 'template_versions.definition'])
      .where('interviews.id', 'in', interviewIds)
      .execute()
    return new Map(rows.map((row) => [row.id, TemplateDefinition.parse(row.definition)]))
  },

  async addOutcomes(trx: Trx, replayId: string, outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length === 0) return
    const rows = outcomes.map(({ interviewId, before, after, moved, levelsChanged }) => ({
      interview_id: interviewId,
      before_value: before.score.value,
      before_kind: before.score.kind,
      before_place: before.place,
      after_value: after.score.value,
      after_kind: after.score.kind,
      after_place: after.place,
      moved,
      levels_changed: levelsChanged,
    }))
    await sql`
      insert into replayed_interviews (replay_id, interview_id, before_value, before_kind, before_place,
        after_value, after_kind, after_place, moved, levels_changed)
      select ${replayId}::uuid, one.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(interview_id uuid,
        before_value numeric, before_kind text, before_place int, after_value numeric, after_kind text, after_place int,
        moved int, levels_changed int)
      on conflict do nothing`.execute(trx)
  },

  async pageOutcomes(db: DbOrTrx, replayId: string, page: PageOf): Promise<Page<ReplayedInterview>> {
    const part = keyset(sorts, { sort: 'moved', direction: 'desc', ...page }, 'replayed_interviews.interview_id')
    let query = db
      .selectFrom('replayed_interviews')
      .innerJoin('interviews', 'interviews.id', 'replayed_interviews.interview_id')
      .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
      .selectAll('replayed_interviews')
      .innerJoin('positions', 'positions.id', 'interviews.position_id')
      .select(['candidates.full_name', 'interviews.decision', 'positions.settings'])
      .select(part.key)
      .where('replayed_interviews.replay_id', '=', replayId)
      .limit(part.limit)
    if (part.where) query = query.where(part.where)
    for (const order of part.orderBy) query = query.orderBy(order)
    return part.page(
      await query.execute(),
      (row) => row.interview_id,
      (row): ReplayedInterview => ({
        interviewId: row.interview_id,
        candidate: shownPerson(
          { name: row.full_name },
          {
            interviewId: row.interview_id,
            settings: PositionSettings.parse(row.settings),
            decision: row.decision,
          },
        ).name,
        before: { score: { value: numberOrNull(row.before_value), kind: row.before_kind }, place: row.before_place },
        after: { score: { value: numberOrNull(row.after_value), kind: row.after_kind }, place: row.after_place },
        moved: row.moved,
        levelsChanged: row.levels_changed,
      }),
    )
  },
})

/** Answers with a score in force, of interviews that came to their end; erased words cannot be scored again. */
function answersOf(db: DbOrTrx, positionId: string) {
  return db
    .selectFrom('answers')
    .innerJoin('interviews', 'interviews.id', 'answers.interview_id')
    .where('interviews.position_id', '=', positionId)
    .where('interviews.status', '=', 'scored')
    .where('answers.erased_at', 'is', null)
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

function views(db: DbOrTrx) {
  const count = (table: string, condition: string) =>
    sql<number>`(select count(*)::int from ${sql.table(table)} one where one.replay_id = replays.id and ${sql.raw(condition)})`
  return db
    .selectFrom('replays')
    .innerJoin('users', 'users.id', 'replays.started_by')
    .selectAll('replays')
    .select('users.name')
    .select([
      count('replayed_scores', 'true').as('done'),
      count('replayed_interviews', 'one.moved > 0').as('would_move'),
      count('replayed_interviews', 'one.levels_changed > 0').as('would_change'),
      sql<string | null>`(select sum(cost_usd) from ai_calls where subject = replays.id::text)`.as('cost'),
    ])
}

const toReplay = (row: ViewRow): Replay => ({
  id: row.id,
  positionId: row.position_id,
  scorer: row.scorer,
  status: row.status,
  total: row.total,
  done: row.done,
  startedBy: { id: row.started_by, name: row.name },
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  costUsd: numberOrNull(row.cost),
  wouldMove: row.would_move,
  wouldChange: row.would_change,
})
