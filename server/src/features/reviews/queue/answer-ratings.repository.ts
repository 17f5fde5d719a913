import { AnswerRating } from '@colloquy/contracts/reviews'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

export type NewAnswerRating = Omit<AnswerRating, 'rater' | 'at'> & {
  interviewId: string
  answerId: string
  raterId: string
  /** Whether the machine's levels could be seen by whoever rated. */
  sawMachineLevels: boolean
  at: Date
}

const Levels = AnswerRating.shape.levels

/** Statements over ratings of single answers. They are only ever added; of one person the newest counts. */
export const answerRatingRepository = queries('answer_ratings', {
  async add(trx: Trx, rating: NewAnswerRating): Promise<void> {
    await trx
      .insertInto('answer_ratings')
      .values({
        id: rating.id,
        interview_id: rating.interviewId,
        answer_id: rating.answerId,
        question_id: rating.questionId,
        rater_id: rating.raterId,
        levels: JSON.stringify(rating.levels),
        reason: rating.reason,
        saw_machine_levels: rating.sawMachineLevels,
        at: rating.at,
      })
      .execute()
  },

  /** Oldest first. */
  async list(db: DbOrTrx, interviewId: string): Promise<AnswerRating[]> {
    const rows = await db
      .selectFrom('answer_ratings')
      .innerJoin('users', 'users.id', 'answer_ratings.rater_id')
      .selectAll('answer_ratings')
      .select('users.name')
      .where('interview_id', '=', interviewId)
      .orderBy('at')
      .orderBy('answer_ratings.id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      questionId: row.question_id,
      rater: { id: row.rater_id, name: row.name },
      levels: Levels.parse(row.levels),
      reason: row.reason,
      at: row.at.toISOString(),
    }))
  },
})
