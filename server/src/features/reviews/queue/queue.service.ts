import type { BodyOf, QueryOf, ReplyOf } from '@colloquy/contracts/endpoint'
import { permits } from '@colloquy/contracts/permissions'
import type {
  countReviewQueue,
  listReviewQueue,
  QueuedAnswer,
  RatingDraft,
  rateQueuedAnswer,
  readQueuedAnswer,
  saveRatingDraft,
} from '@colloquy/contracts/review-queue'
import type { AnswerScore } from '@colloquy/contracts/scores'
import { v7 } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import type { Score } from '../../../domain/scoring/score.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Page } from '../../../infra/db/keyset.ts'
import { announce } from '../../../infra/events/announce.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { limitedTo } from '../../../infra/http/records.ts'
import type { Log } from '../../../infra/log/log.ts'
import { reviewRepository } from '../reviews.repository.ts'
import { type StandingRating, standingRatings } from '../standing-ratings.ts'
import { answerRatingRepository } from './answer-ratings.repository.ts'
import { queueRepository } from './queue.repository.ts'
import { insistOnWholeRating } from './queue-rating.ts'
import { ratingDraftRepository } from './rating-drafts.repository.ts'

export type ReviewQueueDeps = {
  db: Db
  now: () => Date
  log: Pick<Log, 'info'>
  /** The machine's judgement of each answered question. */
  latestScores: (db: DbOrTrx, interviewId: string) => Promise<ReadonlyMap<string, AnswerScore>>
  /** The interview's total with these levels by people in place of the machine's. */
  finalScore: (db: DbOrTrx, interviewId: string, ratings: readonly StandingRating[]) => Promise<Score>
  recordRating: (
    trx: Trx,
    rating: { interviewId: string; questionId: string; ratingId: string; by: string; score: Score },
    now: Date,
  ) => Promise<void>
  queueUnranked: (trx: Trx, interviewId: string) => Promise<void>
}

export type ReviewQueueService = {
  list(user: UserCaller, query: QueryOf<typeof listReviewQueue>): Promise<Page<QueuedAnswer>>
  counts(user: UserCaller): Promise<ReplyOf<typeof countReviewQueue>>
  read(user: UserCaller, answerId: string): Promise<ReplyOf<typeof readQueuedAnswer>>
  assign(user: UserCaller, answerId: string, ownerId: string | null): Promise<QueuedAnswer>
  saveDraft(user: UserCaller, answerId: string, draft: BodyOf<typeof saveRatingDraft>): Promise<RatingDraft>
  rate(
    user: UserCaller,
    answerId: string,
    rating: BodyOf<typeof rateQueuedAnswer>,
  ): Promise<ReplyOf<typeof rateQueuedAnswer>>
}

