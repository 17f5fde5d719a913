import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Moment } from './vocabulary.ts'

/** The words of the file that tell a value, as they are printed, and the text on either side. */
export const Snippet = z.object({ before: z.string(), words: z.string(), after: z.string() })

/** A value read from a résumé, where it was found, and how sure the reader is (0–1; under 0.6 the person is asked). */
export const ReadField = z.object({
  value: z.string(),
  confidence: z.number().min(0).max(1),
  page: z.int().min(1).nullable(),
  snippet: Snippet,
})
export type ReadField = z.infer<typeof ReadField>

/**
 * One step of a résumé's way in: `store`, then for each attempt at reading it `fetch`, `scan`, `inspect`, `extract`,
 * `fallback`, `ocr`, `understand`, `record`.
 */
export const ResumeStep = z.object({
  name: z.string(),
  attempt: z.int(),
  /** Counts the steps of one attempt. */
  number: z.int(),
  startedAt: Moment,
  /** Null, like the outcome, while it runs. */
  endedAt: Moment.nullable(),
  /** `waiting`: for a part that is away; `interrupted`: whoever did it stopped in the middle. */
  outcome: z.enum(['done', 'failed', 'skipped', 'refused', 'waiting', 'interrupted']).nullable(),
  /** What was found, which parser was used, or why it failed. */
  detail: z.string().nullable(),
  /** The process that did it, as host and process number. */
  worker: z.string().nullable(),
})
export type ResumeStep = z.infer<typeof ResumeStep>

export const Resume = z.object({
  id: Id,
  fileName: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  uploadedAt: Moment,
  /** `held`: it waits for a part that is away, and goes on by itself. */
  status: z.enum(['received', 'reading', 'held', 'read', 'refused', 'failed']),
  /** The name of the step that is being done just now. */
  step: z.string().nullable(),
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

/** Text in the file that its reader does not see: kept out of the text, of every field and of every prompt. */
export const HiddenText = z.object({ kind: z.string(), page: z.int().nullable(), text: z.string() })
export type HiddenText = z.infer<typeof HiddenText>

/** A value that was found, with its place in the text; `start` equals `end` where nothing visible names it. */
export const FoundPlace = z.object({
  field: z.enum([
    ...(['name', 'email', 'phone', 'location', 'github', 'linkedin', 'link'] as const),
    ...(['work', 'education', 'skill', 'language'] as const),
  ]),
  value: z.string(),
  confidence: z.number().min(0).max(1),
  page: z.int().min(1).nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
})
export type FoundPlace = z.infer<typeof FoundPlace>

export const ResumeText = z.object({
  text: z.string(),
  /** Where in the text each page begins. */
  pageStarts: z.array(z.int()),
  /** In the order of the text. */
  places: z.array(FoundPlace),
})
export type ResumeText = z.infer<typeof ResumeText>

const Quoted = z.object({ name: z.string(), quote: z.string() })
/**
 * What a model makes of a résumé, for people to read beside it; nothing is scored by it. Each entry quotes the words that it
 * rests on. `waiting`: until then, and where it `failed`, what the built-in reader found stands alone.
 */
export const ResumeAnalysis = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), reason: z.string().nullable() }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
  z.object({
    state: z.literal('done'),
    /** The model's name, and whose it is. */
    by: z.string(),
    at: Moment,
    skills: z.array(Quoted),
    seniority: z.object({ level: z.string(), quote: z.string() }),
    strengths: z.array(Quoted),
  }),
])
export type ResumeAnalysis = z.infer<typeof ResumeAnalysis>

export const ResumeForReview = Resume.extend({
  skills: z.array(z.string()),
  warnings: z.array(z.string()),
  hidden: z.array(HiddenText),
  /** Null where no model is configured. */
  analysis: ResumeAnalysis.nullable(),
  steps: z.array(ResumeStep),
  /** Text was recognised in pictures; null while it is not read. */
  ocr: z.boolean().nullable(),
  /** Where no attempt came to an end: how many were made, and the reason of the last. */
  givenUp: z.object({ attempts: z.int(), reason: z.string() }).nullable(),
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
  summary: 'The text of a résumé, with the places of everything that was found in it',
  tag: 'resumes',
  params: z.object({ interviewId: Id }),
  response: { 200: ResumeText },
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
