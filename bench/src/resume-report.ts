import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

export type Figures = Record<string, number>

/** Prints one JSON object with `--json`, else a table for people. */
export function printReport(bench: string, figures: Figures, n: Figures, details: object[], json: boolean): void {
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
  )
  if (json) {
    const machine = {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryMb: Math.round(totalmem() / 1048576),
    }
    const report = { bench, at: new Date().toISOString(), commit: commit(), machine, figures: rounded, n, details }
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return
  }
  console.log(`${bench} at ${commit()}`)
  console.table(
    Object.fromEntries(Object.entries(rounded).map(([key, value]) => [key, { figure: value, n: n[key] ?? '' }])),
  )
  if (details.length) console.table(details)
}

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}
