import type { Assignment } from '@colloquy/contracts/assignments'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

type Key = { positionId: string; userId: string }

/** Who reviews which position. */
export const assignmentQueries = queries('assignments', {
  async list(db: DbOrTrx, of: Partial<Key>): Promise<Assignment[]> {
    let query = db
      .selectFrom('position_assignments')
      .innerJoin('users', 'users.id', 'position_assignments.user_id')
      .innerJoin('positions', 'positions.id', 'position_assignments.position_id')
      .select(['position_id', 'positions.title', 'user_id', 'users.name', 'assigned_at'])
    if (of.positionId) query = query.where('position_id', '=', of.positionId)
    if (of.userId) query = query.where('user_id', '=', of.userId)
    const rows = await query.orderBy('positions.title').orderBy('users.name').orderBy('user_id').execute()
    return rows.map((row) => ({
      positionId: row.position_id,
      positionTitle: row.title,
      user: { id: row.user_id, name: row.name },
      assignedAt: row.assigned_at.toISOString(),
    }))
  },

  async roleOf(db: DbOrTrx, userId: string) {
    const row = await db.selectFrom('users').select('role').where('id', '=', userId).executeTakeFirst()
    return row?.role
  },

  /** False when it was there already. */
  async add(db: DbOrTrx, { positionId, userId, by, at }: Key & { by: string; at: Date }): Promise<boolean> {
    const added = await db
      .insertInto('position_assignments')
      .values({ position_id: positionId, user_id: userId, assigned_by: by, assigned_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    return added !== undefined
  },

  async remove(db: DbOrTrx, { positionId, userId }: Key): Promise<boolean> {
    const removed = await db
      .deleteFrom('position_assignments')
      .where('position_id', '=', positionId)
      .where('user_id', '=', userId)
      .returning('user_id')
      .executeTakeFirst()
    return removed !== undefined
  },

  async positionsOf(db: DbOrTrx, userId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('position_assignments')
      .select('position_id')
      .where('user_id', '=', userId)
      .execute()
    return rows.map((row) => row.position_id)
  },

  async isAssigned(db: DbOrTrx, userId: string, record: { positionId: string } | { interviewId: string }) {
    const mine = db.selectFrom('position_assignments').where('user_id', '=', userId)
    const found =
      'positionId' in record
        ? mine.where('position_id', '=', record.positionId)
        : mine
            .innerJoin('interviews', 'interviews.position_id', 'position_assignments.position_id')
            .where('interviews.id', '=', record.interviewId)
    return (await found.select('user_id').executeTakeFirst()) !== undefined
  },
})
