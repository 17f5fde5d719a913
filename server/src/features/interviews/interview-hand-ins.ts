import { v7 as newId } from 'uuid'
import { AppError, refusalError } from '../../domain/app-error.ts'
import type { InterviewCommand } from '../../domain/interview/commands.ts'
import { isStarted } from '../../domain/interview/state.ts'
import { isPersonHidden, shownPerson } from '../../domain/privacy/blind-review.ts'
import type { Score } from '../../domain/scoring/score.ts'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { candidates } from './candidates.repository.ts'
import { sourceQueries } from './interview-sources.ts'
import type { InterviewStore } from './interview-store.ts'
import { interviews } from './interviews.repository.ts'

type NewInterview = {
  positionId: string
  person: { fullName: string | null; email: string | null }
  expiresAt: Date
  now: Date
  actor: string
}

export type InterviewHandIns = ReturnType<typeof interviewHandIns>

/** What other features ask of interviews; handed to them by app.ts. All join the caller's transaction. */
export function interviewHandIns(store: InterviewStore) {
  async function insist(trx: Trx, interviewId: string, command: InterviewCommand, now: Date, actor: string) {
    const { refusal, state } = await store.carryOut(trx, interviewId, command, { now, actor })
    if (refusal) throw refusalError(refusal)
    return state
  }

  return {
    async createInterview(trx: Trx, { positionId, person, expiresAt, now, actor }: NewInterview): Promise<string> {
      const position = await sourceQueries.positionForInvitation(trx, positionId)
      if (!position) throw new AppError('not_found', 'This position does not exist.')
      if (!position.open) throw new AppError('position_closed', 'Open the position again before you invite candidates.')
      if (!position.ready) {
        throw new AppError(
          'position_without_questions',
          'Choose a question for each place of the template first, then invite.',
        )
      }
      const [interviewId, candidateId] = [newId(), newId()]
      await candidates.create(trx, { id: candidateId, ...person, now })
      const { templateVersionId } = position
      await store.create(
        trx,
        { type: 'invite', interviewId, candidateId, positionId, templateVersionId, expiresAt: expiresAt.getTime() },
        { now, actor },
      )
      return interviewId
    },

    /** A new end for the link, also of an interview that had expired. Gives whom the link is for, as the team may know it. */
    async prolongInterview(trx: Trx, interviewId: string, until: Date, by: string, now: Date) {
      const state = await insist(trx, interviewId, { type: 'renew', by, expiresAt: until.getTime() }, now, by)
      const { fullName, email } = await candidates.get(trx, state.candidateId)
      const blindness = await sourceQueries.blindness(trx, interviewId)
      return blindness ? shownPerson({ fullName, email }, blindness) : { fullName, email }
    },

    /** Whether the team may not know yet who the candidate is. */
    async isPersonHidden(db: DbOrTrx, interviewId: string): Promise<boolean> {
      const blindness = await sourceQueries.blindness(db, interviewId)
      return blindness !== null && isPersonHidden(blindness)
    },

    async requireInterview(db: DbOrTrx, interviewId: string): Promise<void> {
      await interviews.get(db, interviewId)
    },

    async isFinished(db: DbOrTrx, interviewId: string): Promise<boolean> {
      const state = await interviews.find(db, interviewId)
      return state?.status === 'submitted' || state?.status === 'scored'
    },

    async attachResume(trx: Trx, interviewId: string, resumeId: string, now: Date): Promise<void> {
      await insist(trx, interviewId, { type: 'attachResume', resumeId }, now, 'candidate')
    },

    async recordScore(
      trx: Trx,
      scored: { interviewId: string; questionId: string; answerId: string; scoreId: string; score: Score },
      now: Date,
    ) {
      const { interviewId, ...rest } = scored
      const state = await insist(trx, interviewId, { type: 'recordScore', ...rest }, now, 'system')
      return (
        isStarted(state) &&
        state.answers.length === state.plan.questions.length &&
        state.answers.every(({ scoring }) => scoring !== null)
      )
    },

    async finalise(trx: Trx, interviewId: string, score: Score, now: Date): Promise<void> {
      await insist(trx, interviewId, { type: 'finalise', score }, now, 'system')
    },

    async recordReview(
      trx: Trx,
      review: { interviewId: string; reviewId: string; by: string; score: Score },
      now: Date,
    ): Promise<void> {
      const { interviewId, reviewId, by, score } = review
      await insist(trx, interviewId, { type: 'review', by, reviewId }, now, by)
      await insist(trx, interviewId, { type: 'finalise', score }, now, 'system')
    },

    async recordAnswerRating(
      trx: Trx,
      rating: { interviewId: string; questionId: string; ratingId: string; by: string; score: Score },
      now: Date,
    ): Promise<void> {
      const { interviewId, questionId, ratingId, by, score } = rating
      await insist(trx, interviewId, { type: 'rateAnswer', by, questionId, ratingId }, now, by)
      await insist(trx, interviewId, { type: 'finalise', score }, now, 'system')
    },

    recordDecision: (trx: Trx, interviewId: string, outcome: 'advance' | 'hold' | 'reject') =>
      interviews.recordDecision(trx, interviewId, outcome),
  }
}
