import type { BodyOf, ReplyOf } from '@colloquy/contracts/endpoint'
import type { listReviews, Review, SharedLevel, saveReview } from '@colloquy/contracts/reviews'
import { v7 } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import type { Score } from '../../domain/scoring/score.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import type { Log } from '../../infra/log/log.ts'
import { auditReview } from './audited-review.ts'
import { type GivenLevel, givenLevels, type PeoplesLevels } from './given-levels.ts'
import { answerRatingRepository } from './queue/answer-ratings.repository.ts'
import { reviewRepository, UNWRITTEN } from './reviews.repository.ts'
import { sharedLevels } from './shared-levels.ts'
import { type StandingRating, standingRatings } from './standing-ratings.ts'
import { type MachineScores, misplacedRatings, missingRatings, unreasonedRatings } from './submission.ts'
import { visibleLevels } from './visible-levels.ts'

export type ReviewsDeps = {
  db: Db
  now: () => Date
  log: Pick<Log, 'info'>
  machineScores: (db: DbOrTrx, interviewId: string) => Promise<MachineScores>
  /** The interview's total with these levels by people in place of the machine's. */
  finalScore: (db: DbOrTrx, interviewId: string, ratings: readonly StandingRating[]) => Promise<Score>
  recordReview: (
    trx: Trx,
    review: { interviewId: string; reviewId: string; by: string; score: Score },
    now: Date,
  ) => Promise<void>
  /** Throws where the person's words were erased; until the transaction ends they are not. */
  refuseErased: (trx: Trx, interviewId: string) => Promise<void>
  /** What a person has rated does not wait any more. */
  queueUnranked: (trx: Trx, interviewId: string) => Promise<void>
}

/** Whose review of which interview. */
type Mine = { interviewId: string; userId: string }

export type ReviewsService = {
  list(mine: Mine): Promise<ReplyOf<typeof listReviews>>
  /** `version`: the one that was read before; null for the first. */
  save(mine: Mine, version: number | null, draft: BodyOf<typeof saveReview>): Promise<Review>
  submit(mine: Mine): Promise<Review>
  reveal(mine: Mine): Promise<null>
  /** All that people have submitted, for the record of a decision. */
  peoplesLevels(interviewId: string): Promise<PeoplesLevels & { shared: SharedLevel[] }>
  /** By interview, the levels that people gave for a position, as far as this person may see them. */
  levelsGiven(
    positionId: string,
    userId: string,
  ): Promise<ReadonlyMap<string, { given: GivenLevel[]; isMoreHidden: boolean }>>
}

