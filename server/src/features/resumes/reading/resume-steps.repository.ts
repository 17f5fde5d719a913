import { type Selectable, sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Schema } from '../../../infra/db/schema.ts'

export type StepOutcome = NonNullable<StoredStep['outcome']>
export type StoredStep = Selectable<Schema['resume_steps']>

/** A step as far as it is known; `end` is null while it runs. */
export type NotedStep = {
  number: number
  name: string
  startedAt: Date
  end: { at: Date; outcome: StepOutcome; detail: string | null } | null
}

type Attempt = { resumeId: string; attempt: number; worker: string }

export const resumeSteps = queries('resume_steps', {
  /** A step that is noted again keeps the moment when it began: one that waited goes on. */
  async note(trx: Trx, { resumeId, attempt, worker }: Attempt, steps: readonly NotedStep[]): Promise<void> {
    if (steps.length === 0) return
    const rows = steps.map(({ number, name, startedAt, end }) => ({
      resume_id: resumeId,
      attempt,
      number,
      name,
      worker,
      started_at: startedAt,
      ended_at: end?.at ?? null,
      outcome: end?.outcome ?? null,
      detail: end?.detail ?? null,
    }))
    await trx
      .insertInto('resume_steps')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['resume_id', 'attempt', 'number']).doUpdateSet((eb) => ({
          worker: eb.ref('excluded.worker'),
          ended_at: eb.ref('excluded.ended_at'),
          outcome: eb.ref('excluded.outcome'),
          detail: eb.ref('excluded.detail'),
        })),
      )
      .execute()
  },

  /** Those that somebody began who will not end them any more. */
  async endOpen(trx: Trx, resumeId: string, { at, outcome, detail }: NonNullable<NotedStep['end']>): Promise<void> {
    await trx
      .updateTable('resume_steps')
      .set({ ended_at: sql`greatest(started_at, ${at})`, outcome, detail })
      .where('resume_id', '=', resumeId)
      .where('ended_at', 'is', null)
      .execute()
  },

  async of(db: DbOrTrx, resumeId: string): Promise<StoredStep[]> {
    return db
      .selectFrom('resume_steps')
      .selectAll()
      .where('resume_id', '=', resumeId)
      .orderBy('attempt')
      .orderBy('number')
      .execute()
  },

  async underWay(db: DbOrTrx, resumeId: string): Promise<string | null> {
    const row = await db
      .selectFrom('resume_steps')
      .select('name')
      .where('resume_id', '=', resumeId)
      .where('ended_at', 'is', null)
      .orderBy('attempt', 'desc')
      .orderBy('number', 'desc')
      .executeTakeFirst()
    return row?.name ?? null
  },
})
