import type { InterviewListItem, WaitingFor } from '@colloquy/contracts/interviews'
import { PositionSettings } from '@colloquy/contracts/positions'
import { sql } from 'kysely'
import { isPersonHidden, shownPerson } from '../../../domain/privacy/blind-review.ts'
import type { DbOrTrx } from '../../../infra/db/database.ts'
import { keyset, type PageRequest, type Sort } from '../../../infra/db/keyset.ts'
import { queries } from '../../../infra/db/query-name.ts'

export type ListFilter = {
  positionId?: string | undefined
  status?: InterviewListItem['status'] | undefined
  waitingFor?: WaitingFor | undefined
  search?: string | undefined
  /** Only interviews for positions that are assigned to this person. */
  assignedTo?: string | undefined
  /** Whether the search looks at addresses too. */
  byEmail?: boolean
}

// What the domain says of one row (`isPersonHidden`), for finding and ordering: neither may give a hidden name away.
const isKnown = sql<boolean>`(positions.settings -> 'blindReview' is distinct from 'true'::jsonb
  or interviews.decision in ('advance', 'reject')) is true`

const sorts = {
  // Only scored and human totals rank. Provisional ones follow, ordered among themselves; the rest come last (R11.1).
  score: { by: sql`ranking_score(interviews.score, interviews.score_kind)`, nullable: true },
  name: { by: sql`case when ${isKnown} then lower(candidates.full_name) end`, nullable: true },
  lastEvent: { by: 'interviews.last_event_at' },
  created: { by: 'interviews.created_at' },
} as const satisfies Record<string, Sort>
type SortName = keyof typeof sorts

export const interviewLists = queries('interviews', {
  async page(db: DbOrTrx, filter: ListFilter, request: PageRequest<SortName>) {
    const part = keyset(sorts, request, 'interviews.id')
    let query = filtered(db, filter).select(columns).select(part.key).limit(part.limit)
    if (part.where) query = query.where(part.where)
    for (const order of part.orderBy) query = query.orderBy(order)
    return part.page(await query.execute(), (row) => row.id, toListItem)
  },

  async count(db: DbOrTrx, filter: ListFilter): Promise<number> {
    const row = await filtered(db, filter).select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
    return row.total
  },

  async items(db: DbOrTrx, interviewIds: readonly string[]): Promise<InterviewListItem[]> {
    if (interviewIds.length === 0) return []
    const rows = await base(db).select(columns).where('interviews.id', 'in', interviewIds).execute()
    return rows.map(toListItem)
  },
})

const columns = [
  'interviews.id',
  'interviews.status',
  'interviews.waiting_for',
  'interviews.answered_count',
  'interviews.question_count',
  'interviews.deadline',
  'interviews.score',
  'interviews.score_kind',
  'interviews.human_requested',
  'interviews.decision',
  'interviews.review_count',
  'interviews.last_event_at',
  'interviews.created_at',
  'candidates.id as candidate_id',
  'candidates.full_name',
  'candidates.email',
  'positions.id as position_id',
  'positions.title',
  'positions.settings',
] as const

function base(db: DbOrTrx) {
  return db
    .selectFrom('interviews')
    .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
    .innerJoin('positions', 'positions.id', 'interviews.position_id')
}

function filtered(db: DbOrTrx, { positionId, status, waitingFor, search, assignedTo, byEmail }: ListFilter) {
  let query = base(db)
  if (positionId) query = query.where('interviews.position_id', '=', positionId)
  if (status) query = query.where('interviews.status', '=', status)
  if (waitingFor) query = query.where('interviews.waiting_for', '=', waitingFor)
  if (assignedTo) {
    const assigned = db.selectFrom('position_assignments').select('position_id').where('user_id', '=', assignedTo)
    query = query.where('interviews.position_id', 'in', assigned)
  }
  if (search) {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    query = query
      .where(isKnown)
      .where((eb) =>
        eb.or([
          eb(eb.fn<string>('lower', ['candidates.full_name']), 'like', pattern),
          ...(byEmail ? [eb(eb.fn<string>('lower', ['candidates.email']), 'like', pattern)] : []),
        ]),
      )
  }
  return query
}

type ListRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]
const selected = (db: DbOrTrx) => base(db).select(columns)

function toListItem(row: ListRow): InterviewListItem {
  const blindness = { interviewId: row.id, settings: PositionSettings.parse(row.settings), decision: row.decision }
  return {
    id: row.id,
    candidate: shownPerson({ id: row.candidate_id, name: row.full_name, email: row.email }, blindness),
    nameHidden: isPersonHidden(blindness),
    position: { id: row.position_id, title: row.title },
    status: row.status as InterviewListItem['status'],
    answered: row.answered_count,
    questions: row.question_count,
    deadline: row.deadline?.toISOString() ?? null,
    score: row.score_kind ? { value: row.score === null ? null : Number(row.score), kind: row.score_kind } : null,
    waitingFor: row.waiting_for as WaitingFor,
    humanRequested: row.human_requested,
    decision: row.decision,
    reviews: row.review_count,
    lastEventAt: row.last_event_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }
}
