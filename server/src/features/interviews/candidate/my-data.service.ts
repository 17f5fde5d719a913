import type { JobPayload } from '@colloquy/contracts/jobs'
import { AppError } from '../../../domain/app-error.ts'
import type { InterviewEvent } from '../../../domain/interview/events.ts'
import { isOpen } from '../../../domain/interview/state.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import { erasure } from '../erasure/erasure.repository.ts'
import { sourceQueries } from '../interview-sources.ts'
import type { InterviewStore } from '../interview-store.ts'
import { myData } from './my-data.repository.ts'
import { transcriptView } from './my-interview.view.ts'
import { notices } from './notice/notices.repository.ts'

type Deps = {
  db: Db
  store: InterviewStore
  now: () => Date
  log: Log
  /** What the résumé feature keeps of an interview: for the copy, and how to erase it. */
  resumeData: (db: DbOrTrx, interviewId: string) => Promise<unknown>
  /** Throws while the law asks to keep this. */
  refuseWhileHeld: (trx: Trx, interviewId: string) => Promise<void>
  eraseResume: (trx: Trx, interviewId: string) => Promise<{ resumeIds: string[]; storageKeys: string[] }>
  /** Stored answers to requests about this interview. */
  eraseReplies: (trx: Trx, interviewId: string) => Promise<void>
  /** Has the rest done once the transaction is committed, however often that has to be tried. */
  eraseTraces: (trx: Trx, traces: JobPayload<'eraseTraces'>, at: Date) => Promise<void>
}

export type MyDataService = ReturnType<typeof createMyDataService>

/** A copy of what is stored about a person, and its erasure. */
export function createMyDataService(deps: Deps) {
  const { db, store, now, log, resumeData } = deps
  /** Kept back while the interview runs: a score would tell how to answer the next question. */
  async function assessment(interviewId: string) {
    return {
      scores: await myData.scores(db, interviewId),
      summaries: await myData.summaries(db, interviewId),
      reviews: await myData.reviews(db, interviewId),
      answerRatings: await myData.answerRatings(db, interviewId),
      decisions: await myData.decisions(db, interviewId),
    }
  }

  return {
    async collect(interviewId: string): Promise<Record<string, unknown>> {
      const sources = await sourceQueries.sources(db, interviewId)
      if (!sources) throw new AppError('not_found', 'This interview does not exist any more.')
      log.info('user.action', { action: 'data.export', subject: 'interview', subjectId: interviewId })
      return {
        exportedAt: now().toISOString(),
        person: sources.candidate,
        position: { title: sources.position.title },
        consent: await consentIn(
          db,
          sources.events.map(({ event }) => event),
        ),
        invitations: await myData.invitations(db, interviewId),
        timeReasons: await myData.timeReasons(db, interviewId),
        answers: sources.answers,
        drafts: await myData.drafts(db, interviewId),
        resume: await resumeData(db, interviewId),
        resumeFiles: await myData.resumeFiles(db, interviewId),
        transcript: transcriptView(sources),
        ...(isOpen(sources.state) ? {} : { assessment: await assessment(interviewId) }),
        modelCalls: await myData.modelCalls(db, interviewId),
        history: sources.events.map(({ event }) => ({ at: new Date(event.at).toISOString(), type: event.type })),
      }
    },

    /** An interview that still runs is withdrawn first: nothing can be written after its words are gone. */
    async erase(interviewId: string): Promise<null> {
      const at = now()
      await inTransaction(db, async (trx) => {
        const { state } = await store.carryOut(trx, interviewId, null, { now: at, actor: 'clock' })
        await deps.refuseWhileHeld(trx, interviewId)
        if (isOpen(state)) {
          const command =
            state.status === 'invited'
              ? ({ type: 'cancel', by: 'candidate', reasonId: null } as const)
              : ({ type: 'withdraw' } as const)
          await store.carryOut(trx, interviewId, command, { now: at, actor: 'candidate' })
        }
        await erasure.person(trx, state.candidateId, at)
        await erasure.ownWords(trx, interviewId, at)
        await erasure.wordsOfOthers(trx, interviewId)
        const files = await deps.eraseResume(trx, interviewId)
        await deps.eraseReplies(trx, interviewId)
        await deps.eraseTraces(trx, { interviewId, ...files }, at)
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

async function consentIn(db: Db, events: readonly InterviewEvent[]) {
  const given = events.findLast((event) => event.type === 'ConsentGiven')
  if (!given) return null
  const { noticeVersion, at } = given
  const notice = await notices.find(db, noticeVersion)
  return { noticeVersion, at: new Date(at).toISOString(), notice: notice?.facts ?? null }
}
