import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Accommodation, TranscriptEntry } from './interviews.ts'
import { Resume, ResumeUpload } from './resumes.ts'
import { IntegritySignal } from './scores.ts'
import { Email, FullName, Id, InterviewStatus, Moment } from './vocabulary.ts'

/** An answer is text of at most 40,000 characters; its draft as well. */
export const AnswerText = z.string().max(40_000)

export const NoticeFact = z.object({ title: z.string(), text: z.string() })
export type NoticeFact = z.infer<typeof NoticeFact>

/** What the candidate is told before anything is stored, word for word. Equal versions have equal words. */
export const Notice = z.object({ version: z.string(), facts: z.array(NoticeFact) })
export type Notice = z.infer<typeof Notice>

export const OpenQuestion = z.object({
  questionId: z.string(),
  number: z.int().min(1),
  prompt: z.string(),
  limitSeconds: z.int().nullable(),
  allowedSeconds: z.number().nullable(),
  presentedAt: Moment,
  /** The clock runs from here; null until the question is on the screen. */
  startedAt: Moment.nullable(),
  deadline: Moment.nullable(),
  draft: z.object({ revision: z.int(), text: z.string(), savedAt: Moment }).nullable(),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

/** What happened, for the page that stays after the end. */
export const Receipt = z.object({
  submittedAt: Moment.nullable(),
  decidedBy: z.string(),
  decisionBy: Moment.nullable(),
  deletedBy: Moment.nullable(),
  stored: z.array(z.string()),
  answered: z.int(),
  humanRequestedAt: Moment.nullable(),
})

/** The candidate's whole view of their own interview. Questions that are not presented yet are not in it. */
export const MyInterview = z.object({
  interviewId: Id,
  status: InterviewStatus,
  serverNow: Moment,
  position: z.object({ title: z.string(), description: z.string() }),
  notice: Notice,
  consent: z.object({ noticeVersion: z.string(), at: Moment }).nullable(),
  profile: z.object({
    fullName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    confirmedAt: Moment.nullable(),
  }),
  resume: Resume.nullable(),
  /** The largest file that is taken as a résumé. */
  largestResumeBytes: z.int(),
  outline: z.object({
    questions: z.array(z.object({ limitSeconds: z.int().nullable(), allowedSeconds: z.number().nullable() })),
    pausesAllowed: z.int(),
  }),
  practice: z.object({
    state: z.enum(['waiting', 'open', 'done']),
    prompt: z.string().nullable(),
    limitSeconds: z.int().nullable(),
    deadline: Moment.nullable(),
  }),
  answered: z.int(),
  current: OpenQuestion.nullable(),
  pausesLeft: z.int(),
  accommodation: Accommodation,
  timeRequest: z.object({ extraTime: Accommodation.shape.extraTime, at: Moment }).nullable(),
  transcript: z.array(TranscriptEntry),
  receipt: Receipt,
})
export type MyInterview = z.infer<typeof MyInterview>

const view = { 200: MyInterview }
const tag = 'my interview'

/** Trades the secret of the link (the part behind `#`) for a cookie that reaches this one interview. */
export const openInvitation = endpoint({
  method: 'POST',
  path: '/api/my-interview/openings',
  summary: 'Open an invitation link',
  tag,
  body: z.object({ token: z.string().min(1).max(200) }),
  response: view,
})
/** For an open link: who are you? Answers with an interview of one's own. */
export const registerByOpenLink = endpoint({
  method: 'POST',
  path: '/api/my-interview/registrations',
  summary: 'Register through an open link',
  tag,
  body: z.object({ token: z.string().min(1).max(200), fullName: FullName, email: Email }),
  response: { 201: z.object({ interview: MyInterview, link: z.url() }) },
})
export const readMyInterview = endpoint({
  method: 'GET',
  path: '/api/my-interview',
  summary: 'Where I am',
  tag,
  response: view,
})
export const consent = endpoint({
  method: 'POST',
  path: '/api/my-interview/consent',
  summary: 'Agree to the notice as shown',
  tag,
  body: z.object({ noticeVersion: z.string().max(50) }),
  response: view,
})
/**
 * The way for connections that break: begin, send parts, end. Begun again with the checksum of a file that has arrived in
 * part, it answers with that upload and the offset to go on from. One upload is kept for each interview.
 */
export const beginUpload = endpoint({
  method: 'POST',
  path: '/api/my-interview/resume/uploads',
  summary: 'Begin to upload a résumé in parts, or go on with what has arrived',
  tag,
  body: z.object({
    fileName: z.string().min(1).max(500),
    size: z.int().min(1),
    /** In hexadecimal; checked at the end. Null where the browser cannot compute it. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  response: { 201: ResumeUpload },
})
export const readUpload = endpoint({
  method: 'GET',
  path: '/api/my-interview/resume/uploads/:uploadId',
  summary: 'How much of a résumé has arrived',
  tag,
  params: z.object({ uploadId: Id }),
  response: { 200: ResumeUpload },
})
/** The body is `application/octet-stream` of at most `largestUploadPart` bytes; a part arrives whole or not at all. */
export const sendUploadPart = endpoint({
  method: 'PATCH',
  path: '/api/my-interview/resume/uploads/:uploadId',
  summary: 'Send the part of a résumé that begins at this offset',
  tag,
  params: z.object({ uploadId: Id }),
  query: z.object({ offset: z.coerce.number().int().min(0) }),
  response: { 200: ResumeUpload },
})
/** Sent twice it has no other effect. */
export const endUpload = endpoint({
  method: 'POST',
  path: '/api/my-interview/resume/uploads/:uploadId/end',
  summary: 'The whole résumé is sent: check and read it',
  tag,
  params: z.object({ uploadId: Id }),
  response: { 202: MyInterview },
})
/** Multipart with one part `file`. */
export const uploadResume = endpoint({
  method: 'POST',
  path: '/api/my-interview/resume',
  summary: 'Upload a résumé; reading it goes on in the background',
  tag,
  response: { 202: MyInterview },
})
export const confirmProfile = endpoint({
  method: 'PUT',
  path: '/api/my-interview/profile',
  summary: 'Confirm name, email and phone',
  tag,
  body: z.object({
    fullName: FullName,
    email: Email,
    phone: z.string().trim().min(1).max(40),
    country: z.string().length(2).optional(),
  }),
  response: view,
})
export const beginPractice = endpoint({
  method: 'POST',
  path: '/api/my-interview/practice',
  summary: 'Begin the practice question; nothing of it is kept',
  tag,
  response: view,
})
export const finishPractice = endpoint({
  method: 'POST',
  path: '/api/my-interview/practice/end',
  summary: 'End practice',
  tag,
  response: view,
})
export const startInterview = endpoint({
  method: 'POST',
  path: '/api/my-interview/start',
  summary: 'Start the interview',
  tag,
  response: view,
})
export const presentNext = endpoint({
  method: 'POST',
  path: '/api/my-interview/presentations',
  summary: 'Ask for the next question',
  tag,
  response: view,
})
export const acknowledge = endpoint({
  method: 'POST',
  path: '/api/my-interview/presentations/:questionId/acknowledgement',
  summary: 'The question is on my screen: start its clock',
  tag,
  params: z.object({ questionId: z.string().max(100) }),
  response: view,
})
/** Revisions grow by the client's count; an older one is refused with `draft_outdated` and changes nothing. */
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/my-interview/drafts/:questionId',
  summary: 'Keep what is written so far',
  tag,
  params: z.object({ questionId: z.string().max(100) }),
  body: z.object({ revision: z.int().min(1), text: AnswerText }),
  response: { 200: z.object({ revision: z.int(), savedAt: Moment, serverNow: Moment, deadline: Moment.nullable() }) },
})
export const submitAnswer = endpoint({
  method: 'POST',
  path: '/api/my-interview/answers',
  summary: 'Submit the answer to the open question',
  tag,
  body: z.object({
    questionId: z.string().max(100),
    text: AnswerText,
    signals: z.array(IntegritySignal).max(200).default([]),
  }),
  response: view,
})
export const pauseInterview = endpoint({
  method: 'POST',
  path: '/api/my-interview/pause',
  summary: 'Pause between two questions',
  tag,
  response: view,
})
export const resumeInterview = endpoint({
  method: 'POST',
  path: '/api/my-interview/pause/end',
  summary: 'Go on after a pause',
  tag,
  response: view,
})
export const askForTime = endpoint({
  method: 'POST',
  path: '/api/my-interview/time-requests',
  summary: 'Ask for more time; the interview goes on meanwhile',
  tag,
  body: z.object({
    extraTime: Accommodation.shape.extraTime.unwrap(),
    reason: z.string().trim().max(2000).default(''),
  }),
  response: view,
})
export const askForHuman = endpoint({
  method: 'POST',
  path: '/api/my-interview/human-requests',
  summary: 'Ask that a person, not a machine, looks at the answers',
  tag,
  response: view,
})
export const withdraw = endpoint({
  method: 'POST',
  path: '/api/my-interview/withdrawal',
  summary: 'Withdraw from the interview',
  tag,
  response: view,
})
/** A copy of everything stored about the person, as JSON. */
export const exportMyData = endpoint({
  method: 'GET',
  path: '/api/my-interview/data',
  summary: 'Download my data',
  tag,
  response: { 200: z.record(z.string(), z.unknown()) },
})
/** Blanks name, contact, résumé and every word of the answers; history without words stays. */
export const eraseMyData = endpoint({
  method: 'DELETE',
  path: '/api/my-interview/data',
  summary: 'Erase my data',
  tag,
  response: { 204: z.null() },
})
