import { execFileSync } from 'node:child_process'
import type { Row } from '@colloquy/grader/fit/data'
import { percentile } from '@colloquy/grader/fit/figures'
import { gradeAgainstReferences } from '@colloquy/grader/grade'

const WARM = 200

/** 95th percentile of the milliseconds that one answer takes, warm, on rows spread over the file. */
export function latency(rows: readonly Row[], most: number): { p95: number; n: number } {
  const step = Math.max(1, Math.floor(rows.length / most))
  const chosen = rows.filter((_, i) => i % step === 0)
  for (const row of chosen.slice(0, WARM)) gradeAgainstReferences(row)
  const times = chosen.map((row) => {
    const start = performance.now()
    gradeAgainstReferences(row)
    return performance.now() - start
  })
  return { p95: percentile(times, 0.95), n: times.length }
}

// Runs in a process of its own: memory before and after loading the grader and grading two hundred answers, garbage collected.
const probe = `
const settle = () => { for (let i = 0; i < 5; i++) globalThis.gc() }
const mb = () => { const m = process.memoryUsage(); return (m.heapUsed + m.external) / 1048576 }
settle()
const before = mb()
const { gradeAgainstReferences } = await import('@colloquy/grader/grade')
for (let i = 0; i < 200; i++) gradeAgainstReferences({ question: 'What is a stack and where is it used?', references: ['A stack is a last in, first out collection, used for calls.'], answer: 'A stack keeps the last item on top ' + i })
settle()
console.log(mb() - before)`

/** Megabytes that the grader adds to a process (heap and buffers, after garbage collection). */
export function memoryAdded(): number {
  const out = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', probe], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  return Number(out.trim())
}
