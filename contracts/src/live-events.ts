import { z } from 'zod'
import { Id, InterviewStatus } from './vocabulary.ts'

/** What a live connection tells: that something changed, never personal data; the page then reads what it may see. */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('interview'),
    interviewId: Id,
    positionId: Id,
    status: InterviewStatus,
    change: z.string(),
  }),
  z.object({ kind: z.literal('resume'), interviewId: Id, positionId: Id, status: z.string() }),
  z.object({ kind: z.literal('review'), interviewId: Id, positionId: Id }),
  z.object({ kind: z.literal('review_queue'), positionId: Id }),
  z.object({ kind: z.literal('replay'), positionId: Id }),
  z.object({ kind: z.literal('position'), positionId: Id }),
  z.object({ kind: z.literal('assignment'), positionId: Id, userId: Id, assigned: z.boolean() }),
])
export type LiveEvent = z.infer<typeof LiveEvent>

/** Server-sent events for people who are signed in; resumes after `Last-Event-ID`. */
export const liveEventsPath = '/api/events'
/** The same for a candidate, for the own interview only. */
export const myLiveEventsPath = '/api/my-interview/events'
