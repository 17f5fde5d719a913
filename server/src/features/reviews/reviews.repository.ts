import { PositionSettings } from '@colloquy/contracts/positions'
import { type Recommendation, type Review, ReviewRating } from '@colloquy/contracts/reviews'
import { TemplateDefinition } from '@colloquy/contracts/templates'
import type { Insertable, Selectable } from 'kysely'
import { z } from 'zod'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

export type Draft = { ratings: ReviewRating[]; note: string; recommendation: Recommendation | null }
type NewReview = Draft & { id: string; interviewId: string; reviewerId: string; now: Date }
/** Made by a look at the machine's levels, before anything was written. */
export const UNWRITTEN = 0

const Ratings = z.array(ReviewRating)
const RecommendationOrNull: z.ZodType<Recommendation | null> = z
  .enum(['definitely_no', 'no', 'yes', 'strong_yes'])
  .nullable()

type Row = Selectable<Schema['reviews']>

const rowToReview = (row: Row & { reviewer_name: string }): Review => ({
  id: row.id,
  interviewId: row.interview_id,
  reviewer: { id: row.reviewer_id, name: row.reviewer_name },
  status: row.status,
  ratings: Ratings.parse(row.ratings),
  note: row.note,
  recommendation: RecommendationOrNull.parse(row.recommendation),
  sawMachineLevels: row.saw_machine_levels,
  changedAfterHint: changedBetween(Ratings.nullable().parse(row.blind_ratings), Ratings.parse(row.ratings)),
  version: row.version,
  submittedAt: row.submitted_at?.toISOString() ?? null,
})

/** How many levels differ between two copies; none where nothing was kept. */
function changedBetween(before: readonly ReviewRating[] | null, now: readonly ReviewRating[]): number {
  if (!before) return 0
  const keyOf = ({ questionId, criterionId, level }: ReviewRating) => `${questionId} ${criterionId} ${level}`
  const kept = new Set(before.map(keyOf))
  return now.filter((rating) => !kept.has(keyOf(rating))).length
}

const base = repository('reviews', {
  toEntity: (row) => row,
  toRow: (row: Insertable<Schema['reviews']>) => row,
  version: 'version',
})

const reviews = (db: DbOrTrx) =>
  db
    .selectFrom('reviews')
    .innerJoin('users', 'users.id', 'reviews.reviewer_id')
    .selectAll('reviews')
    .select('users.name as reviewer_name')

