import { sql } from 'kysely'
import type { DbOrTrx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

/** What is stored about a person beside the interview itself. Who wrote it is not theirs to have: no name, no id. */
export const myData = queries('my_data', {
  async drafts(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('drafts')
      .select(['question_id as questionId', 'text', 'saved_at as savedAt'])
      .where('interview_id', '=', interviewId)
      .where('revision', '>', 0)
      .orderBy('saved_at')
      .execute()
  },

  async timeReasons(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('accommodation_reasons')
      .select(['reason', 'at'])
      .where('interview_id', '=', interviewId)
      .orderBy('at')
      .execute()
  },

  /** Every file that was uploaded; what was read is told of the last one. */
  async resumeFiles(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('resumes')
      .select(['file_name as fileName', 'type', 'size', 'sha256', 'uploaded_at as uploadedAt'])
      .where('interview_id', '=', interviewId)
      .orderBy('uploaded_at')
      .orderBy('id')
      .execute()
  },

  async invitations(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('invitations')
      .select(['created_at as sentAt', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
      .select('first_opened_at as firstOpenedAt')
      .where('interview_id', '=', interviewId)
      .orderBy('created_at')
      .execute()
  },

  /** Levels with their quotes. What else a rubric looks for belongs to the question, not to the person. */
  async scores(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('scores')
      .select(['question_id as questionId', 'criteria', 'value', 'kind', 'flags', 'graded_by as gradedBy'])
      .select('created_at as at')
      .where('interview_id', '=', interviewId)
      .orderBy('created_at')
      .execute()
  },

  async summaries(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('summaries')
      .select(['strengths', 'gaps', 'value', 'kind', 'written_by as writtenBy', 'created_at as at'])
      .where('interview_id', '=', interviewId)
      .orderBy('created_at')
      .execute()
  },

  /** Handed in: what a reviewer is still writing says nothing yet. */
  async reviews(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('reviews')
      .select(['ratings', 'note', 'recommendation', 'submitted_at as at'])
      .where('interview_id', '=', interviewId)
      .where('status', '=', 'submitted')
      .orderBy('submitted_at')
      .execute()
  },

  async answerRatings(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('answer_ratings')
      .select(['question_id as questionId', 'levels', 'reason', 'at'])
      .where('interview_id', '=', interviewId)
      .orderBy('at')
      .execute()
  },

  async decisions(db: DbOrTrx, interviewId: string) {
    return db
      .selectFrom('decisions')
      .select(['outcome', 'reason_code as reasonCode', 'note', 'at'])
      .where('interview_id', '=', interviewId)
      .orderBy('at')
      .execute()
  },

  /** What was sent to models of others: that it was, never what. */
  async modelCalls(db: DbOrTrx, interviewId: string) {
    const subjects = sql<string>`(select ${interviewId}::text union select id::text from answers where interview_id = ${interviewId}
      union select id::text from resumes where interview_id = ${interviewId})`
    return db
      .selectFrom('ai_calls')
      .select(['task', 'provider', 'model', 'outcome', 'at'])
      .where('subject', 'in', subjects)
      .orderBy('at')
      .execute()
  },
})
