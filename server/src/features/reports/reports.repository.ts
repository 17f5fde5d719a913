import { PositionSettings } from '@colloquy/contracts/positions'
import { TemplateDefinition } from '@colloquy/contracts/templates'
import { shownPerson } from '../../domain/privacy/blind-review.ts'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

export type ReportRow = {
  id: string
  templateVersionId: string
  name: string | null
  email: string | null
  status: string
  score: number | null
  scoreKind: string | null
  reviews: number
  decision: string | null
  invitedAt: Date
  startedAt: Date | null
  submittedAt: Date | null
  scoredAt: Date | null
  /** Totals are hidden from this reader until their own review is in. */
  isHidden: boolean
}

/** Statements that only reports need. */
export const reportRepository = queries('reports', {
  async findPosition(db: DbOrTrx, positionId: string) {
    const row = await db
      .selectFrom('positions')
      .select(['title', 'settings'])
      .where('id', '=', positionId)
      .executeTakeFirst()
    return row && { title: row.title, settings: PositionSettings.parse(row.settings) }
  },

  /** What was asked, by template version, in whichever of them an interview of this position was invited to. */
  async templateDefinitions(db: DbOrTrx, positionId: string): Promise<Map<string, TemplateDefinition>> {
    const rows = await db
      .selectFrom('template_versions')
      .select(['id', 'definition'])
      .where('id', 'in', (eb) =>
        eb.selectFrom('interviews').select('template_version_id').where('position_id', '=', positionId),
      )
      .execute()
    return new Map(rows.map(({ id, definition }) => [id, TemplateDefinition.parse(definition)]))
  },

  /** In the order of invitation. Marks the totals that this reader may not see yet, and names nobody who is hidden. */
  async listInterviews(
    db: DbOrTrx,
    positionId: string,
    settings: PositionSettings,
    userId: string,
  ): Promise<ReportRow[]> {
    const rows = await db
      .selectFrom('interviews')
      .innerJoin('candidates', 'candidates.id', 'interviews.candidate_id')
      .leftJoin('reviews', (join) =>
        join.onRef('reviews.interview_id', '=', 'interviews.id').on('reviews.reviewer_id', '=', userId),
      )
      .select(['interviews.id', 'candidates.full_name', 'candidates.email', 'interviews.status', 'interviews.score'])
      .select(['score_kind', 'review_count', 'decision', 'interviews.created_at', 'started_at'])
      .select([
        'template_version_id',
        'interviews.submitted_at',
        'scored_at',
        'reviews.status as review',
        'reviews.saw_machine_levels',
      ])
      .where('interviews.position_id', '=', positionId)
      .orderBy('interviews.created_at')
      .orderBy('interviews.id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      templateVersionId: row.template_version_id,
      ...shownPerson(
        { name: row.full_name, email: row.email },
        { interviewId: row.id, settings, decision: row.decision },
      ),
      status: row.status,
      score: row.score === null ? null : Number(row.score),
      scoreKind: row.score_kind,
      reviews: row.review_count,
      decision: row.decision,
      invitedAt: row.created_at,
      startedAt: row.started_at,
      submittedAt: row.submitted_at,
      scoredAt: row.scored_at,
      isHidden: settings.levelsHiddenUntilReview && row.review !== 'submitted' && row.saw_machine_levels !== true,
    }))
  },
})
