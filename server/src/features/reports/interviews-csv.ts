import Papa from 'papaparse'
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
const rowsAtOnce = 500
/** Spreadsheets take the file for UTF-8 only with this in front. */
const byteOrderMark = '\uFEFF'

/** The interviews as CSV (RFC 4180), in pieces. A cell that a spreadsheet would run as a formula is made harmless. */
export function* interviewsCsv(rows: readonly ReportRow[]): Generator<string> {
  yield `${byteOrderMark}${lines([columns])}`
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    yield lines(rows.slice(start, start + rowsAtOnce).map(cells))
  }
}

const lines = (data: readonly (readonly (string | number | null)[])[]) =>
  `${Papa.unparse(
    data.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`

const moment = (date: Date | null) => date?.toISOString() ?? null

function cells(row: ReportRow): (string | number | null)[] {
  const [score, kind] = row.isHidden && row.scoreKind ? [null, 'hidden until your review'] : [row.score, row.scoreKind]
  return [
    row.name,
    row.email,
    row.status,
    score,
    kind,
    row.reviews,
    row.decision,
    moment(row.invitedAt),
    moment(row.startedAt),
    moment(row.submittedAt),
    moment(row.scoredAt),
    row.id,
  ]
}