export function createReviewsService(deps: ReviewsDeps): ReviewsService {
  const { db, now, log } = deps

  return {
    async list({ interviewId, userId }) {
      await subjectOf(db, interviewId)
      const mine = (await reviewRepository.findOf(db, interviewId, userId)) ?? null
      const submitted = await submittedOn(interviewId)
      const visible = visibleLevels(submitted, userId)
      return {
        mine,
        others: visible.reviews.filter(({ reviewer }) => reviewer.id !== userId),
        othersHidden: submitted.reviews.length - visible.reviews.length,
        shared: sharedLevels(visible),
        answerRatings: visible.answerRatings,
      }
    },

    async peoplesLevels(interviewId) {
      const submitted = await submittedOn(interviewId)
      return { ...submitted, shared: sharedLevels(submitted) }
    },

    async levelsGiven(positionId, userId) {
      const reviews = Map.groupBy(await reviewRepository.findSubmittedIn(db, positionId), (one) => one.interviewId)
      const answerRatings = await answerRatingRepository.listIn(db, positionId)
      const levelsOf = (id: string) => {
        const submitted = { reviews: reviews.get(id) ?? [], answerRatings: answerRatings.get(id) ?? [] }
        const visible = visibleLevels(submitted, userId)
        const isMoreHidden =
          visible.reviews.length < submitted.reviews.length ||
          visible.answerRatings.length < submitted.answerRatings.length
        return { given: givenLevels(visible), isMoreHidden }
      }
      const rated = new Set([...reviews.keys(), ...answerRatings.keys()])
      return new Map([...rated].map((id) => [id, levelsOf(id)]))
    },

    save: ({ interviewId, userId }, version, draft) =>
      inTransaction(db, async (trx) => {
        const subject = await subjectOf(trx, interviewId)
        await deps.refuseErased(trx, interviewId)
        const faults = misplacedRatings(subject, draft.ratings)
        if (faults.length > 0) throw new AppError('validation_failed', 'Some ratings do not fit.', { fields: faults })
        const present = await reviewRepository.findOf(trx, interviewId, userId)
        if (present?.status === 'submitted') throw submittedAlready()
        const expected = version ?? UNWRITTEN
        if (present) await reviewRepository.update(trx, { id: present.id, version: expected }, draft, now())
        else await create(trx, { interviewId, userId }, expected, draft)
        return require(trx, { interviewId, userId })
      }),

    async submit({ interviewId, userId }) {
      const outcome = await inTransaction(db, async (trx) => {
        await reviewRepository.lockInterview(trx, interviewId)
        const subject = await subjectOf(trx, interviewId)
        await deps.refuseErased(trx, interviewId)
        const mine = await require(trx, { interviewId, userId })
        if (mine.status === 'submitted') throw submittedAlready()
        insistOnCompleteness(mine, missingRatings(subject, mine.ratings))
        const sawMachineLevels = mine.sawMachineLevels || !subject.levelsHidden
        await reviewRepository.keepBlindLevels(trx, { ...mine, sawMachineLevels })
        const machine = await deps.machineScores(trx, interviewId)
        const far = unreasonedRatings(mine.ratings, machine)
        if (far.length > 0) return { far }

        await reviewRepository.submit(trx, mine.id, { sawMachineLevels, now: now() })
        const score = await deps.finalScore(trx, interviewId, await standingRatings(trx, interviewId))
        await deps.recordReview(trx, { interviewId, reviewId: mine.id, by: userId, score }, now())
        await deps.queueUnranked(trx, interviewId)
        await auditReview(trx, { interviewId, mine, machine, sawMachineLevels, now: now() })
        await announce(trx, { kind: 'review', interviewId, positionId: subject.positionId }, now())
        log.info('user.action', { action: 'review.submit', subject: 'interview', subjectId: interviewId })
        return { far, review: await require(trx, { interviewId, userId }) }
      })
      if (outcome.review) return outcome.review
      // Committed all the same: from here on the reviewer knows which levels are far from the machine's.
      const message = 'A level that is two or more from the machine’s needs a reason.'
      throw new AppError('reason_required', message, { fields: outcome.far })
    },

    reveal: ({ interviewId, userId }) =>
      inTransaction(db, async (trx) => {
        await subjectOf(trx, interviewId)
        await reviewRepository.reveal(trx, { id: v7(), interviewId, reviewerId: userId, now: now() })
        const subject = { kind: 'interview', id: interviewId }
        await recordAudit(trx, { action: 'machine_levels.revealed', subject, at: now() })
        log.info('user.action', { action: 'review.reveal', subject: 'interview', subjectId: interviewId })
        return null
      }),
  }

  async function submittedOn(interviewId: string): Promise<PeoplesLevels> {
    const reviews = await reviewRepository.findSubmitted(db, interviewId)
    return { reviews, answerRatings: await answerRatingRepository.list(db, interviewId) }
  }

  async function create(trx: Trx, { interviewId, userId }: Mine, expected: number, draft: BodyOf<typeof saveReview>) {
    const isFirst = expected === UNWRITTEN
    const review = { id: v7(), interviewId, reviewerId: userId, now: now(), ...draft }
    if (!isFirst || !(await reviewRepository.create(trx, review))) {
      throw new AppError('version_conflict', 'This review was changed elsewhere meanwhile: look at it, then go on.')
    }
  }
}

/** Whether the machine's levels may be shown: not hidden here, or the own review is in, or the person chose to look. */
export const maySeeMachineLevels: (db: DbOrTrx, interviewId: string, userId: string) => Promise<boolean> =
  reviewRepository.maySeeMachineLevels

async function subjectOf(db: DbOrTrx, interviewId: string) {
  const subject = await reviewRepository.findSubject(db, interviewId)
  if (!subject) throw new AppError('not_found', 'There is no such interview.')
  return subject
}

async function require(db: DbOrTrx, { interviewId, userId }: Mine): Promise<Review> {
  const mine = await reviewRepository.findOf(db, interviewId, userId)
  if (!mine) throw new AppError('not_found', 'You have no review of this interview yet.')
  return mine
}

const submittedAlready = () => new AppError('review_submitted', 'A submitted review stands as it is.')

function insistOnCompleteness({ recommendation }: Review, missing: ReturnType<typeof missingRatings>): void {
  const lacking = recommendation ? [] : [{ field: 'recommendation', message: 'Choose a recommendation.' }]
  const fields = [...missing, ...lacking]
  if (fields.length === 0) return
  throw new AppError('review_incomplete', 'Rate each criterion of each answer, and choose a recommendation.', {
    fields,
  })
}
