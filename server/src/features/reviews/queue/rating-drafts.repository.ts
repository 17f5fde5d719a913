import type { RatingDraft } from '@colloquy/contracts/review-queue'
import { AnswerRating } from '@colloquy/contracts/reviews'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

type Whose = { answerId: string; raterId: string }

/** Statements over levels that are not submitted yet: one draft for each waiting answer and person. */
export const ratingDraftRepository = queries('answer_rating_drafts', {
  async find(db: DbOrTrx, { answerId, raterId }: Whose): Promise<RatingDraft | null> {
    const row = await db
      .selectFrom('answer_rating_drafts')
      .select(['levels', 'reason', 'saved_at'])
      .where('answer_id', '=', answerId)
      .where('rater_id', '=', raterId)
      .executeTakeFirst()
    if (!row) return null
    return {
      levels: AnswerRating.shape.levels.parse(row.levels),
      reason: row.reason,
      savedAt: row.saved_at.toISOString(),
    }
  },

  async keep(trx: Trx, { answerId, raterId }: Whose, draft: Omit<RatingDraft, 'savedAt'>, now: Date): Promise<void> {
    const words = { levels: JSON.stringify(draft.levels), reason: draft.reason, saved_at: now }
    await trx
      .insertInto('answer_rating_drafts')
      .values({ answer_id: answerId, rater_id: raterId, ...words })
      .onConflict((conflict) => conflict.columns(['answer_id', 'rater_id']).doUpdateSet(words))
      .execute()
  },

  async remove(trx: Trx, { answerId, raterId }: Whose): Promise<void> {
    await trx
      .deleteFrom('answer_rating_drafts')
      .where('answer_id', '=', answerId)
      .where('rater_id', '=', raterId)
      .execute()
  },
})
