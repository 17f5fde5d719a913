import Papa from 'papaparse'

export type CsvRow = readonly (string | number | null)[]

const rowsAtOnce = 500
/** Spreadsheets take the file for UTF-8 only with this in front. */
const byteOrderMark = '\uFEFF'

/** A CSV file (RFC 4180), in pieces. A cell that a spreadsheet would run as a formula is made harmless. */
export function* csvLines(columns: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield `${byteOrderMark}${lines([columns])}`
  let some: CsvRow[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length < rowsAtOnce) continue
    yield lines(some)
    some = []
  }
  if (some.length > 0) yield lines(some)
}

const lines = (rows: readonly CsvRow[]) =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`

/** A moment as spreadsheets and programs read it. */
export const csvMoment = (date: Date | null): string | null => date?.toISOString() ?? null
