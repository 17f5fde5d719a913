import type { Position } from '@colloquy/contracts/positions'
import type { Score } from '../src/domain/scoring/score.ts'
import { refuseErased } from '../src/features/interviews/erasure/refuse-erased.ts'
import { createDecisionsService } from '../src/features/reviews/decisions.service.ts'
import { reviewQueueRoutes } from '../src/features/reviews/queue/queue.routes.ts'
import { createReviewQueueService, type ReviewQueueService } from '../src/features/reviews/queue/queue.service.ts'
import { createQueueing } from '../src/features/reviews/queue/queueing.ts'
import { reviewRoutes } from '../src/features/reviews/reviews.routes.ts'
import { createReviewsService, type ReviewsService } from '../src/features/reviews/reviews.service.ts'
import type { Scorer } from '../src/features/scores/scorer.ts'
import { createAnswerScoring } from '../src/features/scores/scores.jobs.ts'
import { answersWaiting, finalScore, latestScores, machineScores } from '../src/features/scores/scores.service.ts'
import { type Db, inTransaction, type Trx } from '../src/infra/db/database.ts'
import type { FeatureApp } from './feature-app.ts'
import { addAnswer, addInterview } from './interview-rows.ts'
import { positionsNow } from './positions-app.ts'
import { recordLog } from './recorded-log.ts'

type Recorded = { interviewId: string; by: string; score: Score } & ({ reviewId: string } | { ratingId: string })

/** Reviews and decisions over an interview that is only a row; what they record is kept in `recorded`. */
export function addReviewRoutes(
  db: Db,
  app: FeatureApp['app'],
): { reviews: ReviewsService; queue: ReviewQueueService; recorded: Recorded[] } {
  const recorded: Recorded[] = []
  const { log } = recordLog()
  const now = () => positionsNow
  const queueUnranked = createQueueing({ now, answersWaiting })
  const record = async (trx: Trx, scored: Recorded, waitingFor: 'review' | 'decision') => {
    const { value, kind } = scored.score
    const change = { score: value, score_kind: kind, waiting_for: waitingFor }
    await trx.updateTable('interviews').set(change).where('id', '=', scored.interviewId).execute()
    recorded.push(scored)
  }
  const reviews = createReviewsService({
    db,
    now,
    log,
    machineScores,
    finalScore,
    queueUnranked,
    recordReview: (trx, review) => record(trx, review, 'decision'),
    refuseErased,
  })
  const queue = createReviewQueueService({
    db,
    now,
    log,
    latestScores,
    finalScore,
    queueUnranked,
    recordRating: (trx, rating) => record(trx, rating, 'review'),
  })
  const decisions = createDecisionsService({
    db,
    now,
    log,
    refuseErased,
    recordDecision: async (trx, interviewId, decision) => {
      await trx.updateTable('interviews').set({ decision }).where('id', '=', interviewId).execute()
    },
  })
  reviewRoutes(app, { reviews, decisions })
  reviewQueueRoutes(app, queue)
  return { reviews, queue, recorded }
}

/** Level 5 for whatever is written, with all of it as the quote; nothing to judge where nothing is. */
export const generousScorer: Scorer = {
  label: 'generous scorer',
  name: 'generous',
  version: '1',
  async score({ rubric, answer }) {
    const claims = [{ start: 0, end: answer.length }]
    return {
      criteria: rubric.criteria.map(({ id: criterionId }) =>
        answer === ''
          ? { criterionId, status: 'insufficient', why: 'empty' }
          : { criterionId, status: 'levelled', level: 5, claims },
      ),
      keyPoints: rubric.keyPoints.map(({ id }) => ({ id, found: answer !== '', claims })),
      confidence: 1,
      flags: [],
      provisional: 'no_provider',
    }
  },
}

/** An interview with these answers (text by question), each of them judged; those that do not rank are in the queue. */
export async function addScoredInterview(
  db: Db,
  position: Position,
  texts: Readonly<Record<string, string>>,
  candidate: Parameters<typeof addInterview>[3] = {},
  scorer = generousScorer,
): Promise<string> {
  const interviewId = await addInterview(db, position, { answered_count: Object.keys(texts).length }, candidate)
  const scoreAnswer = createAnswerScoring({
    db,
    now: () => positionsNow,
    scorer,
    log: recordLog().log,
    recordScore: async () => false,
    finalise: async () => undefined,
    standingRatings: async () => [],
    queueUnranked: async () => undefined,
  })
  for (const [questionId, text] of Object.entries(texts)) {
    await scoreAnswer({ interviewId, questionId, answerId: await addAnswer(db, { interviewId, questionId, text }) })
  }
  const queueUnranked = createQueueing({ now: () => positionsNow, answersWaiting })
  await inTransaction(db, (trx) => queueUnranked(trx, interviewId))
  return interviewId
}
