import { AppError } from '../../../domain/app-error.ts'
import { isOpen } from '../../../domain/interview/state.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import { candidates } from '../candidates.repository.ts'
import { sourceQueries } from '../interview-sources.ts'
import type { InterviewStore } from '../interview-store.ts'
import { transcriptView } from './my-interview.view.ts'

type Deps = {
  db: Db
  store: InterviewStore
  now: () => Date
  log: Log
  /** What the résumé feature keeps of an interview: for the copy, and how to erase it. */
  resumeData: (db: DbOrTrx, interviewId: string) => Promise<unknown>
  eraseResume: (trx: Trx, interviewId: string) => Promise<void>
  /** Throws while the law asks to keep this. */
  refuseWhileHeld: (trx: Trx, interviewId: string) => Promise<void>
}

export type MyDataService = ReturnType<typeof createMyDataService>

/** A copy of what is stored about a person, and its erasure. */
export function createMyDataService({ db, store, now, log, resumeData, eraseResume, refuseWhileHeld }: Deps) {
  return {
    async collect(interviewId: string): Promise<Record<string, unknown>> {
      const sources = await sourceQueries.sources(db, interviewId)
      if (!sources) throw new AppError('not_found', 'This interview does not exist any more.')
      log.info('user.action', { action: 'data.export', subject: 'interview', subjectId: interviewId })
      return {
        exportedAt: now().toISOString(),
        person: sources.candidate,
        position: { title: sources.position.title },
        answers: sources.answers,
        draft: sources.draft,
        resume: await resumeData(db, interviewId),
        transcript: transcriptView(sources),
        history: sources.events.map(({ event }) => ({ at: new Date(event.at).toISOString(), type: event.type })),
      }
    },

    /** An interview that still runs is withdrawn first: nothing can be written after its words are gone. */
    async erase(interviewId: string): Promise<null> {
      const at = now()
      await inTransaction(db, async (trx) => {
        const { state } = await store.carryOut(trx, interviewId, null, { now: at, actor: 'clock' })
        await refuseWhileHeld(trx, interviewId)
        if (isOpen(state)) {
          const command =
            state.status === 'invited'
              ? ({ type: 'cancel', by: 'candidate', reasonId: null } as const)
              : ({ type: 'withdraw' } as const)
          await store.carryOut(trx, interviewId, command, { now: at, actor: 'candidate' })
        }
        await candidates.erase(trx, state.candidateId, interviewId, at)
        await eraseResume(trx, interviewId)
        await recordAudit(trx, {
          action: 'data.erased',
          actor: { type: 'candidate', id: interviewId },
          subject: { kind: 'interview', id: interviewId },
          at,
        })
      })
      log.info('user.action', { action: 'data.erase', subject: 'interview', subjectId: interviewId })
      return null
    },
  }
}
