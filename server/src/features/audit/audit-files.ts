import { auditActions } from '@colloquy/contracts/audit'
import { type CsvRow, csvHead, csvRows } from '../../infra/csv/csv-lines.ts'
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
const words: Partial<Record<string, string>> = auditActions

type Pages = AsyncIterable<readonly TrailEntry[]>

/** Entries as CSV (RFC 4180), in pieces. A cell that a spreadsheet would run as a formula is made harmless. */
export async function* auditCsv(pages: Pages): AsyncGenerator<string> {
  yield csvHead(columns)
  for await (const page of pages) if (page.length > 0) yield csvRows(page.map(cells))
}

/** Entries as JSON Lines, in pieces: what the hash of each covers, and the hashes, so that they can be computed again. */
export async function* auditLines(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

const cells = (entry: TrailEntry): CsvRow => [
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
