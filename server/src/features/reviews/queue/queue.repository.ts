import { assignedOnly, permits } from '@colloquy/contracts/permissions'
import type { QueuedAnswer, WaitingKind } from '@colloquy/contracts/review-queue'
import { CriterionId, TemplateDefinition } from '@colloquy/contracts/templates'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { keyset, type Page } from '../../../infra/db/keyset.ts'
import { queries } from '../../../infra/db/query-name.ts'

export type Unranked = Pick<QueuedAnswer, 'answerId' | 'questionId' | 'kind' | 'criteria'>
export type QueueFilter = {
  positionId?: string | undefined
  kind?: WaitingKind | undefined
  /** null: nobody's. */
  ownerId?: string | null | undefined
}
/** Only answers of positions that are assigned to this person; undefined: of all. */
type Reach = string | undefined
type PageOf = { cursor?: string | undefined; limit: number }

const Criteria = z.array(CriterionId)
const sorts = { since: { by: 'queued_answers.since' } }

/** Statements over the answers that wait for a person. Those whose words were erased are in none of them. */
export const queueRepository = queries('queued_answers', {
  async page(db: DbOrTrx, reach: Reach, filter: QueueFilter, page: PageOf): Promise<Page<QueuedAnswer>> {
    const part = keyset(sorts, { sort: 'since', direction: 'asc', ...page }, 'queued_answers.answer_id')
    let query = filtered(db, reach, filter).select(part.key).limit(part.limit)
    if (part.where) query = query.where(part.where)
    for (const order of part.orderBy) query = query.orderBy(order)
    return part.page(await query.execute(), (row) => row.answer_id, toQueuedAnswer)
  },

  async find(db: DbOrTrx, reach: Reach, answerId: string): Promise<QueuedAnswer | undefined> {
    const row = await views(db, reach).where('queued_answers.answer_id', '=', answerId).executeTakeFirst()
    return row && toQueuedAnswer(row)
  },

  /** What is read to rate it: the words, the question's rubric, and whether the machine's levels are hidden. */
  async findMaterial(db: DbOrTrx, answerId: string) {
    const row = await db
      .selectFrom('answers')
      .innerJoin('interviews', 'interviews.id', 'answers.interview_id')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select(['answers.text', 'answers.submitted_by', 'answers.question_id', 'template_versions.definition'])
      .where('answers.id', '=', answerId)
      .executeTakeFirstOrThrow()
    const { criteria, slots } = TemplateDefinition.parse(row.definition)
    const question = slots.find((slot) => slot.question?.questionId === row.question_id)?.question
    if (!question) throw new Error(`Answer ${answerId} belongs to no question of its interview.`)
    return { text: row.text, submittedBy: row.submitted_by, criteria, rubric: question.rubric }
  },

  async countByKind(db: DbOrTrx, reach: Reach): Promise<Record<WaitingKind, number>> {
    const count = (kind: WaitingKind) => sql<number>`count(*) filter (where queued_answers.kind = ${kind})::int`
    return present(db, reach)
      .select([count('failed').as('failed'), count('insufficient').as('insufficient')])
      .select([count('unsure').as('unsure'), count('stand_in').as('stand_in')])
      .executeTakeFirstOrThrow()
  },

  /** Without stand-ins. */
  async countByOwner(db: DbOrTrx, reach: Reach, userId: string): Promise<{ mine: number; nobodys: number }> {
    return present(db, reach)
      .select(sql<number>`count(*) filter (where owner_id = ${userId})::int`.as('mine'))
      .select(sql<number>`count(*) filter (where owner_id is null)::int`.as('nobodys'))
      .where('queued_answers.kind', '<>', 'stand_in')
      .executeTakeFirstOrThrow()
  },

  /** Takes the row, if it is still there, for the rest of the transaction. */
  async lock(trx: Trx, answerId: string): Promise<void> {
    await trx.selectFrom('queued_answers').select('answer_id').where('answer_id', '=', answerId).forUpdate().execute()
  },

  async setOwner(trx: Trx, answerId: string, ownerId: string | null, now: Date): Promise<void> {
    await trx
      .updateTable('queued_answers')
      .set({ owner_id: ownerId, owned_since: ownerId === null ? null : now })
      .where('answer_id', '=', answerId)
      .execute()
  },

  async mayRate(db: DbOrTrx, userId: string, positionId: string): Promise<boolean> {
    const row = await db
      .selectFrom('users')
      .leftJoin('position_assignments', (join) =>
        join.onRef('user_id', '=', 'users.id').on('position_id', '=', positionId),
      )
      .select(['active', 'role', 'position_id'])
      .where('users.id', '=', userId)
      .executeTakeFirst()
    if (!row?.active || !permits('reviews.write', row.role)) return false
    return !assignedOnly.includes(row.role) || row.position_id !== null
  },

  /** Exactly these answers of the interview wait; age and owner of those that waited before stay. Gives the position if anything changed. */
  async replace(trx: Trx, interviewId: string, unranked: readonly Unranked[], now: Date): Promise<string | null> {
    const rows = unranked.map(({ answerId, questionId, kind, criteria }) => ({ answerId, questionId, kind, criteria }))
    const changed = await sql<{ position_id: string }>`
      with given as (
        select interviews.position_id, one.*
        from interviews, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as one("answerId" uuid, "questionId" text, kind text, criteria jsonb)
        where interviews.id = ${interviewId}
      ), gone as (
        delete from queued_answers where interview_id = ${interviewId}
          and answer_id not in (select "answerId" from given)
        returning position_id
      ), come as (
        insert into queued_answers (answer_id, interview_id, position_id, question_id, kind, criteria, since)
        select "answerId", ${interviewId}, position_id, "questionId", kind, criteria, ${now} from given
        on conflict (answer_id) do update set kind = excluded.kind, criteria = excluded.criteria
          where (queued_answers.kind, queued_answers.criteria) is distinct from (excluded.kind, excluded.criteria)
        returning position_id
      )
      select position_id from gone union select position_id from come`.execute(trx)
    return changed.rows[0]?.position_id ?? null
  },

  /** Without stand-ins. */
  async countOf(db: DbOrTrx, interviewId: string): Promise<number> {
    const { count } = await db
      .selectFrom('queued_answers')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .where('interview_id', '=', interviewId)
      .where('kind', '<>', 'stand_in')
      .executeTakeFirstOrThrow()
    return count
  },
})

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

