import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Moment } from './vocabulary.ts'

/** A value read from a résumé, where it was found, and how sure the reader is (0–1; under 0.6 the person is asked). */
export const ReadField = z.object({
  value: z.string(),
  confidence: z.number().min(0).max(1),
  page: z.int().min(1).nullable(),
  snippet: z.string(),
})
export type ReadField = z.infer<typeof ReadField>

export const ResumeStep = z.object({
  name: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  outcome: z.string().nullable(),
  attempt: z.int(),
})

export const Resume = z.object({
  id: Id,
  fileName: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  uploadedAt: Moment,
  status: z.enum(['received', 'reading', 'read', 'refused', 'failed']),
  /** For `refused` and `failed`: a code and a sentence that says what to do. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  pages: z.int().nullable(),
  fields: z.object({
    name: ReadField.nullable(),
    email: ReadField.nullable(),
    phone: ReadField.nullable(),
    github: ReadField.nullable(),
    linkedin: ReadField.nullable(),
  }),
})
export type Resume = z.infer<typeof Resume>

export const ResumeForReview = Resume.extend({
  skills: z.array(z.string()),
  warnings: z.array(z.string()),
  steps: z.array(ResumeStep),
  /** Reading it again may end otherwise: it failed, or nobody works on it any more. */
  mayRetry: z.boolean(),
})
export type ResumeForReview = z.infer<typeof ResumeForReview>

/** The largest body of one part of an upload, in bytes. */
export const largestUploadPart = 1024 * 1024

/** A file on its way in: `offset` bytes of `size` have arrived. */
export const ResumeUpload = z.object({ id: Id, offset: z.int().min(0), size: z.int() })
export type ResumeUpload = z.infer<typeof ResumeUpload>

export const readResume = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/resume',
  summary: 'The résumé of a candidate, as read, with each processing step',
  tag: 'resumes',
  params: z.object({ interviewId: Id }),
  response: { 200: ResumeForReview },
})
export const readResumeText = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/resume/text',
  summary: 'The text of a résumé',
  tag: 'resumes',
  params: z.object({ interviewId: Id }),
  response: { 200: z.object({ text: z.string() }) },
})
/** For a reading that failed or got stuck; what was refused for its content stays refused. */
export const retryResume = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/resume/retries',
  summary: 'Read a résumé again',
  tag: 'resumes',
  params: z.object({ interviewId: Id }),
  response: { 202: ResumeForReview },
})
