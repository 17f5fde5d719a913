import type { QueryOf, ReplyOf } from '@colloquy/contracts/endpoint'
import type {
  listReplayedInterviews,
  listReplays,
  Replay,
  ReplayedInterview,
  readReplayedLevels,
} from '@colloquy/contracts/replays'
import { v7 } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Page } from '../../../infra/db/keyset.ts'
import { announce } from '../../../infra/events/announce.ts'
import { scoreRepository } from '../scores.repository.ts'
import { criterionView } from '../stored-score.ts'
import { withCriteria } from './replay.jobs.ts'
import { replayRepository } from './replay.repository.ts'
import { changedLevels } from './replay-outcome.ts'

export type ReplaysDeps = {
  db: Db
  now: () => Date
  /** As pages name whoever scores today. */
  scorer: string
  sendReplay: (trx: Trx, replayId: string) => Promise<void>
  maySeeLevels: (db: DbOrTrx, interviewId: string, userId: string) => Promise<boolean>
}

export type ReplaysService = {
  list(positionId: string): Promise<ReplyOf<typeof listReplays>>
  start(positionId: string, userId: string): Promise<Replay>
  stop(replayId: string): Promise<Replay>
  interviews(replayId: string, page: QueryOf<typeof listReplayedInterviews>): Promise<Page<ReplayedInterview>>
  levels(replayId: string, interviewId: string, userId: string): Promise<ReplyOf<typeof readReplayedLevels>>
}

const shown = 20

/** Replays: what would change if today's scorer had scored. */
export function createReplaysService({ db, now, scorer, sendReplay, maySeeLevels }: ReplaysDeps): ReplaysService {
  return {
    async list(positionId) {
      await insistOnPosition(db, positionId)
      const answers = await replayRepository.countAnswers(db, positionId)
      return { items: await replayRepository.list(db, positionId, shown), scorer, answers }
    },

    start: (positionId, userId) =>
      inTransaction(db, async (trx) => {
        await insistOnPosition(trx, positionId)
        const total = await replayRepository.countAnswers(trx, positionId)
        if (total === 0) {
          throw new AppError('nothing_to_replay', 'No interview of this position is scored yet. Nothing was started.')
        }
        const id = v7()
        const startedAt = now()
        if (!(await replayRepository.add(trx, { id, positionId, scorer, total, startedBy: userId, startedAt }))) {
          throw new AppError('replay_running', 'A replay of this position is under way. Wait for it, or stop it.')
        }
        await sendReplay(trx, id)
        const subject = { kind: 'position', id: positionId }
        await recordAudit(trx, { action: 'replay.started', subject, at: startedAt, detail: { replayId: id, total } })
        await announce(trx, { kind: 'replay', positionId }, startedAt)
        return require(trx, id)
      }),

    stop: (replayId) =>
      inTransaction(db, async (trx) => {
        const { positionId } = await require(trx, replayId)
        if (await replayRepository.end(trx, replayId, 'stopped', now())) {
          const subject = { kind: 'position', id: positionId }
          await recordAudit(trx, { action: 'replay.stopped', subject, at: now(), detail: { replayId } })
          await announce(trx, { kind: 'replay', positionId }, now())
        }
        return require(trx, replayId)
      }),

    async interviews(replayId, { cursor, limit }) {
      await require(db, replayId)
      return replayRepository.pageOutcomes(db, replayId, { cursor, limit })
    },

    async levels(replayId, interviewId, userId) {
      await require(db, replayId)
      const scores = await replayRepository.findScores(db, replayId, interviewId)
      if (scores.length === 0) throw new AppError('not_found', 'This interview is not part of this replay.')
      if (!(await maySeeLevels(db, interviewId, userId))) return { hidden: true, items: [] }
      const definition = await scoreRepository.findDefinition(db, interviewId)
      const asked = (definition?.slots ?? []).flatMap(({ question }) => question?.questionId ?? [])
      const inForce = await scoreRepository.findLatest(db, interviewId)
      const items = changedLevels(inForce, withCriteria(inForce, scores)).map(({ before, after, ...place }) => ({
        ...place,
        number: asked.indexOf(place.questionId) + 1,
        before: criterionView(before),
        after: criterionView(after),
      }))
      return { hidden: false, items: items.toSorted((a, b) => a.number - b.number) }
    },
  }
}

async function insistOnPosition(db: DbOrTrx, positionId: string): Promise<void> {
  if (!(await replayRepository.hasPosition(db, positionId)))
    throw new AppError('not_found', 'There is no such position.')
}

async function require(db: DbOrTrx, replayId: string): Promise<Replay> {
  const replay = await replayRepository.find(db, replayId)
  if (!replay) throw new AppError('not_found', 'There is no such replay.')
  return replay
}
