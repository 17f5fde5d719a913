import type { BodyOf } from '@colloquy/contracts/endpoint'
import type { Decision, DecisionOutcome, decide } from '@colloquy/contracts/reviews'
import { v7 } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import type { Log } from '../../infra/log/log.ts'
import { decisionRepository } from './decisions.repository.ts'
import { reviewRepository } from './reviews.repository.ts'

export type DecisionsDeps = {
  db: Db
  now: () => Date
  log: Pick<Log, 'info'>
  /** Throws where the person's words were erased; until the transaction ends they are not. */
  refuseErased: (trx: Trx, interviewId: string) => Promise<void>
  recordDecision: (trx: Trx, interviewId: string, outcome: DecisionOutcome) => Promise<void>
}

type Decider = { id: string; name: string }

export type DecisionsService = {
  list(interviewId: string): Promise<{ items: Decision[] }>
  decide(interviewId: string, decider: Decider, body: BodyOf<typeof decide>): Promise<Decision>
}

export function createDecisionsService({
  db,
  now,
  log,
  refuseErased,
  recordDecision,
}: DecisionsDeps): DecisionsService {
  return {
    async list(interviewId) {
      await positionOf(db, interviewId)
      return { items: await decisionRepository.list(db, interviewId) }
    },

    decide: (interviewId, { id: userId, name }, { outcome, reasonCode, note }) =>
      inTransaction(db, async (trx) => {
        await reviewRepository.lockInterview(trx, interviewId)
        const positionId = await positionOf(trx, interviewId)
        await refuseErased(trx, interviewId)
        const reviews = await reviewRepository.findSubmitted(trx, interviewId)
        if (reviews.length === 0 && outcome !== 'hold') {
          throw new AppError('not_reviewed_yet', 'At least one submitted review comes before a decision.')
        }
        const at = now()
        const id = v7()
        await decisionRepository.add(trx, { id, interviewId, outcome, reasonCode, note, decidedBy: userId, at })
        await recordDecision(trx, interviewId, outcome)
        const subject = { kind: 'interview', id: interviewId }
        await recordAudit(trx, { action: 'decision.made', subject, detail: { outcome, reasonCode }, at })
        await announce(trx, { kind: 'review', interviewId, positionId }, at)
        log.info('user.action', { action: `decision.${outcome}`, subject: 'interview', subjectId: interviewId })
        return { id, outcome, reasonCode, note, by: { id: userId, name }, at: at.toISOString() }
      }),
  }
}

async function positionOf(db: DbOrTrx, interviewId: string): Promise<string> {
  const subject = await reviewRepository.findSubject(db, interviewId)
  if (!subject) throw new AppError('not_found', 'There is no such interview.')
  return subject.positionId
}
