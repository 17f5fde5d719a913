import type { Field, FileType, ResumeOutcome } from './types.ts'

type Value = { value: string; confidence: number } | null

/** One line of `colloquy resume parse FILE… --json`. */
export type ReportLine = {
  file: string
  outcome: ResumeOutcome['outcome']
  type: FileType | null
  name: Value
  email: Value
  phone: Value
  github: Value
  linkedin: Value
  pages: number | null
  ocr: boolean
  cpuMs: number
}

/** Flattens an outcome to the keys that the command line prints; refused files have null fields. */
export function reportLine(file: string, outcome: ResumeOutcome): ReportLine {
  const parsed = outcome.outcome === 'parsed' ? outcome : null
  return {
    file,
    outcome: outcome.outcome,
    type: outcome.type,
    name: value(parsed?.fields.name),
    email: value(parsed?.fields.email),
    phone: value(parsed?.fields.phone),
    github: value(parsed?.fields.github),
    linkedin: value(parsed?.fields.linkedin),
    pages: parsed?.pages ?? null,
    ocr: parsed?.ocr ?? false,
    cpuMs: outcome.cpuMs,
  }
}

function value(field: Field<string> | undefined): Value {
  return field ? { value: field.value, confidence: field.confidence } : null
}
