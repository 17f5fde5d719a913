import type { Selectable } from 'kysely'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Schema } from '../../../infra/db/schema.ts'
import type { ResumeAnalysis } from './analyse-resume.task.ts'

export type StoredAnalysis = Selectable<Schema['resume_analyses']>
type By = { provider: string; model: string }

export const analyses = queries('resume_analyses', {
  /** False where the résumé was given to a model already. */
  async await(trx: Trx, resumeId: string, at: Date): Promise<boolean> {
    const added = await trx
      .insertInto('resume_analyses')
      .values({ resume_id: resumeId, state: 'waiting', attempts: 0, changed_at: at })
      .onConflict((conflict) => conflict.column('resume_id').doNothing())
      .returning('resume_id')
      .executeTakeFirst()
    return added !== undefined
  },

  async of(db: DbOrTrx, resumeId: string): Promise<StoredAnalysis | null> {
    return (
      (await db.selectFrom('resume_analyses').selectAll().where('resume_id', '=', resumeId).executeTakeFirst()) ?? null
    )
  },

  async save(trx: Trx, resumeId: string, analysis: ResumeAnalysis, { provider, model }: By, at: Date): Promise<void> {
    await trx
      .updateTable('resume_analyses')
      .set({ state: 'done', analysis: JSON.stringify(analysis), provider, model, reason: null, changed_at: at })
      .where('resume_id', '=', resumeId)
      .where('state', '=', 'waiting')
      .execute()
  },

  async fail(
    trx: Trx,
    resumeId: string,
    { reason, attempts, final, at }: { reason: string; attempts: number; final: boolean; at: Date },
  ): Promise<void> {
    await trx
      .updateTable('resume_analyses')
      .set({ state: final ? 'failed' : 'waiting', reason, attempts, changed_at: at })
      .where('resume_id', '=', resumeId)
      .where('state', '=', 'waiting')
      .execute()
  },

  /** The names and contact of the person, as far as they are known beside the résumé. */
  async personOf(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('candidates')
      .innerJoin('interviews', 'interviews.candidate_id', 'candidates.id')
      .select(['candidates.full_name', 'candidates.email', 'candidates.phone'])
      .where('interviews.id', '=', interviewId)
      .executeTakeFirst()
  },
})
