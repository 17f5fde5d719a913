import { type CsvRow, csvLines, csvMoment } from '../../infra/csv/csv-lines.ts'
import type { ReportRow } from './reports.repository.ts'

const columns = [
  'name',
  'email',
  'status',
  'score',
  'score kind',
  'reviews',
  'decision',
  'invited',
  'started',
  'submitted',
  'scored',
  'interview',
]

/** The interviews, one a line. */
export const interviewsCsv = (rows: readonly ReportRow[]): Iterable<string> => csvLines(columns, rows.map(cells))

function cells(row: ReportRow): CsvRow {
  const [score, kind] = row.isHidden && row.scoreKind ? [null, 'hidden until your review'] : [row.score, row.scoreKind]
  return [
    row.name,
    row.email,
    row.status,
    score,
    kind,
    row.reviews,
    row.decision,
    csvMoment(row.invitedAt),
    csvMoment(row.startedAt),
    csvMoment(row.submittedAt),
    csvMoment(row.scoredAt),
    row.id,
  ]
}
