import type {
  EducationEntry,
  FileType,
  Found,
  Link,
  ResumeOutcome,
  Seniority,
  SpokenLanguage,
  WorkEntry,
} from './types.ts'

type Value<T = string> = { value: T; confidence: number }

/** One line of `colloquy resume parse FILE… --json`: each field with how sure it is, without where it was found. */
export type ReportLine = {
  file: string
  outcome: ResumeOutcome['outcome']
  type: FileType | null
  name: Value | null
  email: Value | null
  phone: Value | null
  github: Value | null
  linkedin: Value | null
  location: Value | null
  totalYears: Value<number> | null
  seniority: Value<Seniority> | null
  work: Value<WorkEntry>[]
  education: Value<EducationEntry>[]
  languages: Value<SpokenLanguage>[]
  skills: Value[]
  links: Value<Link>[]
  pages: number | null
  ocr: boolean
  cpuMs: number
}

/** Flattens an outcome to the keys that the command line prints; refused files have null fields and empty lists. */
export function reportLine(file: string, outcome: ResumeOutcome): ReportLine {
  const parsed = outcome.outcome === 'parsed' ? outcome : null
  const fields = parsed?.fields
  return {
    file,
    outcome: outcome.outcome,
    type: outcome.type,
    name: value(fields?.name),
    email: value(fields?.email),
    phone: value(fields?.phone),
    github: value(fields?.github),
    linkedin: value(fields?.linkedin),
    location: value(fields?.location),
    totalYears: value(fields?.totalYears),
    seniority: value(fields?.seniority),
    work: values(fields?.work),
    education: values(fields?.education),
    languages: values(fields?.languages),
    skills: values(fields?.skills),
    links: values(fields?.links),
    pages: parsed?.pages ?? null,
    ocr: parsed?.ocr ?? false,
    cpuMs: outcome.cpuMs,
  }
}

function value<T>(field: Found<T> | null | undefined): Value<T> | null {
  return field ? { value: field.value, confidence: field.confidence } : null
}

function values<T>(fields: Found<T>[] | undefined): Value<T>[] {
  return (fields ?? []).map(({ value, confidence }) => ({ value, confidence }))
}
