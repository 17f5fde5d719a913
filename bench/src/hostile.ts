/** Feeds every file of a folder to the parser pool: `--data DIR [--json]`. Each must come out as a typed outcome. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import { type RefusalCode, refusalCodes } from '@colloquy/resume/types'
import { printReport } from './report.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
if (!values.data) {
  console.error('Usage: bench:hostile -- --data DIR [--json]')
  process.exit(2)
}

const folder = values.data
const known: ReadonlySet<string> = new Set<'parsed' | RefusalCode>(['parsed', ...refusalCodes])
let peak = 0
const pool = createParserPool({
  size: 1,
  timeLimitMs: 30_000,
  // The product's own limit.
  memoryLimitMb: 512,
  onMemory: (mb) => {
    peak = Math.max(peak, mb)
  },
})
await pool.parse(Buffer.from('Warming up the child process.'), { fileName: 'warm.txt' })

const rows: { file: string; outcome: string; message: string; ms: number; mb: number }[] = []
for (const file of filesIn(folder)) {
  const bytes = readFileSync(join(folder, file))
  peak = 0
  const started = performance.now()
  const outcome = await pool.parse(bytes, { fileName: file })
  const ms = Math.round(performance.now() - started)
  const message = outcome.outcome === 'parsed' ? outcome.warnings.join(' ') : outcome.message
  rows.push({ file, outcome: outcome.outcome, message, ms, mb: Math.round(peak) })
}
await pool.close()

const goals = { crashed: '0', untyped: '0', max_ms: '≤ 5000', max_mb: '≤ 512' }
const figures = {
  files: rows.length,
  crashed: rows.filter((row) => row.outcome === 'crashed').length,
  untyped: rows.filter((row) => !known.has(row.outcome)).length,
  max_ms: Math.max(...rows.map((row) => row.ms)),
  max_mb: Math.max(...rows.map((row) => row.mb)),
}
const notes = rows.map(
  ({ file, outcome, message, ms, mb }) => `${file}: ${outcome}, ${ms} ms, ${mb} MB${message && ` – ${message}`}`,
)
printReport({ bench: 'hostile', figures, n: { files: rows.length }, goals, notes }, values.json)

/** Files of the folder, or of its `hostile/` where it has one. */
function filesIn(root: string): string[] {
  const inner = readdirSync(root).includes('hostile') ? 'hostile' : '.'
  return readdirSync(join(root, inner))
    .map((name) => join(inner, name))
    .filter((name) => statSync(join(root, name)).isFile() && !name.endsWith('.json'))
    .sort()
}
