import { z } from 'zod'
import { Id, Moment } from './vocabulary.ts'

/**
 * Everything that leaves an entry in the audit trail, with the words that the viewer shows. A service that does something
 * new to people, their data or the settings adds a line here and calls `recordAudit` in the transaction that does it.
 */
export const auditActions = {
  // signing in and sessions
  'session.signed_in': 'Signed in',
  'session.refused': 'Sign-in refused',
  'session.ended': 'Session ended',
  'session.reuse_detected': 'Old session token presented, session ended',
  'password.link_made': 'Link for setting a password made',
  'password.changed': 'Password changed',
  'second_factor.set_up': 'Second factor set up',
  'second_factor.removed': 'Second factor removed',
  'second_factor.recovered': 'Signed in with a recovery code',
  'second_factor.codes_renewed': 'New recovery codes made',
  'sign_in_rules.changed': 'Roles that need a second factor changed',
  'sessions.listed': 'Sessions of an account viewed',
  'set_up.completed': 'First administrator set up',
  // people of the team
  'users.listed': 'List of accounts viewed',
  'user.created': 'Account added',
  'user.changed': 'Account changed',
  // positions, templates, invitations
  'position.created': 'Position created',
  'position.changed': 'Position or its settings changed',
  'position.levels_hidden': 'Machine levels hidden until the review, or shown',
  'question.added': 'Question added to the bank',
  'question.changed': 'Question changed',
  'question.status_changed': 'Question approved, retired or brought back',
  'questions.imported': 'Questions imported',
  'questions.exported': 'Questions exported',
  'reviewer.assigned': 'Reviewer assigned to a position',
  'reviewer.removed': 'Reviewer taken off a position',
  'template.published': 'Template version published',
  'invitation.created': 'Invitation made',
  'invitation.renewed': 'Invitation made anew',
  'invitation.revoked': 'Invitation withdrawn',
  'invitation.opened': 'Invitation opened in a browser',
  'open_link.created': 'Open link made',
  'open_link.revoked': 'Open link withdrawn',
  // looking at people
  'interviews.listed': 'List of candidates viewed',
  'interviews.exported': 'List of candidates exported',
  'interview.viewed': 'Candidate viewed',
  'interviews.compared': 'Candidates compared',
  'interview.reported': 'Report of a candidate made',
  'interview.reasons_viewed': 'Reasons given in an interview viewed',
  'resume.viewed': 'What was read from a résumé viewed',
  'resume.text_viewed': 'Résumé text viewed',
  'resume.downloaded': 'Résumé file downloaded',
  'resume.read_again': 'Reading of a résumé started again',
  'answer.viewed': 'Answer viewed in the review queue',
  'reviews.viewed': 'Reviews viewed',
  'reviews.exported': 'Levels given by people exported',
  'decisions.viewed': 'Decisions viewed',
  // steering an interview
  'interview.time_extended': 'Time added',
  'interview.accommodated': 'Extra time agreed',
  'interview.cancelled': 'Interview cancelled',
  'interview.reopened': 'Interview opened again',
  'interview.expired': 'Invitation ran out',
  // what is said about an answer or a person
  'answer.scored': 'Answer scored',
  'interview.scored': 'Total computed',
  'machine_levels.revealed': 'Machine levels shown before the review',
  'review.submitted': 'Review submitted',
  'review.overrode': 'Machine level overridden',
  'replay.started': 'Replay of scores started',
  'replay.stopped': 'Replay of scores stopped',
  'answer.rated': 'Answer rated in the review queue',
  'answer.assigned': 'Owner of a waiting answer changed',
  'decision.made': 'Decision made',
  'decision.packet_made': 'Decision packet made',
  // the candidate's own acts on their data
  'consent.given': 'Consent given',
  'resume.attached': 'Résumé added',
  'profile.changed': 'Profile confirmed or corrected',
  'data.exported': "Copy of one person's data made",
  'data.erased': 'Data erased',
  'legal_hold.placed': 'Legal hold placed',
  'legal_hold.lifted': 'Legal hold lifted',
  'human.requested': 'Human review asked for',
  'interview.time_requested': 'More time asked for',
  'interview.withdrawn': 'Interview withdrawn',
  // the product itself
  'log_level.changed': 'Log level changed',
  'audit.viewed': 'Audit trail viewed',
  'audit.exported': 'Audit trail exported',
} as const satisfies Record<string, string>

/** Name of something that was done, as `noun.verb`. */
export type AuditAction = keyof typeof auditActions
const names = Object.keys(auditActions) as [AuditAction, ...AuditAction[]]
export const AuditAction = z.enum(names)

/** Who did it: somebody of the team, a candidate (known by the interview), the product, or somebody not signed in. */
export const AuditActor = z.object({ type: z.enum(['user', 'candidate', 'system', 'anyone']), id: z.string() })
export type AuditActor = z.infer<typeof AuditActor>

/** What it was done to. */
export const AuditSubject = z.object({ kind: z.string().min(1).max(40), id: z.string().min(1).max(200) })
export type AuditSubject = z.infer<typeof AuditSubject>

/** Facts beside it: codes, ids, numbers and names of fields; never personal data, which could not be erased here. */
export const AuditDetail = z.record(
  z.string(),
  z.union([z.string().max(200), z.number(), z.boolean(), z.null(), z.array(z.string().max(200)).max(200)]),
)
export type AuditDetail = z.infer<typeof AuditDetail>

/** One line of the audit trail. `seq` and `hash` are there once it is sealed into the chain. */
export const AuditEntry = z.object({
  id: Id,
  at: Moment,
  actor: AuditActor,
  action: z.string(),
  subject: AuditSubject,
  detail: AuditDetail,
  correlationId: z.string().nullable(),
  seq: z.int().nullable(),
  hash: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
