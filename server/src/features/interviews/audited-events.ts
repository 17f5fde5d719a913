import type { AuditAction, AuditActor, AuditDetail } from '@colloquy/contracts/audit'
import type { InterviewEvent, InterviewEventType } from '../../domain/interview/events.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import type { Trx } from '../../infra/db/database.ts'

/** The rest of what happens in an interview is told by its own events; these are also of account. */
const actions: Partial<Record<InterviewEventType, AuditAction>> = {
  ConsentGiven: 'consent.given',
  ResumeAttached: 'resume.attached',
  HumanRequested: 'human.requested',
  TimeRequested: 'interview.time_requested',
  AccommodationChanged: 'interview.accommodated',
  TimeExtended: 'interview.time_extended',
  InterviewReopened: 'interview.reopened',
  InterviewCancelled: 'interview.cancelled',
  InterviewWithdrawn: 'interview.withdrawn',
  InterviewExpired: 'interview.expired',
  AnswerScored: 'answer.scored',
  InterviewScored: 'interview.scored',
}

export const isAudited = ({ type }: InterviewEvent): boolean => type in actions

/** Adds what these events change for a person to the audit trail, in their own transaction. */
export async function auditEvents(
  trx: Trx,
  interviewId: string,
  events: readonly InterviewEvent[],
  actor: string,
): Promise<void> {
  for (const event of events) {
    const action = actions[event.type]
    if (!action) continue
    const at = new Date(event.at)
    const subject = { kind: 'interview', id: interviewId }
    await recordAudit(trx, { action, subject, at, actor: actorOf(actor, interviewId), detail: detailOf(event) })
  }
}

function actorOf(actor: string, interviewId: string): AuditActor {
  if (actor === 'candidate') return { type: 'candidate', id: interviewId }
  return actor === 'clock' || actor === 'system' ? { type: 'system', id: actor } : { type: 'user', id: actor }
}

/** Its plain members: codes, ids and numbers. An event holds no words of a person. */
function detailOf({ type: _type, at: _at, ...event }: InterviewEvent): AuditDetail {
  const members = Object.entries('score' in event ? { ...event, ...event.score, score: undefined } : event)
  return Object.fromEntries(members.filter((member): member is [string, string | number] => isPlain(member[1])))
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'
