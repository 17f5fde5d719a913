import { CriterionId } from '@colloquy/contracts/templates'
import { type RawBuilder, sql } from 'kysely'
import type { DbOrTrx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

/** How often two levels met. */
export type LevelsMet = {
  positionId: string
  title: string
  criterionId: CriterionId
  month: string
  a: number
  b: number
  times: number
}

/**
 * Levels that people gave without having seen the machine's: of reviews as they were first handed in, and of single answers
 * in the review queue by people without a review of that interview.
 */
const blindLevels = (positionId: string | undefined): RawBuilder<unknown> => {
  const ofPosition = positionId ? sql`and interviews.position_id = ${positionId}` : sql``
  return sql`
    select interviews.position_id, reviews.interview_id, reviews.reviewer_id as rater_id, reviews.submitted_at as at,
      rating ->> 'questionId' as question_id, rating ->> 'criterionId' as criterion_id, (rating ->> 'level')::int as level
    from reviews
    join interviews on interviews.id = reviews.interview_id
    cross join lateral jsonb_array_elements(coalesce(reviews.blind_ratings, reviews.ratings)) as rating
    where reviews.status = 'submitted' and not reviews.saw_machine_levels ${ofPosition}
    union all
    select distinct on (answer_ratings.answer_id, answer_ratings.rater_id, rating ->> 'criterionId')
      interviews.position_id, answer_ratings.interview_id, answer_ratings.rater_id, answer_ratings.at,
      answer_ratings.question_id, rating ->> 'criterionId', (rating ->> 'level')::int
    from answer_ratings
    join interviews on interviews.id = answer_ratings.interview_id
    cross join lateral jsonb_array_elements(answer_ratings.levels) as rating
    where not answer_ratings.saw_machine_levels ${ofPosition}
      and not exists (select 1 from reviews where reviews.interview_id = answer_ratings.interview_id
        and reviews.reviewer_id = answer_ratings.rater_id and reviews.status = 'submitted')
    order by 6, 5, 7`
}

/** Statements that compare the levels of two raters. Timeliness is the clock's and nobody's opinion. */
export const agreementQueries = queries('agreement', {
  /** a: a person's; b: the machine's that was in force at that moment. */
  async withMachine(db: DbOrTrx, positionId?: string): Promise<LevelsMet[]> {
    return met(
      db,
      sql`
        with blind as (${blindLevels(positionId)})
        select blind.position_id, blind.criterion_id, blind.at, blind.level as a, (machine ->> 'level')::int as b
        from blind
        join lateral (
          select scores.criteria from scores
          where scores.interview_id = blind.interview_id and scores.question_id = blind.question_id
            and scores.created_at <= blind.at
          order by scores.created_at desc, scores.id desc limit 1) as score on true
        cross join lateral jsonb_array_elements(score.criteria) as machine
        where machine ->> 'criterionId' = blind.criterion_id and machine ->> 'status' in ('scored', 'provisional')`,
    )
  },

  async betweenPeople(db: DbOrTrx, positionId?: string): Promise<LevelsMet[]> {
    return met(
      db,
      sql`
        with blind as (${blindLevels(positionId)})
        select one.position_id, one.criterion_id, greatest(one.at, other.at) as at, one.level as a, other.level as b
        from blind one
        join blind other on other.interview_id = one.interview_id and other.question_id = one.question_id
          and other.criterion_id = one.criterion_id and other.rater_id > one.rater_id`,
    )
  },

  async countLeftOut(db: DbOrTrx, positionId?: string): Promise<number> {
    let query = db
      .selectFrom('reviews')
      .innerJoin('interviews', 'interviews.id', 'reviews.interview_id')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('reviews.status', '=', 'submitted')
      .where('reviews.saw_machine_levels', '=', true)
    if (positionId) query = query.where('interviews.position_id', '=', positionId)
    return (await query.executeTakeFirstOrThrow()).count
  },
})

type Row = Omit<LevelsMet, 'criterionId' | 'positionId'> & { position_id: string; criterion_id: string }

async function met(db: DbOrTrx, pairs: RawBuilder<unknown>): Promise<LevelsMet[]> {
  const found = await sql<Row>`
    select pair.position_id, positions.title, pair.criterion_id, to_char(pair.at at time zone 'UTC', 'YYYY-MM') as month,
      pair.a, pair.b, count(*)::int as times
    from (${pairs}) as pair
    join positions on positions.id = pair.position_id
    where pair.criterion_id <> 'timeliness'
    group by 1, 2, 3, 4, 5, 6`.execute(db)
  return found.rows.map(({ position_id: positionId, criterion_id, ...row }) => ({
    positionId,
    criterionId: CriterionId.parse(criterion_id),
    ...row,
  }))
}
