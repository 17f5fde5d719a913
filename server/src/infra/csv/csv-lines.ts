import { formulaStart } from '@colloquy/contracts/spreadsheets'
import Papa from 'papaparse'

export type CsvRow = readonly (string | number | null)[]

const rowsAtOnce = 500
/** Spreadsheets take the file for UTF-8 only with this in front. */
const byteOrderMark = '\uFEFF'

/** The first line of a CSV file (RFC 4180). */
export const csvHead = (columns: readonly string[]): string => `${byteOrderMark}${csvRows([columns])}`

/** Further lines of it. A cell that a spreadsheet would run as a formula is made harmless. */
export const csvRows = (rows: readonly CsvRow[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formulaStart, newline: '\r\n' },
  )}\r\n`

/** A whole CSV file, in pieces. */
export function* csvLines(columns: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield csvHead(columns)
  let some: CsvRow[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length < rowsAtOnce) continue
    yield csvRows(some)
    some = []
  }
  if (some.length > 0) yield csvRows(some)
}

/** A moment as spreadsheets and programs read it. */
export const csvMoment = (date: Date | null): string | null => date?.toISOString() ?? null
