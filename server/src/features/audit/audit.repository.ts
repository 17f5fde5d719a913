import { auditActions } from '@colloquy/contracts/audit'
import type { AuditFilter } from '@colloquy/contracts/audit-trail'
import { Id } from '@colloquy/contracts/vocabulary'
import { type Expression, type SqlBool, sql } from 'kysely'
import { hashedColumns } from '../../infra/audit-chain/chain.repository.ts'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { keyset, type Page, type Sort } from '../../infra/db/keyset.ts'
import { queries } from '../../infra/db/query-name.ts'

/** An entry as it was hashed, with its place in the chain. */
export type TrailEntry = {
  id: string
  at: string
  actorType: string
  actorId: string
  action: string
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
  correlationId: string | null
  seq: number | null
  previousHash: string | null
  hash: string | null
}

const sorts = { at: { by: 'audit_entries.at' } } as const satisfies Record<string, Sort>

/** Statements that only readers of the trail need. */
export const auditRepository = queries('auditTrail', {
  /** Newest first. */
  async page(
    db: DbOrTrx,
    filter: AuditFilter,
    where: { limit: number; cursor?: string | undefined },
  ): Promise<Page<TrailEntry>> {
    const part = keyset(sorts, { sort: 'at', direction: 'desc', ...where }, 'audit_entries.id')
    let query = filtered(db, filter, filter.search ? await mentioning(db, filter.search.toLowerCase()) : undefined)
      .select([...hashedColumns, 'seq', 'previous_hash as previousHash', 'hash'])
      .select(part.key)
      .limit(part.limit)
    if (part.where) query = query.where(part.where)
    for (const order of part.orderBy) query = query.orderBy(order)
    return part.page(
      await query.execute(),
      ({ id }) => id,
      ({ page_key: _key, ...row }) => ({
        ...row,
        detail: row.detail as TrailEntry['detail'], // written by `recordAudit` only, from an object
        seq: row.seq === null ? null : Number(row.seq),
      }),
    )
  },

  async titlesOf(db: DbOrTrx, positionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = positionIds.filter(isId)
    if (ids.length === 0) return new Map()
    const rows = await db.selectFrom('positions').select(['id', 'title']).where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, row.title]))
  },

  async interviewsThere(db: DbOrTrx, interviewIds: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = interviewIds.filter(isId)
    if (ids.length === 0) return new Set()
    const rows = await db.selectFrom('interviews').select('id').where('id', 'in', ids).execute()
    return new Set(rows.map(({ id }) => id))
  },

  async questionsThere(db: DbOrTrx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set()
    const rows = await db.selectFrom('questions').select('id').where('id', 'in', ids).execute()
    return new Set(rows.map(({ id }) => id))
  },
})

const isId = (text: string) => Id.safeParse(text).success

function filtered(db: DbOrTrx, filter: AuditFilter, mentioned: Expression<SqlBool> | undefined) {
  let query = db.selectFrom('audit_entries')
  if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.actorType) query = query.where('actor_type', '=', filter.actorType)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.from) query = query.where('audit_entries.at', '>=', new Date(filter.from))
  if (filter.to) query = query.where('audit_entries.at', '<', new Date(filter.to))
  return mentioned ? query.where(mentioned) : query
}

/** Names are looked up first, so that each part of the condition has an index. */
async function mentioning(db: DbOrTrx, words: string): Promise<Expression<SqlBool>> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const named = await db
    .selectFrom('users')
    .select('id')
    .where(sql<string>`lower(name)`, 'like', pattern)
    .unionAll(db.selectFrom('positions').select('id').where(sql<string>`lower(title)`, 'like', pattern))
    .execute()
  const ids = named.map(({ id }) => id)
  const actions = Object.entries(auditActions)
    .filter(([name, text]) => name.includes(words) || text.toLowerCase().includes(words))
    .map(([name]) => name)
  const mentioned = sql<SqlBool>`audit_words(audit_entries.id, actor_id, subject_id, correlation_id) like ${pattern}`
  // Of what is sealed there is an index of the words; the rest is a moment old, and has an index of its own.
  return sql<SqlBool>`(
    action = any(${actions}) or actor_id = any(${ids}) or subject_id = any(${ids})
    or (seq is not null and ${mentioned}) or (seq is null and ${mentioned})
  )`
}
