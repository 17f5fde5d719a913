import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'

export type Figures = Readonly<Record<string, number>>

type Report = {
  bench: string
  figures: Figures
  /** How much was measured: rounds, requests, starts. */
  n: Figures
  /** What each figure should reach, as a person reads it. */
  goals?: Readonly<Record<string, string>>
  notes?: readonly string[]
}

/** One JSON object with `--json`, else a table for people. */
export function printReport({ bench, figures, n, goals = {}, notes = [] }: Report, json: boolean): void {
  const rounded = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number(value.toFixed(3))]))
  if (json) {
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
    const report = { bench, at: new Date().toISOString(), commit: commit(), machine, figures: rounded, n, notes }
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return
  }
  const lines = Object.entries(rounded).map(
    ([key, value]) => `${key.padEnd(24)}${String(value).padStart(10)}   ${goals[key] ?? ''}`,
  )
  const measured = Object.entries(n).map(([key, value]) => `${value} ${key.replaceAll('_', ' ')}`)
  process.stdout.write(`${[...lines, '', `Measured: ${measured.join(', ')}.`, ...notes].join('\n')}\n`)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that this share of the values does not exceed, interpolated. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return below + (above - below) * (at - Math.floor(at))
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
