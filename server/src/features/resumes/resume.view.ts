import type { ReadField, Resume, ResumeForReview } from '@colloquy/contracts/resumes'
import type { Field } from '@colloquy/resume/types'
import { isStuck, mayBeReadAgain } from './reading-again.ts'
import type { ResumeRow, resumes } from './resumes.repository.ts'

/** A résumé as the candidate sees it: what was read, and where. */
export function resumeView(row: ResumeRow): Resume {
  const fields = row.reading?.fields
  return {
    id: row.id,
    fileName: row.fileName,
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    uploadedAt: row.uploadedAt.toISOString(),
    status: row.status,
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

type StoredSteps = Awaited<ReturnType<typeof resumes.steps>>

export function resumeForReview(row: ResumeRow, steps: StoredSteps, now: Date): ResumeForReview {
  const hidden = row.reading?.hiddenText ?? []
  const hiddenNotes = hidden.map(
    (found) =>
      `Hidden text (${found.kind.replace('_', ' ')}), kept out of everything else: “${found.text.slice(0, 200)}”`,
  )
  return {
    ...resumeView(row),
    skills: row.reading?.fields.skills.map((skill) => skill.value) ?? [],
    warnings: [...(row.reading?.warnings ?? []), ...hiddenNotes],
    steps: steps.map((step) => ({
      name: step.name,
      startedAt: step.started_at.toISOString(),
      endedAt: step.ended_at?.toISOString() ?? null,
      outcome: step.outcome,
      attempt: step.attempt,
    })),
    mayRetry: mayBeReadAgain(row) || isStuck(row, now),
  }
}

function readField(field: Field<string> | undefined): ReadField | null {
  if (!field) return null
  const { value, confidence, where } = field
  return { value, confidence, page: where.page >= 1 ? where.page : null, snippet: where.snippet }
}
