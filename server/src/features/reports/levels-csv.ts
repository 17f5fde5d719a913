import type { CriterionId, TemplateDefinition } from '@colloquy/contracts/templates'
import { type CsvRow, csvLines } from '../../infra/csv/csv-lines.ts'
import type { ReportRow } from './reports.repository.ts'

/** The levels that people gave in one interview, as far as the reader may see them. */
export type LevelsOfInterview = {
  given: readonly {
    questionId: string
    criterionId: CriterionId
    level: number
    reason: string | null
    rater: { name: string }
    givenIn: string
    at: string | null
    counts: number | null
  }[]
  isMoreHidden: boolean
}

const columns = [
  'name',
  'question',
  'prompt',
  'criterion',
  'level',
  'given by',
  'given in',
  'given',
  'reason',
  'stands',
  'level that counts',
  'interview',
]

/** Every level that people gave, one a line: who gave it and where, whether it stands, and what counts where several rated. */
export const levelsCsv = (
  rows: readonly ReportRow[],
  levels: ReadonlyMap<string, LevelsOfInterview>,
  definitions: ReadonlyMap<string, TemplateDefinition>,
): Iterable<string> =>
  csvLines(
    columns,
    rows.flatMap((row) => linesOf(row, levels.get(row.id), definitions.get(row.templateVersionId))),
  )

function linesOf(row: ReportRow, levels: LevelsOfInterview | undefined, definition: TemplateDefinition | undefined) {
  const asked = (definition?.slots ?? []).flatMap(({ question }) => (question ? [question] : []))
  const lines = (levels?.given ?? []).map((one): CsvRow => {
    const place = asked.findIndex(({ questionId }) => questionId === one.questionId)
    return [
      row.name,
      place < 0 ? one.questionId : place + 1,
      asked[place]?.prompt ?? null,
      definition?.criteria.find(({ id }) => id === one.criterionId)?.name ?? one.criterionId,
      one.level,
      one.rater.name,
      one.givenIn,
      one.at,
      one.reason,
      one.counts === null ? 'no' : 'yes',
      levels?.isMoreHidden ? null : one.counts,
      row.id,
    ]
  })
  const hidden: CsvRow = [
    row.name,
    null,
    null,
    null,
    null,
    'hidden until your review',
    null,
    null,
    null,
    null,
    null,
    row.id,
  ]
  return levels?.isMoreHidden ? [...lines, hidden] : lines
}
