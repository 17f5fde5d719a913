import { PositionSettings } from '@colloquy/contracts/positions'
import type { Retention } from '@colloquy/contracts/retention'
import { AppError } from '../../domain/app-error.ts'
import { erasureDue } from '../../domain/privacy/retention.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import type { Log } from '../../infra/log/log.ts'
import { retentionQueries } from './retention.repository.ts'

type Deps = {
  db: Db
  now: () => Date
  log: Pick<Log, 'info' | 'error'>
  /** Erases the words of one interview, in a transaction of its own. */
  erase: (interviewId: string) => Promise<unknown>
}

export type RetentionService = ReturnType<typeof createRetentionService>

const atOnce = 100

/** How long personal data is kept, and what holds it longer (R12.3). */
export function createRetentionService({ db, now, log, erase }: Deps) {
  async function view(from: DbOrTrx, interviewId: string): Promise<Retention> {
    const kept = await retentionQueries.find(from, interviewId)
    if (!kept) throw missing()
    const { decisionWithinDays, retentionDays } = PositionSettings.parse(kept.settings)
    const due = erasureDue({
      submittedAt: kept.submittedAt?.getTime() ?? null,
      lastEventAt: kept.lastEventAt.getTime(),
      decisionWithinDays,
      retentionDays,
    })
    return {
      erasureDue: new Date(due).toISOString(),
      erasedAt: kept.erasedAt?.toISOString() ?? null,
      legalHold: kept.legalHold,
    }
  }

  const change = (
    interviewId: string,
    action: 'legal_hold.placed' | 'legal_hold.lifted',
    work: (trx: Trx) => Promise<void>,
  ) =>
    inTransaction(db, async (trx) => {
      if (!(await retentionQueries.lockInterview(trx, interviewId))) throw missing()
      await work(trx)
      await recordAudit(trx, { action, subject: { kind: 'interview', id: interviewId }, at: now() })
      log.info('user.action', { action, subject: 'interview', subjectId: interviewId })
      return view(trx, interviewId)
    })

  return {
    read: (interviewId: string): Promise<Retention> => view(db, interviewId),

    hold: (user: UserCaller, interviewId: string, reason: string): Promise<Retention> =>
      change(interviewId, 'legal_hold.placed', async (trx) => {
        const { erasedAt } = await view(trx, interviewId)
        if (erasedAt)
          throw new AppError('already_erased', 'This data was erased already: there is nothing left to keep.')
        await retentionQueries.place(trx, { interviewId, reason, by: user.id, at: now() })
      }),

    lift: (interviewId: string): Promise<Retention> =>
      change(interviewId, 'legal_hold.lifted', async (trx) => {
        if (!(await retentionQueries.lift(trx, interviewId)))
          throw new AppError('not_found', 'There is no legal hold on this interview.')
      }),

    /** Erases what is due, one interview after the other; one that fails is tried again the next night. */
    async eraseDue(): Promise<number> {
      let erased = 0
      for (;;) {
        const due = await retentionQueries.findDue(db, now(), atOnce)
        const before = erased
        for (const interviewId of due) {
          try {
            await erase(interviewId)
            erased += 1
          } catch (error) {
            log.error('app.failed', { during: 'retention', error })
          }
        }
        if (due.length < atOnce || erased === before) return erased
      }
    },
  }
}

const missing = () => new AppError('not_found', 'This interview does not exist.')

/** Nothing is erased while somebody must keep it. */
export async function refuseWhileHeld(trx: Trx, interviewId: string): Promise<void> {
  if (!(await retentionQueries.isHeld(trx, interviewId))) return
  throw new AppError(
    'on_legal_hold',
    'The law asks the people in charge to keep this data for now, so nothing was erased. It is erased when that ends; ask them for the reason.',
  )
}
