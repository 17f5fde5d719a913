import { type Db, inTransaction } from '../../infra/db/database.ts'
import { newCorrelation, runWithCorrelation } from '../../infra/log/correlation.ts'
import type { Log } from '../../infra/log/log.ts'
import type { Metrics } from '../../infra/metrics/metrics.ts'
import { countChanges } from './interview-metrics.ts'
import type { InterviewStore } from './interview-store.ts'
import { interviews } from './interviews.repository.ts'

type Deps = { db: Db; store: InterviewStore; now: () => Date; log: Log; metrics: Metrics }

const batch = 100

/** Ends what time has ended. Any number of workers may run it: the row lock and the state decide who was first. */
export function createInterviewClock({ db, store, now, log, metrics }: Deps) {
  async function enforce(interviewId: string): Promise<void> {
    const outcome = await inTransaction(db, (trx) =>
      store.carryOut(trx, interviewId, null, { now: now(), actor: 'clock' }),
    )
    countChanges(metrics, outcome.events)
  }

  /** One round over everything that is overdue; gives how many interviews it looked at. */
  async function tick(): Promise<number> {
    const overdue = await interviews.findOverdue(db, now(), batch)
    for (const interviewId of overdue) {
      await runWithCorrelation(newCorrelation({ actor: { type: 'system', id: 'clock' } }), () =>
        enforce(interviewId),
      ).catch((error: unknown) => log.error('app.failed', { during: 'interview clock', error }))
    }
    return overdue.length
  }

  return { enforce, tick }
}
