import { type Decision, DecisionOutcome, ReasonCode } from '@colloquy/contracts/reviews'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

type NewDecision = Omit<Decision, 'by' | 'at'> & { interviewId: string; decidedBy: string; at: Date }

/** Statements over decisions. They are only ever added; the newest stands. */
export const decisionRepository = queries('decisions', {
  async list(db: DbOrTrx, interviewId: string): Promise<Decision[]> {
    const rows = await db
      .selectFrom('decisions')
      .innerJoin('users', 'users.id', 'decisions.decided_by')
      .selectAll('decisions')
      .select('users.name')
      .where('interview_id', '=', interviewId)
      .orderBy('at', 'desc')
      .orderBy('decisions.id', 'desc')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      outcome: DecisionOutcome.parse(row.outcome),
      reasonCode: ReasonCode.parse(row.reason_code),
      note: row.note,
      by: { id: row.decided_by, name: row.name },
      at: row.at.toISOString(),
    }))
  },

  async add(trx: Trx, { id, interviewId, outcome, reasonCode, note, decidedBy, at }: NewDecision): Promise<void> {
    await trx
      .insertInto('decisions')
      .values({ id, interview_id: interviewId, outcome, reason_code: reasonCode, note, decided_by: decidedBy, at })
      .execute()
  },
})
