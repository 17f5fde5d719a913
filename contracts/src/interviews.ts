import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { Difficulty } from './question-bank.ts'
import { DecisionOutcome } from './reviews.ts'
import { AnswerScore, IntegritySignal, InterviewScore, Summary } from './scores.ts'
import { Criterion } from './templates.ts'
import { Id, InterviewStatus, Moment } from './vocabulary.ts'

/** Extra time as agreed with the candidate. Its reason is walled off and never stands here. */
export const Accommodation = z.object({
  extraTime: z.union([z.literal(25), z.literal(50), z.literal(100), z.literal('untimed')]).nullable(),
})
export type Accommodation = z.infer<typeof Accommodation>

export const WaitingFor = z.enum(['candidate', 'scoring', 'review', 'decision', 'nobody'])
export type WaitingFor = z.infer<typeof WaitingFor>

/** One row of the ranked list. */
export const InterviewListItem = z.object({
  id: Id,
  candidate: z.object({ id: Id, name: z.string().nullable(), email: z.string().nullable() }),
  /** A blind review: until the decision the name is a neutral one, and contact and résumé are kept back. */
  nameHidden: z.boolean(),
  position: z.object({ id: Id, title: z.string() }),
  status: InterviewStatus,
  answered: z.int(),
  questions: z.int(),
  deadline: Moment.nullable(),
  score: InterviewScore.nullable(),
  waitingFor: WaitingFor,
  humanRequested: z.boolean(),
  decision: DecisionOutcome.nullable(),
  reviews: z.int(),
  lastEventAt: Moment,
  createdAt: Moment,
})
export type InterviewListItem = z.infer<typeof InterviewListItem>

export const InterviewSort = z.enum(['score', 'name', 'lastEvent', 'created'])

export const listInterviews = endpoint({
  method: 'GET',
  path: '/api/interviews',
  summary: 'Candidates with their interviews: search, filter, sort',
  tag: 'interviews',
  query: PageQuery.extend({
    positionId: Id.optional(),
    status: InterviewStatus.optional(),
    waitingFor: WaitingFor.optional(),
    search: z.string().trim().max(200).optional(),
    sort: InterviewSort.default('lastEvent'),
    direction: z.enum(['asc', 'desc']).default('desc'),
  }),
  response: { 200: pageOf(InterviewListItem).extend({ total: z.int() }) },
})

export const AnsweredQuestion = z.object({
  questionId: z.string(),
  number: z.int().min(1),
  difficulty: Difficulty,
  prompt: z.string(),
  limitSeconds: z.int().nullable(),
  /** Limit with the accommodation, as the candidate saw it. */
  allowedSeconds: z.number().nullable(),
  weight: z.number(),
  anchors: Criterion.shape.anchors,
  reference: z.string(),
  state: z.enum(['waiting', 'open', 'answered']),
  answer: z
    .object({
      id: Id,
      text: z.string(),
      sha256: z.string(),
      submittedBy: z.enum(['candidate', 'clock']),
      submittedAt: Moment,
      usedMs: z.int(),
      signals: z.array(IntegritySignal),
    })
    .nullable(),
  /** The machine's judgement; null while scoring runs or while it is hidden from this reader. */
  score: AnswerScore.nullable(),
})
export type AnsweredQuestion = z.infer<typeof AnsweredQuestion>

/** A line of the chat that both sides see. `text` of notes is composed by the server. */
export const TranscriptEntry = z.object({
  id: z.string(),
  at: Moment,
  from: z.enum(['colloquy', 'candidate']),
  kind: z.enum(['greeting', 'note', 'profile', 'question', 'answer']),
  text: z.string(),
  questionId: z.string().nullable(),
})
export type TranscriptEntry = z.infer<typeof TranscriptEntry>

export const TimelineEntry = z.object({ at: Moment, type: z.string(), text: z.string(), by: z.string() })

/** All that a reviewer works with. */
export const InterviewDetail = InterviewListItem.extend({
  candidate: z.object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    github: z.string().nullable(),
    linkedin: z.string().nullable(),
  }),
  seq: z.int(),
  startedAt: Moment.nullable(),
  submittedAt: Moment.nullable(),
  consent: z.object({ noticeVersion: z.string(), at: Moment }).nullable(),
  accommodation: Accommodation,
  timeRequest: z.object({ extraTime: Accommodation.shape.extraTime, at: Moment }).nullable(),
  criteria: z.array(Criterion),
  questions: z.array(AnsweredQuestion),
  transcript: z.array(TranscriptEntry),
  timeline: z.array(TimelineEntry),
  summary: Summary.nullable(),
  /** Why `score` and `summary` are missing, if they are hidden rather than not there yet. */
  machineLevels: z.enum(['shown', 'hidden_until_review', 'not_scored_yet']),
  hasResume: z.boolean(),
}).omit({ answered: true })
export type InterviewDetail = z.infer<typeof InterviewDetail>

const params = z.object({ interviewId: Id })

export const readInterview = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId',
  summary: 'One interview with transcript, scores and evidence',
  tag: 'interviews',
  params,
  response: { 200: InterviewDetail },
})
export const extendTime = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/time-extensions',
  summary: 'Add time to the open question',
  tag: 'interviews',
  params,
  body: z.object({ seconds: z.int().min(10).max(7200), reason: z.string().trim().min(1).max(500) }),
  response: { 201: InterviewListItem },
})
/** The reason is stored apart and only administrators can read it. */
export const accommodate = endpoint({
  method: 'PUT',
  path: '/api/interviews/:interviewId/accommodation',
  summary: 'Agree on extra time; also while the interview runs',
  tag: 'interviews',
  params,
  body: Accommodation.extend({ reason: z.string().trim().max(2000).default('') }),
  response: { 200: InterviewListItem },
})
/** Why extra time was asked for or agreed, or why somebody of the team stepped in. It may tell of somebody's health. */
export const GivenReason = z.object({
  id: Id,
  reason: z.string(),
  /** What it was given for, as the timeline says it. */
  for: z.string(),
  by: z.string(),
  at: Moment,
})
export type GivenReason = z.infer<typeof GivenReason>
/** For administrators alone. */
export const listReasons = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/reasons',
  summary: 'The reasons that were given in an interview, such as for extra time',
  tag: 'interviews',
  params,
  response: { 200: z.object({ items: z.array(GivenReason) }) },
})
export const cancelInterview = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/cancellation',
  summary: 'Cancel an interview',
  tag: 'interviews',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: { 200: InterviewListItem },
})
export const reopenInterview = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/reopening',
  summary: 'Let a candidate go on whose interview was cancelled, expired or withdrawn',
  tag: 'interviews',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: { 200: InterviewListItem },
})
/** Same questions, several candidates, side by side. */
export const compareInterviews = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/comparison',
  summary: 'Answers of up to six candidates to the same questions',
  tag: 'interviews',
  params: z.object({ positionId: Id }),
  query: z.object({
    interviewIds: z
      .string()
      .max(300)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(Id).min(1).max(6)),
  }),
  response: {
    200: z.object({
      criteria: z.array(Criterion),
      interviews: z.array(InterviewListItem),
      questions: z.array(
        z.object({
          questionId: z.string(),
          number: z.int(),
          prompt: z.string(),
          answers: z.array(
            z.object({
              interviewId: Id,
              text: z.string().nullable(),
              usedMs: z.int().nullable(),
              score: AnswerScore.nullable(),
            }),
          ),
        }),
      ),
    }),
  },
})
