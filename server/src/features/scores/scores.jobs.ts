import { createHash } from 'node:crypto'
import type { jobs } from '@colloquy/contracts/jobs'
import type { Criterion, TemplateQuestion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { allowedMs } from '../../domain/interview/timing.ts'
import type { Score } from '../../domain/scoring/score.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Log } from '../../infra/log/log.ts'
import { type Judged, judge } from './judge.ts'
import type { Scorer } from './scorer.ts'
import { type Receipt, scoreRepository } from './scores.repository.ts'
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
  /** What people have rated already, for an answer that is scored again. */
  submittedRatings: (db: DbOrTrx, interviewId: string) => Promise<HumanRating[]>
}

type Answer = NonNullable<Awaited<ReturnType<typeof scoreRepository.findAnswer>>>
type Scoring = { answerId: string; answer: Answer; receipt: Receipt; judged: Judged }

const endedEarly = new Set(['expired', 'withdrawn', 'cancelled'])

/** Judges one answer. Run again for the same answer, rubric and scorer it finds nothing to do. */
export function createAnswerScoring(deps: ScoringDeps) {
  const { db, now, scorer, log } = deps

  async function isDone(
    from: DbOrTrx,
    given: { interviewId: string; answerId: string },
    receipt: Receipt,
  ): Promise<boolean> {
    const latest = await scoreRepository.findLatestReceipt(from, given)
    return latest !== undefined && !latest.failed && sameBasis(latest, receipt)
  }

  async function save(trx: Trx, { answerId, answer, receipt, judged }: Scoring): Promise<void> {
    const { interviewId, questionId } = answer
    const { score, ...rest } = judged
    const at = new Date(receipt.at)
    const { value, kind } = score
    const ids = { id: receipt.id, interviewId, answerId, questionId }
    await scoreRepository.addScore(trx, { ...ids, ...rest, value, kind, gradedBy: scorer.label, gradedAt: at }, receipt)
    const scored = { interviewId, questionId, answerId, scoreId: receipt.id, score }
    if (await deps.recordScore(trx, scored, at)) await conclude(trx, answer, at)
  }

  async function conclude(trx: Trx, { interviewId, definition }: Answer, at: Date): Promise<void> {
    const scores = await scoreRepository.findLatest(trx, interviewId)
    const { value, kind } = interviewTotal(definition, scores, [])
    await scoreRepository.addSummary(trx, {
      id: v7(),
      interviewId,
      score: { value, kind },
      ...interviewFindings(definition, scores, scorer.label),
      writtenBy: scorer.label,
      createdAt: at.toISOString(),
    })
    const ratings = await deps.submittedRatings(trx, interviewId)
    await deps.finalise(trx, interviewId, interviewTotal(definition, scores, ratings), at)
  }

  return async function scoreAnswer({ answerId }: z.output<typeof jobs.scoreAnswer.payload>): Promise<void> {
    const answer = await scoreRepository.findAnswer(db, answerId)
    if (!answer || answer.isErased || endedEarly.has(answer.interviewStatus)) return
    const { definition, interviewId, questionId } = answer
    const slot = definition.slots.find(({ question }) => question?.questionId === questionId)
    if (!slot?.question)
      throw new Error(`The template version of interview ${interviewId} has no question ${questionId}.`)

    const asked = { question: slot.question, criteria: definition.criteria }
    const receipt = receiptFor(scorer, asked, answer.sha256, now())
    if (await isDone(db, { interviewId, answerId }, receipt)) return
    const allowed = allowedMs(slot.limitSeconds, answer.accommodation, answer.extraMs)
    const report = (error: unknown) => log.warn('score.failed', { answerId, scorer: scorer.name, error })
    const judged = await judge(scorer, asked, { ...answer, allowedMs: allowed }, { receiptId: receipt.id, report })
    await inTransaction(db, async (trx) => {
      await scoreRepository.lockInterview(trx, interviewId)
      if (await isDone(trx, { interviewId, answerId }, receipt)) return
      await save(trx, { answerId, answer, receipt, judged })
    })
  }
}

type Asked = { question: TemplateQuestion; criteria: readonly Criterion[] }

function receiptFor({ name, version }: Scorer, { question, criteria }: Asked, answerSha256: string, at: Date): Receipt {
  const given = {
    question: question.prompt,
    rubric: question.rubric,
    criteria: criteria.map(({ id, weight }) => [id, weight]),
  }
  const rubricSha256 = createHash('sha256').update(JSON.stringify(given)).digest('hex')
  return { id: v7(), answerSha256, rubricSha256, grader: name, graderVersion: version, at: at.toISOString() }
}

const sameBasis = (a: Receipt, b: Receipt) =>
  a.answerSha256 === b.answerSha256 &&
  a.rubricSha256 === b.rubricSha256 &&
  a.grader === b.grader &&
  a.graderVersion === b.graderVersion