function present(db: DbOrTrx, reach: Reach) {
  const query = db
    .selectFrom('queued_answers')
    .innerJoin('answers', 'answers.id', 'queued_answers.answer_id')
    .where('answers.erased_at', 'is', null)
  if (!reach) return query
  const assigned = db.selectFrom('position_assignments').select('position_id').where('user_id', '=', reach)
  return query.where('queued_answers.position_id', 'in', assigned)
}

function filtered(db: DbOrTrx, reach: Reach, { positionId, kind, ownerId }: QueueFilter) {
  let query = views(db, reach)
  if (positionId) query = query.where('queued_answers.position_id', '=', positionId)
  query = kind ? query.where('queued_answers.kind', '=', kind) : query.where('queued_answers.kind', '<>', 'stand_in')
  if (ownerId !== undefined) query = query.where('queued_answers.owner_id', ownerId === null ? 'is' : '=', ownerId)
  return query
}

function views(db: DbOrTrx, reach: Reach) {
  return present(db, reach)
    .innerJoin('interviews', 'interviews.id', 'queued_answers.interview_id')
    .innerJoin('positions', 'positions.id', 'queued_answers.position_id')
    .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
    .leftJoin('users as owners', 'owners.id', 'queued_answers.owner_id')
    .innerJoinLateral(
      (eb) =>
        sql<{ number: number; prompt: string }>`(
          select slot.number::int, slot.value -> 'question' ->> 'prompt' as prompt
          from jsonb_array_elements(${eb.ref('template_versions.definition')} -> 'slots')
            with ordinality as slot(value, number)
          where slot.value -> 'question' ->> 'questionId' = ${eb.ref('queued_answers.question_id')}
          limit 1)`.as('slot'),
      (join) => join.onTrue(),
    )
    .selectAll('queued_answers')
    .select(['positions.title', 'owners.name as owner_name', 'slot.number', 'slot.prompt'])
}

function toQueuedAnswer(row: Row): QueuedAnswer {
  return {
    answerId: row.answer_id,
    interviewId: row.interview_id,
    position: { id: row.position_id, title: row.title },
    questionId: row.question_id,
    number: row.number,
    prompt: row.prompt,
    kind: row.kind,
    criteria: Criteria.parse(row.criteria),
    since: row.since.toISOString(),
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    ownedSince: row.owned_since?.toISOString() ?? null,
  }
}
