import { AnswerRating } from '@colloquy/contracts/reviews'
import type { Selectable } from 'kysely'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Schema } from '../../../infra/db/schema.ts'

export type NewAnswerRating = Omit<AnswerRating, 'rater' | 'at'> & {
  interviewId: string
  answerId: string
  raterId: string
  /** Whether the machine's levels could be seen by whoever rated. */
  sawMachineLevels: boolean
  at: Date
}

const Levels = AnswerRating.shape.levels

type Row = Selectable<Schema['answer_ratings']> & { name: string }

const rowToRating = (row: Row): AnswerRating => ({
  id: row.id,
  questionId: row.question_id,
  rater: { id: row.rater_id, name: row.name },
  levels: Levels.parse(row.levels),
  reason: row.reason,
  at: row.at.toISOString(),
})

const ratings = (db: DbOrTrx) =>
  db
    .selectFrom('answer_ratings')
    .innerJoin('users', 'users.id', 'answer_ratings.rater_id')
    .selectAll('answer_ratings')
    .select('users.name')

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
    const rows = await ratings(db)
      .where('answer_ratings.interview_id', '=', interviewId)
      .orderBy('at')
      .orderBy('answer_ratings.id')
      .execute()
    return rows.map(rowToRating)
  },

  /** As `list`, of every interview of a position, by interview. */
  async listIn(db: DbOrTrx, positionId: string): Promise<Map<string, AnswerRating[]>> {
    const rows = await ratings(db)
      .innerJoin('interviews', 'interviews.id', 'answer_ratings.interview_id')
      .where('interviews.position_id', '=', positionId)
      .orderBy('at')
      .orderBy('answer_ratings.id')
      .execute()
    const byInterview = Map.groupBy(rows, (row) => row.interview_id)
    return new Map([...byInterview].map(([interviewId, ofOne]) => [interviewId, ofOne.map(rowToRating)]))
  },
})
