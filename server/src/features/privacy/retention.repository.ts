import type { LegalHold } from '@colloquy/contracts/retention'
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

export type KeptInterview = {
  positionId: string
  submittedAt: Date | null
  lastEventAt: Date
  settings: unknown
  erasedAt: Date | null
  legalHold: LegalHold | null
}

// As `erasureDue` computes it; there is a test that both agree.
const due = sql<Date>`
  coalesce(interviews.submitted_at + make_interval(days => (positions.settings ->> 'decisionWithinDays')::int), interviews.last_event_at)
    + make_interval(days => (positions.settings ->> 'retentionDays')::int)`

export const retentionQueries = queries('retention', {
  async find(db: DbOrTrx, interviewId: string): Promise<KeptInterview | undefined> {
    const row = await db
      .selectFrom('interviews')
      .innerJoin('positions', 'positions.id', 'interviews.position_id')
      .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
      .leftJoin('legal_holds', 'legal_holds.interview_id', 'interviews.id')
      .leftJoin('users', 'users.id', 'legal_holds.placed_by')
      .select(['interviews.position_id as positionId', 'interviews.submitted_at as submittedAt'])
      .select(['interviews.last_event_at as lastEventAt', 'positions.settings', 'candidates.erased_at as erasedAt'])
      .select([
        'legal_holds.reason',
        'legal_holds.placed_at as placedAt',
        'users.id as userId',
        'users.name as userName',
      ])
      .where('interviews.id', '=', interviewId)
      .executeTakeFirst()
    if (!row) return undefined
    const { reason, placedAt, userId, userName, ...kept } = row
    const isHeld = reason !== null && placedAt !== null && userId !== null && userName !== null
    return {
      ...kept,
      legalHold: isHeld ? { reason, placedBy: { id: userId, name: userName }, placedAt: placedAt.toISOString() } : null,
    }
  },

  /** Whose words are to be erased by now, and are not held; longest due first. */
  async findDue(db: DbOrTrx, now: Date, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('interviews')
      .innerJoin('positions', 'positions.id', 'interviews.position_id')
      .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
      .leftJoin('legal_holds', 'legal_holds.interview_id', 'interviews.id')
      .select('interviews.id')
      .where('candidates.erased_at', 'is', null)
      .where('legal_holds.interview_id', 'is', null)
      .where(due, '<=', now)
      .orderBy(due)
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  },

  /** Held against an erasure that runs at the same time: whoever is second sees the other. */
  async isHeld(trx: Trx, interviewId: string): Promise<boolean> {
    const row = await trx
      .selectFrom('legal_holds')
      .select('interview_id')
      .where('interview_id', '=', interviewId)
      .forShare()
      .executeTakeFirst()
    return row !== undefined
  },

  async lockInterview(trx: Trx, interviewId: string): Promise<boolean> {
    const row = await trx
      .selectFrom('interviews')
      .select('id')
      .where('id', '=', interviewId)
      .forUpdate()
      .executeTakeFirst()
    return row !== undefined
  },

  async place(trx: Trx, hold: { interviewId: string; reason: string; by: string; at: Date }): Promise<void> {
    const { reason, by, at } = hold
    await trx
      .insertInto('legal_holds')
      .values({ interview_id: hold.interviewId, reason, placed_by: by, placed_at: at })
      .onConflict((conflict) => conflict.column('interview_id').doUpdateSet({ reason, placed_by: by, placed_at: at }))
      .execute()
  },

  /** False when there was none. */
  async lift(trx: Trx, interviewId: string): Promise<boolean> {
    const result = await trx.deleteFrom('legal_holds').where('interview_id', '=', interviewId).executeTakeFirst()
    return result.numDeletedRows > 0n
  },
})