/** Answers that no scorer could settle: who takes them, and the levels that settle them. */
export function createReviewQueueService(deps: ReviewQueueDeps): ReviewQueueService {
  const { db, now, log } = deps

  return {
    list: (user, { positionId, kind, owner, cursor, limit }) => {
      const ownerId = owner === 'me' ? user.id : owner === 'nobody' ? null : owner
      return queueRepository.page(db, limitedTo(user), { positionId, kind, ownerId }, { cursor, limit })
    },

    counts: async (user) => ({
      byKind: await queueRepository.countByKind(db, limitedTo(user)),
      ...(await queueRepository.countByOwner(db, limitedTo(user), user.id)),
    }),

    async read(user, answerId) {
      const waiting = await queueRepository.find(db, limitedTo(user), answerId)
      if (!waiting) throw new AppError('not_found', 'This answer does not wait for a person any more.')
      const { text, submittedBy, criteria, rubric } = await queueRepository.findMaterial(db, answerId)
      const shown = await reviewRepository.maySeeMachineLevels(db, waiting.interviewId, user.id)
      const scores = shown ? await deps.latestScores(db, waiting.interviewId) : null
      log.info('user.action', { action: 'review-queue.view', subject: 'answer', subjectId: answerId })
      return {
        ...waiting,
        text,
        submittedBy,
        rubric: criteria,
        anchors: rubric.anchors,
        reference: rubric.reference,
        score: scores?.get(waiting.questionId) ?? null,
        draft: await ratingDraftRepository.find(db, { answerId, raterId: user.id }),
      }
    },

    assign: (user, answerId, ownerId) =>
      inTransaction(db, async (trx) => {
        await queueRepository.lock(trx, answerId)
        const present = await require(trx, user, answerId)
        const owner = present.owner?.id ?? null
        await insistOnMayAssign(trx, user, present, ownerId)
        if (ownerId !== owner) await queueRepository.setOwner(trx, answerId, ownerId, now())
        await announce(trx, { kind: 'review_queue', positionId: present.position.id }, now())
        const detail = { from: owner, to: ownerId }
        await recordAudit(trx, {
          action: 'answer.assigned',
          subject: { kind: 'answer', id: answerId },
          at: now(),
          detail,
        })
        log.info('user.action', { action: 'review-queue.assign', subject: 'answer', subjectId: answerId })
        return require(trx, user, answerId)
      }),

    saveDraft: (user, answerId, draft) =>
      inTransaction(db, async (trx) => {
        await queueRepository.lock(trx, answerId)
        await require(trx, user, answerId)
        const at = now()
        await ratingDraftRepository.keep(trx, { answerId, raterId: user.id }, draft, at)
        return { ...draft, savedAt: at.toISOString() }
      }),

    rate: (user, answerId, { levels, reason }) =>
      inTransaction(db, async (trx) => {
        const waiting = await lockWaiting(trx, user, answerId)
        const { interviewId, questionId, position, owner } = waiting
        if (owner && owner.id !== user.id) throw takenBy(owner.name)
        const { text, criteria } = await queueRepository.findMaterial(trx, answerId)
        insistOnWholeRating({ levels, reason }, { text, criteria, waiting: waiting.criteria })

        const at = now()
        const ratingId = v7()
        const sawMachineLevels = await reviewRepository.maySeeMachineLevels(trx, interviewId, user.id)
        const rating = { id: ratingId, questionId, levels, reason }
        const facts = { interviewId, answerId, raterId: user.id, sawMachineLevels, at }
        await answerRatingRepository.add(trx, { ...rating, ...facts })
        await ratingDraftRepository.remove(trx, { answerId, raterId: user.id })
        const score = await deps.finalScore(trx, interviewId, await standingRatings(trx, interviewId))
        await deps.recordRating(trx, { interviewId, questionId, ratingId, by: user.id, score }, at)
        await deps.queueUnranked(trx, interviewId)
        await announce(trx, { kind: 'review', interviewId, positionId: position.id }, at)
        const detail = { interviewId, ratingId, criteria: levels.map(({ criterionId }) => criterionId) }
        await recordAudit(trx, { action: 'answer.rated', subject: { kind: 'answer', id: answerId }, at, detail })
        log.info('user.action', { action: 'review-queue.rate', subject: 'answer', subjectId: answerId })
        return {
          rating: { ...rating, rater: { id: user.id, name: user.name }, at: at.toISOString() },
          score: { value: score.value, kind: score.kind },
          stillWaiting: await queueRepository.countOf(trx, interviewId),
        }
      }),
  }
}

/** The interview first, as scoring does; then the row. */
async function lockWaiting(trx: Trx, user: UserCaller, answerId: string): Promise<QueuedAnswer> {
  const { interviewId } = await require(trx, user, answerId)
  await reviewRepository.lockInterview(trx, interviewId)
  await queueRepository.lock(trx, answerId)
  return require(trx, user, answerId)
}

async function require(trx: Trx, user: UserCaller, answerId: string): Promise<QueuedAnswer> {
  const waiting = await queueRepository.find(trx, limitedTo(user), answerId)
  if (!waiting) throw settledMeanwhile()
  return waiting
}

async function insistOnMayAssign(
  trx: Trx,
  user: UserCaller,
  { owner, position }: QueuedAnswer,
  to: string | null,
): Promise<void> {
  const from = owner?.id ?? null
  if (to !== null && !(await queueRepository.mayRate(trx, to, position.id))) {
    throw new AppError('validation_failed', 'Choose somebody who may rate answers of this position.', {
      fields: [{ field: 'ownerId', message: 'This person may not rate here.' }],
    })
  }
  if (permits('review-queue.assign', user.role)) return
  const isOwn = (id: string | null) => id === null || id === user.id
  if (isOwn(from) && isOwn(to)) return
  if (!isOwn(to)) throw new AppError('forbidden', 'Only administrators give an answer to somebody else.')
  // Whoever may not rate any more holds nothing up.
  if (owner && (await queueRepository.mayRate(trx, owner.id, position.id))) throw takenBy(owner.name)
}

const takenBy = (name: string) => new AppError('taken_already', `${name} has taken this answer. Choose another one.`)

const settledMeanwhile = () =>
  new AppError(
    'not_waiting',
    'This answer was settled meanwhile. Nothing of yours was changed: go on with the next one.',
  )
