import type { jobs } from '@colloquy/contracts/jobs'
import type { Replay } from '@colloquy/contracts/replays'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { allowedMs } from '../../../domain/interview/timing.ts'
import { type Db, type DbOrTrx, inTransaction } from '../../../infra/db/database.ts'
import { announce } from '../../../infra/events/announce.ts'
import type { Log } from '../../../infra/log/log.ts'
import { judge } from '../judge.ts'
import { hashesOf, receiptFor } from '../score-receipt.ts'
import type { Scorer } from '../scorer.ts'
import { scoreRepository } from '../scores.repository.ts'
import type { StoredScore } from '../stored-score.ts'
import type { HumanRating } from '../totals.ts'
import { replayRepository } from './replay.repository.ts'
import { type ReplayedAnswers, replayOutcomes } from './replay-outcome.ts'

export type ReplayingDeps = {
  db: Db
  now: () => Date
  scorer: Scorer
  log: Pick<Log, 'warn'>
  standingRatings: (db: DbOrTrx, interviewId: string) => Promise<HumanRating[]>
  /** Sends this job again for the answers that are left. */
  goOn: (replayId: string) => Promise<void>
}

/** So many answers, and then the job is sent again: a worker that dies costs only these. */
const batch = 10

/** Scores answers beside the scores in force, a few at a time; run again it goes on where it was. */
export function createReplaying({ db, now, scorer, log, standingRatings, goOn }: ReplayingDeps) {
  async function replayAnswer({ id: replayId }: Replay, answerId: string): Promise<void> {
    const answer = await scoreRepository.findAnswer(db, answerId)
    const slot = answer?.definition.slots.find(({ question }) => question?.questionId === answer.questionId)
    if (!answer || answer.isErased || !slot?.question) return
    const { interviewId, questionId, definition, accommodation, extraMs } = answer
    const asked = { question: slot.question, criteria: definition.criteria }
    const given = { ...answer, allowedMs: allowedMs(slot.limitSeconds, accommodation, extraMs) }
    const report = (error: unknown) => log.warn('score.failed', { answerId, scorer: scorer.name, error })
    const receiptId = v7()
    // In the books of the models these requests belong to the replay.
    const judged = await judge(scorer, asked, given, { receiptId, answerId: replayId, report })
    const receipt = receiptFor(receiptId, hashesOf(answer, asked), judged, now())
    await replayRepository.addScore(db, {
      replayId,
      answerId,
      interviewId,
      questionId,
      criteria: judged.criteria,
      receipt,
    })
  }

  async function finish({ id, positionId }: Replay): Promise<void> {
    const outcomes = replayOutcomes(await replayedAnswers(id))
    await inTransaction(db, async (trx) => {
      if (!(await replayRepository.end(trx, id, 'finished', now()))) return
      await replayRepository.addOutcomes(trx, id, outcomes)
      await announce(trx, { kind: 'replay', positionId }, now())
    })
  }

  async function replayedAnswers(replayId: string): Promise<ReplayedAnswers[]> {
    const scores = await replayRepository.findScores(db, replayId)
    const byInterview = Map.groupBy(scores, ({ interviewId }) => interviewId)
    const definitions = await replayRepository.findDefinitions(db, [...byInterview.keys()])
    const all: ReplayedAnswers[] = []
    for (const [interviewId, ofInterview] of byInterview) {
      const definition = definitions.get(interviewId)
      if (!definition) continue
      const inForce = await scoreRepository.findLatest(db, interviewId)
      const replayed = withCriteria(inForce, ofInterview)
      all.push({ interviewId, definition, inForce, replayed, ratings: await standingRatings(db, interviewId) })
    }
    return all
  }

  return async function replayScores({ replayId }: z.output<typeof jobs.replayScores.payload>): Promise<void> {
    const replay = await replayRepository.find(db, replayId)
    if (replay?.status !== 'running') return
    const answerIds = await replayRepository.findNext(db, replay, batch)
    for (const answerId of answerIds) await replayAnswer(replay, answerId)
    if (answerIds.length < batch) return finish(replay)
    await inTransaction(db, (trx) => announce(trx, { kind: 'replay', positionId: replay.positionId }, now()))
    await goOn(replayId)
  }
}

/** The scores in force with other criteria; what was not replayed stays as it is. */
export function withCriteria(
  inForce: ReadonlyMap<string, StoredScore>,
  replayed: readonly Pick<StoredScore, 'questionId' | 'criteria'>[],
): Map<string, StoredScore> {
  const changed = new Map(inForce)
  for (const { questionId, criteria } of replayed) {
    const score = inForce.get(questionId)
    if (score) changed.set(questionId, { ...score, criteria })
  }
  return changed
}
