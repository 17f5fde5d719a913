import { auditActions } from '@colloquy/contracts/audit'
import Papa from 'papaparse'
import type { TrailEntry } from './audit.repository.ts'

const columns = [
  'entry',
  'at',
  'actor type',
  'actor',
  'action',
  'what',
  'subject kind',
  'subject',
  'detail',
  'correlation',
  'id',
  'hash',
  'previous hash',
]
/** Spreadsheets take the file for UTF-8 only with this in front. */
const byteOrderMark = '\uFEFF'
const words: Partial<Record<string, string>> = auditActions

type Pages = AsyncIterable<readonly TrailEntry[]>

/** Entries as CSV (RFC 4180), in pieces. A cell that a spreadsheet would run as a formula is made harmless. */
export async function* auditCsv(pages: Pages): AsyncGenerator<string> {
  yield `${byteOrderMark}${lines([columns])}`
  for await (const page of pages) if (page.length > 0) yield lines(page.map(cells))
}

/** Entries as JSON Lines, in pieces: what the hash of each covers, and the hashes, so that they can be computed again. */
export async function* auditLines(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

const lines = (data: (string | number | null)[][]) =>
  `${Papa.unparse(data, { escapeFormulae: true, newline: '\r\n' })}\r\n`

const cells = (entry: TrailEntry): (string | number | null)[] => [
  entry.seq,
  entry.at,
  entry.actorType,
  entry.actorId,
  entry.action,
  words[entry.action] ?? null,
  entry.subjectKind,
  entry.subjectId,
  JSON.stringify(entry.detail),
  entry.correlationId,
  entry.id,
  entry.hash,
  entry.previousHash,
]
