import { type Position, PositionSettings } from '@colloquy/contracts/positions'
import { type Insertable, sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { keyset, type Page } from '../../infra/db/keyset.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

type Row = Insertable<Schema['positions']>
type Counts = Position['counts']

const base = repository('positions', {
  toEntity: (row) => ({ ...row, settings: PositionSettings.parse(row.settings) }),
  toRow: (row: Row) => row,
  version: 'version',
  noun: 'position',
})

const nobody: Counts = { invited: 0, active: 0, toReview: 0, decided: 0, total: 0 }

const named = queries('positions', {
  async view(db: DbOrTrx, id: string): Promise<Position | undefined> {
    const row = await views(db).where('positions.id', '=', id).executeTakeFirst()
    return row && rowToPosition(row, await countsOf(db, [id]))
  },

  async listViews(
    db: DbOrTrx,
    page: { cursor?: string | undefined; limit: number },
    assignedTo?: string,
  ): Promise<Page<Position>> {
    const sorts = { created: { by: 'positions.created_at' } }
    const part = keyset(sorts, { sort: 'created', direction: 'desc', ...page }, 'positions.id')
    let query = views(db).select(part.key).limit(part.limit)
    if (part.where) query = query.where(part.where)
    if (assignedTo) query = query.where('positions.id', 'in', assignedPositions(db, assignedTo))
    for (const order of part.orderBy) query = query.orderBy(order)
    const rows = await query.execute()
    const counts = await countsOf(
      db,
      rows.map(({ id }) => id),
    )
    return part.page(
      rows,
      ({ id }) => id,
      (row) => rowToPosition(row, counts),
    )
  },

  async findSettings(trx: Trx, id: string): Promise<PositionSettings | undefined> {
    const row = await trx.selectFrom('positions').select('settings').where('id', '=', id).forUpdate().executeTakeFirst()
    return row && PositionSettings.parse(row.settings)
  },
})

/** Statements over positions. `view` and `listViews` give them as the API shows them. */
export const positionRepository = { ...base, ...named }

const assignedPositions = (db: DbOrTrx, userId: string) =>
  db.selectFrom('position_assignments').select('position_id').where('user_id', '=', userId)

type ViewRow = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

function views(db: DbOrTrx) {
  const slots = sql`template_versions.definition -> 'slots'`
  return db
    .selectFrom('positions')
    .innerJoin('template_versions', 'template_versions.id', 'positions.template_version_id')
    .innerJoin('templates', 'templates.id', 'template_versions.template_id')
    .selectAll('positions')
    .select('templates.name as template_name')
    .select(sql<number>`jsonb_array_length(${slots})`.as('wanted'))
    .select(
      sql<number>`jsonb_array_length(jsonb_path_query_array(${slots}, '$[*].question ? (@ != null)'))`.as('chosen'),
    )
}

async function countsOf(db: DbOrTrx, positionIds: readonly string[]): Promise<Map<string, Counts>> {
  if (positionIds.length === 0) return new Map()
  const decided = sql`decision in ('advance', 'reject')`
  const rows = await db
    .selectFrom('interviews')
    .select('position_id')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where status = 'invited')::int`.as('invited'),
      sql<number>`count(*) filter (where status in ('onboarding', 'ready', 'in_progress', 'paused'))::int`.as('active'),
      sql<number>`count(*) filter (where waiting_for in ('review', 'decision') and (${decided}) is not true)::int`.as(
        'toReview',
      ),
      sql<number>`count(*) filter (where ${decided})::int`.as('decided'),
    ])
    .where('position_id', 'in', positionIds)
    .groupBy('position_id')
    .execute()
  return new Map(rows.map(({ position_id, ...counts }) => [position_id, counts]))
}

function rowToPosition(row: ViewRow, counts: ReadonlyMap<string, Counts>): Position {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status,
    templateName: row.template_name,
    templateVersionId: row.template_version_id,
    questionsChosen: row.chosen,
    questionsWanted: row.wanted,
    settings: PositionSettings.parse(row.settings),
    counts: counts.get(row.id) ?? nobody,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  }
}
