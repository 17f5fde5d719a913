import type { jobs } from '@colloquy/contracts/jobs'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { allowedMs } from '../../domain/interview/timing.ts'
import type { Score } from '../../domain/scoring/score.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Log } from '../../infra/log/log.ts'
import { type Judged, judge } from './judge.ts'
import { type AskedHashes, hashesOf, receiptFor } from './score-receipt.ts'
import type { Scorer } from './scorer.ts'
import { type Receipt, scoreRepository } from './scores.repository.ts'
import type { StoredScore } from './stored-score.ts'
import { type HumanRating, interviewFindings, interviewTotal } from './totals.ts'

declare module '../../infra/log/events.ts' {
  interface LogEvents {
    'score.failed': { answerId: string; scorer: string; error: unknown }
  }
}

export type ScoringDeps = {
  db: Db
  now: () => Date
  scorer: Scorer
  log: Pick<Log, 'warn'>
  /** Notes the score in the interview's history; true when every answer is in and judged. */
  recordScore: (
    trx: Trx,
    scored: { interviewId: string; questionId: string; answerId: string; scoreId: string; score: Score },
    now: Date,
  ) => Promise<boolean>
  finalise: (trx: Trx, interviewId: string, score: Score, now: Date) => Promise<void>
  /** A provider was down: its judgement is made up for when it answers again. */
  scoreAgainLater?: (trx: Trx) => Promise<void>
  /** Every answer is judged: a model may word the summary. */
  wordSummary?: (trx: Trx, interviewId: string) => Promise<void>
  /** What does not rank waits for a person. */
  queueUnranked: (trx: Trx, interviewId: string) => Promise<void>
  /** What people have rated already, for an answer that is scored again. */
  standingRatings: (db: DbOrTrx, interviewId: string) => Promise<HumanRating[]>
}

type Answer = NonNullable<Awaited<ReturnType<typeof scoreRepository.findAnswer>>>
type Scoring = { answerId: string; answer: Answer; receipt: Receipt; judged: Judged }

const endedEarly = new Set(['expired', 'withdrawn', 'cancelled'])

/**
 * Judges one answer. Run again for the same answer, rubric and scorer it finds nothing to do; where the built-in grader
 * stood in for a provider, the provider is asked again. A new score is added beside the older ones.
 */
export function createAnswerScoring(deps: ScoringDeps) {
  const { db, now, scorer, log } = deps

  async function findLatest(from: DbOrTrx, given: { interviewId: string; answerId: string }, asked: AskedHashes) {
    const latest = await scoreRepository.findLatestReceipt(from, given)
    return latest && !latest.failed && sameAsked(latest, asked) ? latest : null
  }

  const isByScorer = (latest: Receipt) => {
    const by = { name: latest.grader, version: latest.graderVersion }
    return scorer.isBy ? scorer.isBy(by) : by.name === scorer.name && by.version === scorer.version
  }
  const isSettled = (latest: Receipt | null): boolean => latest !== null && !latest.standsIn && isByScorer(latest)

  async function save(trx: Trx, { answerId, answer, receipt, judged }: Scoring): Promise<void> {
    const { interviewId, questionId } = answer
    const { score, criteria, keyPoints, flags, confidence, by } = judged
    const at = new Date(receipt.at)
    const stored = { criteria, keyPoints, flags, confidence, value: score.value, kind: score.kind, gradedBy: by.label }
    const ids = { id: receipt.id, interviewId, answerId, questionId }
    await scoreRepository.addScore(trx, { ...ids, ...stored, gradedAt: at }, receipt)
    if (judged.standsIn) await deps.scoreAgainLater?.(trx)
    const scored = { interviewId, questionId, answerId, scoreId: receipt.id, score }
    if (await deps.recordScore(trx, scored, at)) await conclude(trx, answer, at)
  }

  async function conclude(trx: Trx, { interviewId, definition }: Answer, at: Date): Promise<void> {
    const scores = await scoreRepository.findLatest(trx, interviewId)
    const { value, kind } = interviewTotal(definition, scores, [])
    const grader = graderOf(scores)
    await scoreRepository.addSummary(trx, {
      id: v7(),
      interviewId,
      score: { value, kind },
      ...interviewFindings(definition, scores),
      writtenBy: grader,
      createdAt: at.toISOString(),
    })
    const ratings = await deps.standingRatings(trx, interviewId)
    await deps.finalise(trx, interviewId, interviewTotal(definition, scores, ratings), at)
    await deps.queueUnranked(trx, interviewId)
    await deps.wordSummary?.(trx, interviewId)
  }

  return async function scoreAnswer({ answerId }: z.output<typeof jobs.scoreAnswer.payload>): Promise<void> {
    const answer = await scoreRepository.findAnswer(db, answerId)
    if (!answer || answer.isErased || endedEarly.has(answer.interviewStatus)) return
    const { definition, interviewId, questionId } = answer
    const slot = definition.slots.find(({ question }) => question?.questionId === questionId)
    if (!slot?.question)
      throw new Error(`The template version of interview ${interviewId} has no question ${questionId}.`)

    const asked = { question: slot.question, criteria: definition.criteria }
    const hashes = hashesOf(answer, asked)
    if (isSettled(await findLatest(db, { interviewId, answerId }, hashes))) return
    const allowed = allowedMs(slot.limitSeconds, answer.accommodation, answer.extraMs)
    const report = (error: unknown) => log.warn('score.failed', { answerId, scorer: scorer.name, error })
    const id = v7()
    const judged = await judge(scorer, asked, { ...answer, allowedMs: allowed }, { receiptId: id, answerId, report })
    const receipt = receiptFor(id, hashes, judged, now())
    await inTransaction(db, async (trx) => {
      await scoreRepository.lockInterview(trx, interviewId)
      const latest = await findLatest(trx, { interviewId, answerId }, hashes)
      if (isSettled(latest) || (judged.standsIn && latest?.standsIn)) return
      await save(trx, { answerId, answer, receipt, judged })
    })
  }
}

const sameAsked = (a: AskedHashes, b: AskedHashes) =>
  a.answerSha256 === b.answerSha256 && a.rubricSha256 === b.rubricSha256

/** Who judged an interview, as a summary names them. */
function graderOf(scores: ReadonlyMap<string, StoredScore>): string {
  const graders = new Set([...scores.values()].map(({ gradedBy }) => gradedBy))
  return [...graders].sort().join(' and ')
}
