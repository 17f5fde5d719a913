/** Measures `resume/` against a folder of labelled files: `--data DIR [--json] [--quick]`. */
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import type { ResumeFields } from '@colloquy/resume/types'
import { printReport, quantile } from './report.ts'
import { cpuRatios } from './resume-cpu.ts'
import { type Marks, mark, readSamples, type Sample } from './resume-labels.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
if (!values.data) {
  console.error('Usage: bench:resume -- --data DIR [--json] [--quick]')
  process.exit(2)
}

type Counts = Record<string, number>
type Row = { sample: Sample; type: string; person: string; outcome: string; fields: ResumeFields | null; marks: Marks }

const goals = {
  'name.exact': '≥ 0.90',
  'name.pdf': '≥ 0.88',
  'name.two_column': '≥ 0.80',
  'name.docx': '≥ 0.95',
  'name.confident_wrong': '≤ 0.03',
  'email.exact': '1',
  'phone.digits': '≥ 0.93',
  'phone.exact': '≥ 0.88',
  all_three: '≥ 0.80',
  'links.exact': '≥ 0.95',
  'cpu_ratio.p50': '≤ 1.35',
  'cpu_ratio.p95': '≤ 1.35',
}

const samples = readSamples(values.data)
const { rows, peakMb } = await parseAll(samples)
const { figures, n } = summarise(rows)
const pdfs = samples.filter(({ label }) => /\.pdf$/i.test(label.file))
const ratios = await cpuRatios(values.quick ? pdfs.filter((_, index) => index % 4 === 0) : pdfs, values.quick ? 3 : 7)
if (ratios.length) {
  Object.assign(figures, { 'cpu_ratio.p50': quantile(ratios, 0.5), 'cpu_ratio.p95': quantile(ratios, 0.95) })
  Object.assign(n, { 'cpu_ratio.p50': ratios.length, 'cpu_ratio.p95': ratios.length })
}
Object.assign(figures, { peak_mb: peakMb })
printReport({ bench: 'resume', figures, n, goals, notes: rows.filter(isWrong).map(describe) }, values.json)

async function parseAll(all: Sample[]): Promise<{ rows: Row[]; peakMb: number }> {
  let peak = 0
  const pool = createParserPool({
    size: 1,
    timeLimitMs: 60_000,
    memoryLimitMb: 1024,
    onMemory: (mb) => {
      peak = Math.max(peak, mb)
    },
  })
  const parsed: Row[] = []
  for (const sample of all) {
    const { label, bytes } = sample
    const outcome = await pool.parse(bytes, { fileName: label.file })
    const fields = outcome.outcome === 'parsed' ? outcome.fields : null
    const type = extname(label.file).slice(1).toLowerCase()
    const person = (label.name ?? label.file).toLowerCase()
    parsed.push({ sample, type, person, outcome: outcome.outcome, fields, marks: mark(label, fields) })
  }
  await pool.close()
  return { rows: parsed, peakMb: peak }
}

function summarise(all: Row[]): { figures: Counts; n: Counts } {
  const figures: Counts = {}
  const n: Counts = {}
  const add = (key: string, pick: (marks: Marks) => boolean | null, only: (row: Row) => boolean = () => true) => {
    const counted = all.filter((row) => only(row) && pick(row.marks) !== null)
    if (counted.length === 0) return
    figures[key] = share(counted.map((row) => pick(row.marks) === true))
    n[key] = counted.length
    figures[`by_person.${key}`] = byPerson(counted, pick)
    n[`by_person.${key}`] = new Set(counted.map((row) => row.person)).size
  }
  add('name.exact', (marks) => marks.name)
  for (const type of [...new Set(all.map((row) => row.type))].sort()) {
    add(
      `name.${type}`,
      (marks) => marks.name,
      (row) => row.type === type,
    )
  }
  add(
    'name.two_column',
    (marks) => marks.name,
    (row) => row.sample.label.two_column === true,
  )
  add('name.confident_wrong', (marks) => marks.confidentWrong)
  add('email.exact', (marks) => marks.email)
  add('phone.digits', (marks) => marks.phoneDigits)
  add('phone.exact', (marks) => marks.phoneExact)
  add('all_three', allThree)
  const links = all.flatMap(({ marks }) => [marks.github, marks.linkedin]).filter((value) => value !== null)
  figures['links.exact'] = share(links)
  n['links.exact'] = links.length
  return { figures, n }
}

function allThree({ name, email, phoneDigits }: Marks): boolean | null {
  const counted = [name, email, phoneDigits].filter((value) => value !== null)
  return counted.length ? counted.every(Boolean) : null
}

/** Mean over people of the mean over their files: one person with many files counts once. */
function byPerson(all: Row[], pick: (marks: Marks) => boolean | null): number {
  const people = Map.groupBy(all, (row) => row.person)
  const means = [...people.values()].map((rowsOfOne) => share(rowsOfOne.map((row) => pick(row.marks) === true)))
  return means.reduce((sum, mean) => sum + mean, 0) / means.length
}

function share(list: boolean[]): number {
  return list.filter(Boolean).length / list.length
}

function isWrong({ marks: { confidentWrong: _, ...marks } }: Row): boolean {
  return Object.values(marks).includes(false)
}

function describe({ sample: { label }, outcome, fields, marks }: Row): string {
  const wrong = (['name', 'email', 'phoneExact', 'github', 'linkedin'] as const).filter((key) => marks[key] === false)
  const shown = wrong.map((key) => {
    const field = key === 'phoneExact' ? 'phone' : key
    return `${field}: ${fields?.[field]?.value ?? 'none'} (${fields?.[field]?.confidence.toFixed(2) ?? '–'}), right: ${label[field] ?? 'none'}`
  })
  return `${label.file} (${outcome}): ${shown.join('; ')}`
}
