import { sql } from 'kysely'
import type { Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

/** The tables out of which erasing takes words; what is left of those in their pages is for the vacuum. */
export const tablesWithWords = [
  'candidates',
  'answers',
  'drafts',
  'accommodation_reasons',
  'summaries',
  'reviews',
  'answer_ratings',
  'answer_rating_drafts',
  'decisions',
  'legal_holds',
  'resumes',
  'resume_uploads',
  'resume_upload_parts',
  'resume_analyses',
  'resume_steps',
  'idempotency_keys',
] as const

const withoutReasons = (column: 'ratings' | 'blind_ratings') => sql<string>`(
  select coalesce(jsonb_agg(rating || '{"reason": null}' order by place), '[]')
  from jsonb_array_elements(${sql.ref(column)}) with ordinality as given(rating, place))`

/** Blanks the person, their words, and the words that others wrote about them; ids, times, hashes and levels stay. */
export const erasure = queries('erasure', {
  /** Whether it happened. The interview is held until the transaction ends: an erasure waits that long. */
  async isErased(trx: Trx, interviewId: string): Promise<boolean> {
    const row = await trx
      .selectFrom('interviews')
      .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
      .select('candidates.erased_at')
      .where('interviews.id', '=', interviewId)
      .forUpdate('interviews')
      .executeTakeFirst()
    return row ? row.erased_at !== null : false
  },

  async person(trx: Trx, candidateId: string, at: Date): Promise<void> {
    const blank = { full_name: null, email: null, phone: null, github: null, linkedin: null }
    await trx
      .updateTable('candidates')
      .set({ ...blank, erased_at: at, updated_at: at })
      .where('id', '=', candidateId)
      .execute()
  },

  async ownWords(trx: Trx, interviewId: string, at: Date): Promise<void> {
    const words = { text: '', signals: '[]', erased_at: at }
    await trx.updateTable('answers').set(words).where('interview_id', '=', interviewId).execute()
    await trx.deleteFrom('drafts').where('interview_id', '=', interviewId).execute()
    await trx.deleteFrom('accommodation_reasons').where('interview_id', '=', interviewId).execute()
  },

  /** Notes, reasons and findings quote the person or describe them. */
  async wordsOfOthers(trx: Trx, interviewId: string): Promise<void> {
    await trx
      .updateTable('summaries')
      .set({ strengths: '[]', gaps: '[]' })
      .where('interview_id', '=', interviewId)
      .execute()
    await trx
      .updateTable('reviews')
      .set({ note: '', ratings: withoutReasons('ratings') })
      .where('interview_id', '=', interviewId)
      .execute()
    await trx
      .updateTable('reviews')
      .set({ blind_ratings: withoutReasons('blind_ratings') })
      .where('interview_id', '=', interviewId)
      .where('blind_ratings', 'is not', null)
      .execute()
    await trx.updateTable('answer_ratings').set({ reason: '' }).where('interview_id', '=', interviewId).execute()
    await trx
      .deleteFrom('answer_rating_drafts')
      .where('answer_id', 'in', trx.selectFrom('answers').select('id').where('interview_id', '=', interviewId))
      .execute()
    await trx.updateTable('decisions').set({ note: '' }).where('interview_id', '=', interviewId).execute()
  },
})
