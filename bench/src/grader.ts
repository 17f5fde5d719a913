// How good is the built-in grader? `npm run bench:grader -- --data FILE [--json] [--frozen] [--quick]`
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { questionKey, type Row, readRows } from '@colloquy/grader/fit/data'
import { latency, memoryAdded } from './grader/cost.ts'
import { type Figure, figuresOf } from './grader/figures.ts'
import { foldsOf, measureFrozen, measureHeldOut, measureUnseenAnswers } from './grader/measure.ts'

const goals: Record<string, string> = {
  'mohler.r': '≥ 0.62',
  'mohler.rmse': '≤ 0.87',
  'mohler.qwk': '≥ 0.53',
  'saf_nonempty.r': '≥ 0.45',
  'saf_nonempty.within_r': '≥ 0.55',
  'two_way.weighted_f1': '≥ 0.76',
  'two_way.unseen_answers_f1': '≥ 0.76',
  'nonsense.mean': '≤ 0.10',
  'stuffing.mean': '≤ 0.35',
  'reference.mean': '≥ 0.97',
  'capped_good.rate': '≤ 0.01',
  'latency_ms.p95': '≤ 15',
  memory_mb: '≤ 60',
}
const QUICK_ROWS = 4000

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

/** Every question, fewer answers to each. */
function thinned(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>()
  const questions = new Set(rows.map(questionKey)).size
  const each = Math.max(2, Math.ceil(QUICK_ROWS / questions))
  return rows.filter((row) => {
    const count = seen.get(questionKey(row)) ?? 0
    seen.set(questionKey(row), count + 1)
    return count < each
  })
}

function stop(message: string): never {
  console.error(message)
  process.exit(2)
}

function read(file: string): Row[] {
  try {
    return readRows(file, (count) => console.error(`${count} rows without a reference are left out.`))
  } catch (error) {
    return stop(error instanceof Error ? error.message : 'The file cannot be read.')
  }
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean' },
    frozen: { type: 'boolean' },
    quick: { type: 'boolean' },
  },
})
if (!values.data) stop('Say which answers to measure on: --data FILE (JSON lines; see CONTRIBUTING).')
const all = read(values.data)
if (all.length === 0) stop('The file holds no rows.')
const rows = values.quick ? thinned(all) : all
const rounds = values.quick ? 50 : 200
const say = (fold: number, of: number) => console.error(`fold ${fold} of ${of}`)
const folds = foldsOf(rows, values.quick ? 3 : 5)
if (!values.frozen && folds.count < 2) {
  stop('Cross-validation needs at least two groups of questions; use --frozen for this file.')
}
const measured = values.frozen ? measureFrozen(rows) : measureHeldOut(rows, folds, say)
const unseen = values.frozen || values.quick ? [] : measureUnseenAnswers(rows)
const figures = figuresOf(measured, unseen, rounds)
const time = latency(rows, 1000)
const exact = (value: number, n: number): Figure => ({ value, n, interval: [value, value] })
const complete: Record<string, Figure> = {
  ...figures,
  'latency_ms.p95': exact(time.p95, time.n),
  memory_mb: exact(memoryAdded(), 1),
}

const round = (value: number) => Number(value.toFixed(4))
const column = <T>(of: (figure: Figure) => T) =>
  Object.fromEntries(Object.entries(complete).map(([key, figure]) => [key, of(figure)]))
if (values.json) {
  const report = {
    bench: 'grader',
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    mode: values.frozen ? 'frozen coefficients' : `${measured.folds}-fold cross-validation by question group`,
    figures: column(({ value }) => round(value)),
    n: column(({ n }) => n),
    intervals: column(({ interval }) => interval.map(round)),
  }
  console.log(JSON.stringify(report))
} else {
  console.log(
    values.frozen ? 'Shipped coefficients on all rows' : `${measured.folds}-fold cross-validation by question group`,
  )
  for (const [key, { value, n, interval }] of Object.entries(complete)) {
    const range = `${interval[0].toFixed(3)} … ${interval[1].toFixed(3)}`
    console.log(
      `${key.padEnd(34)}${value.toFixed(3).padStart(8)}   ${range.padEnd(18)} n ${String(n).padStart(6)}   ${goals[key] ?? ''}`,
    )
  }
}
