import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Moment } from './vocabulary.ts'

/** While it stands, nothing of the interview is erased: not by the nightly job and not on request. */
export const LegalHold = z.object({
  reason: z.string(),
  placedBy: z.object({ id: Id, name: z.string() }),
  placedAt: Moment,
})
export type LegalHold = z.infer<typeof LegalHold>

/** How long an interview's personal data is kept. */
export const Retention = z.object({
  /** When the nightly job erases it, unless there is a hold. */
  erasureDue: Moment,
  erasedAt: Moment.nullable(),
  legalHold: LegalHold.nullable(),
})
export type Retention = z.infer<typeof Retention>

const params = z.object({ interviewId: Id })

export const readRetention = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/retention',
  summary: 'How long the personal data of an interview is kept',
  tag: 'privacy',
  params,
  response: { 200: Retention },
})
export const placeLegalHold = endpoint({
  method: 'PUT',
  path: '/api/interviews/:interviewId/legal-hold',
  summary: 'Keep everything of an interview until the hold is lifted',
  tag: 'privacy',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: { 200: Retention },
})
export const liftLegalHold = endpoint({
  method: 'DELETE',
  path: '/api/interviews/:interviewId/legal-hold',
  summary: 'Lift the hold: retention goes on as the position sets it',
  tag: 'privacy',
  params,
  response: { 200: Retention },
})