/** Statements over reviews: one for each person and interview. */
export const reviewRepository = queries('reviews', {
  /** What a review of this interview is about. Locks nothing. */
  async findSubject(db: DbOrTrx, interviewId: string) {
    const row = await db
      .selectFrom('interviews')
      .innerJoin('positions', 'positions.id', 'interviews.position_id')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select(['interviews.position_id', 'positions.settings', 'positions.levels_shown_until'])
      .select('template_versions.definition')
      .select((eb) =>
        eb
          .selectFrom('scores')
          .select((scores) => scores.fn.min('scores.created_at').as('first'))
          .whereRef('scores.interview_id', '=', 'interviews.id')
          .as('scored_at'),
      )
      .where('interviews.id', '=', interviewId)
      .executeTakeFirst()
    if (!row) return undefined
    const answers = await db
      .selectFrom('answers')
      .select('question_id')
      .where('interview_id', '=', interviewId)
      .orderBy('submitted_at')
      .execute()
    return {
      positionId: row.position_id,
      /** Whether a reviewer of this interview could not have seen the machine's levels without asking for them. */
      levelsHidden:
        PositionSettings.parse(row.settings).levelsHiddenUntilReview &&
        !(row.levels_shown_until && row.scored_at && row.scored_at < row.levels_shown_until),
      criteria: TemplateDefinition.parse(row.definition).criteria,
      answered: answers.map((answer) => answer.question_id),
    }
  },

  /** Reviews and decisions of one interview happen one after the other. */
  async lockInterview(trx: Trx, interviewId: string): Promise<void> {
    await trx.selectFrom('interviews').select('id').where('id', '=', interviewId).forUpdate().execute()
  },

  async findOf(db: DbOrTrx, interviewId: string, reviewerId: string): Promise<Review | undefined> {
    const row = await reviews(db)
      .where('interview_id', '=', interviewId)
      .where('reviewer_id', '=', reviewerId)
      .executeTakeFirst()
    return row && rowToReview(row)
  },

  async findSubmitted(db: DbOrTrx, interviewId: string): Promise<Review[]> {
    const rows = await reviews(db)
      .where('interview_id', '=', interviewId)
      .where('status', '=', 'submitted')
      .orderBy('submitted_at')
      .orderBy('reviews.id')
      .execute()
    return rows.map(rowToReview)
  },

  /** As `findSubmitted`, of every interview of a position. */
  async findSubmittedIn(db: DbOrTrx, positionId: string): Promise<Review[]> {
    const rows = await reviews(db)
      .innerJoin('interviews', 'interviews.id', 'reviews.interview_id')
      .where('interviews.position_id', '=', positionId)
      .where('reviews.status', '=', 'submitted')
      .orderBy('reviews.submitted_at')
      .orderBy('reviews.id')
      .execute()
    return rows.map(rowToReview)
  },

  /** False when this person has a review of this interview already. */
  async create(trx: Trx, { id, interviewId, reviewerId, now, ...draft }: NewReview): Promise<boolean> {
    const created = await trx
      .insertInto('reviews')
      .values({
        id,
        interview_id: interviewId,
        reviewer_id: reviewerId,
        status: 'draft',
        ...draft,
        ratings: JSON.stringify(draft.ratings),
        created_at: now,
        updated_at: now,
        submitted_at: null,
      })
      .onConflict((conflict) => conflict.columns(['interview_id', 'reviewer_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    return created !== undefined
  },

  /** Throws `version_conflict` when it has changed since. */
  async update(trx: Trx, at: { id: string; version: number }, draft: Draft, now: Date): Promise<void> {
    await base.update(trx, at, { ...draft, ratings: JSON.stringify(draft.ratings), updated_at: now })
  },

  /** Keeps the levels as they are before the product says anything about them; what was kept first stays. */
  async keepBlindLevels(trx: Trx, { id, ratings, sawMachineLevels }: Review): Promise<void> {
    if (sawMachineLevels) return
    await trx
      .updateTable('reviews')
      .set({ blind_ratings: JSON.stringify(ratings) })
      .where('id', '=', id)
      .where('blind_ratings', 'is', null)
      .execute()
  },

  async submit(trx: Trx, id: string, { sawMachineLevels, now }: { sawMachineLevels: boolean; now: Date }) {
    const change = { status: 'submitted', saw_machine_levels: sawMachineLevels } as const
    await base.update(trx, { id }, { ...change, submitted_at: now, updated_at: now })
  },

  /** Notes that this person looked at the machine's levels; a submitted review stays as it is. */
  async reveal(trx: Trx, review: { id: string; interviewId: string; reviewerId: string; now: Date }): Promise<void> {
    await trx
      .insertInto('reviews')
      .values({
        id: review.id,
        interview_id: review.interviewId,
        reviewer_id: review.reviewerId,
        status: 'draft',
        ratings: '[]',
        note: '',
        recommendation: null,
        saw_machine_levels: true,
        version: UNWRITTEN,
        created_at: review.now,
        updated_at: review.now,
        submitted_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['interview_id', 'reviewer_id'])
          .doUpdateSet({ saw_machine_levels: true })
          .where('reviews.status', '=', 'draft'),
      )
      .execute()
  },

  async maySeeMachineLevels(db: DbOrTrx, interviewId: string, userId: string): Promise<boolean> {
    const row = await db
      .selectFrom('interviews')
      .innerJoin('positions', 'positions.id', 'interviews.position_id')
      .leftJoin('reviews', (join) =>
        join.onRef('reviews.interview_id', '=', 'interviews.id').on('reviews.reviewer_id', '=', userId),
      )
      .select(['positions.settings', 'reviews.status', 'reviews.saw_machine_levels'])
      .where('interviews.id', '=', interviewId)
      .executeTakeFirst()
    if (!row) return false
    const { levelsHiddenUntilReview } = PositionSettings.parse(row.settings)
    return !levelsHiddenUntilReview || row.status === 'submitted' || row.saw_machine_levels === true
  },
})
