import type { ReadField, Resume, ResumeAnalysis, ResumeForReview, ResumeStep } from '@colloquy/contracts/resumes'
import type { Field } from '@colloquy/resume/types'
import type { ResumeAnalysis as ModelsAnalysis } from './analysis/analyse-resume.task.ts'
import type { StoredAnalysis } from './analysis/analyses.repository.ts'
import { isStuck, mayBeReadAgain } from './reading/reading-again.ts'
import type { StoredStep } from './reading/resume-steps.repository.ts'
import type { ResumeRow } from './resumes.repository.ts'

/** A résumé as the candidate sees it: what was read, and where. */
export function resumeView(row: ResumeRow, step: string | null): Resume {
  const fields = row.reading?.fields
  return {
    id: row.id,
    fileName: row.fileName,
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    uploadedAt: row.uploadedAt.toISOString(),
    status: row.status,
    step: row.status === 'reading' || row.status === 'held' ? step : null,
    refusal: row.refusal,
    pages: row.reading?.pages ?? null,
    fields: {
      name: readField(fields?.name),
      email: readField(fields?.email),
      phone: readField(fields?.phone),
      github: readField(fields?.github),
      linkedin: readField(fields?.linkedin),
    },
  }
}

export type KnownOfResume = { row: ResumeRow; steps: readonly StoredStep[]; analysis: StoredAnalysis | null }

export function resumeForReview({ row, steps, analysis }: KnownOfResume, now: Date): ResumeForReview {
  return {
    ...resumeView(row, steps.findLast(({ ended_at }) => ended_at === null)?.name ?? null),
    skills: row.reading?.fields.skills.map((skill) => skill.value) ?? [],
    warnings: [...unscannedNote(steps), ...(row.reading?.warnings ?? [])],
    hidden: (row.reading?.hiddenText ?? []).map(({ kind, page, text }) => ({ kind, page, text: text.slice(0, 2000) })),
    analysis: analysis && analysisView(analysis),
    steps: steps.map(stepView),
    ocr: row.reading?.ocr ?? null,
    givenUp: row.status === 'failed' ? givenUp(steps) : null,
    mayRetry: mayBeReadAgain(row) || isStuck(row, now),
  }
}

export function stepView(step: StoredStep): ResumeStep {
  const { name, attempt, number, outcome, detail, worker } = step
  const [startedAt, endedAt] = [step.started_at.toISOString(), step.ended_at?.toISOString() ?? null]
  return { name, attempt, number, startedAt, endedAt, outcome, detail, worker }
}

export function analysisView({ state, analysis, provider, model, reason, changed_at }: StoredAnalysis): ResumeAnalysis {
  if (state === 'waiting') return { state, reason }
  if (state === 'failed') return { state, reason: reason ?? 'unknown' }
  // Written by `analyses.save` only, from the same type.
  const { skills, seniority, strengths } = analysis as ModelsAnalysis
  return { state, by: `${model} (${provider})`, at: changed_at.toISOString(), skills, seniority, strengths }
}

/** Of the newest attempt: the scanner was away, and files are read without it. */
function unscannedNote(steps: readonly StoredStep[]): string[] {
  const skipped = steps.findLast(({ name }) => name === 'scan')?.outcome === 'skipped'
  return skipped ? ['This file was not scanned for malware: the scanner was away.'] : []
}

function givenUp(steps: readonly StoredStep[]): ResumeForReview['givenUp'] {
  const last = steps.findLast(({ outcome }) => outcome === 'failed' || outcome === 'interrupted')
  if (!last) return null
  return { attempts: last.attempt, reason: last.detail ?? 'No reason was noted.' }
}

function readField(field: Field<string> | undefined): ReadField | null {
  if (!field) return null
  const { value, confidence, where } = field
  return { value, confidence, page: where.page >= 1 ? where.page : null, snippet: where.snippet }
}
