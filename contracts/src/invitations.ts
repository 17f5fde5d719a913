import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Email, FullName, Id, Moment } from './vocabulary.ts'

export const Invitation = z.object({
  id: Id,
  interviewId: Id,
  status: z.enum(['active', 'expired', 'revoked']),
  expiresAt: Moment,
  firstOpenedAt: Moment.nullable(),
  createdAt: Moment,
})
export type Invitation = z.infer<typeof Invitation>

/** The link is shown once: only a hash of its secret is stored. The secret stands behind `#`, so it reaches no log. */
export const InvitationWithLink = Invitation.extend({
  link: z.url(),
  candidateName: z.string().nullable(),
  email: z.string().nullable(),
})
export type InvitationWithLink = z.infer<typeof InvitationWithLink>

export const Invitee = z.object({ fullName: FullName.optional(), email: Email.optional() })

export const invite = endpoint({
  method: 'POST',
  path: '/api/positions/:positionId/invitations',
  summary: 'Invite a candidate and get the link',
  tag: 'invitations',
  params: z.object({ positionId: Id }),
  body: Invitee.extend({ expiresInDays: z.int().min(1).max(365).optional() }),
  response: { 201: InvitationWithLink },
})
export const inviteMany = endpoint({
  method: 'POST',
  path: '/api/positions/:positionId/invitation-batches',
  summary: 'Invite up to 500 candidates, as read from a CSV file',
  tag: 'invitations',
  params: z.object({ positionId: Id }),
  body: z.object({ invitees: z.array(Invitee).min(1).max(500), expiresInDays: z.int().min(1).max(365).optional() }),
  response: { 201: z.object({ items: z.array(InvitationWithLink) }) },
})
export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/invitations',
  summary: 'The links of one interview',
  tag: 'invitations',
  params: z.object({ interviewId: Id }),
  response: { 200: z.object({ items: z.array(Invitation) }) },
})
export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/invitations',
  summary: 'Make a new link; the ones before open nothing any more, and browsers that are in go on',
  tag: 'invitations',
  params: z.object({ interviewId: Id }),
  body: z.object({ expiresInDays: z.int().min(1).max(365).optional() }),
  response: { 201: InvitationWithLink },
})
export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  summary: 'Make a link stop working',
  tag: 'invitations',
  params: z.object({ invitationId: Id }),
  response: { 204: z.null() },
})

/** One link for many: anyone who holds it may register until it is full or closed. */
export const OpenLink = z.object({
  id: Id,
  positionId: Id,
  status: z.enum(['active', 'expired', 'revoked', 'used_up']),
  maxUses: z.int(),
  uses: z.int(),
  closesAt: Moment,
  createdAt: Moment,
})
export type OpenLink = z.infer<typeof OpenLink>
export const OpenLinkWithLink = OpenLink.extend({ link: z.url() })

export const createOpenLink = endpoint({
  method: 'POST',
  path: '/api/positions/:positionId/open-links',
  summary: 'Make an open link for a position',
  tag: 'invitations',
  params: z.object({ positionId: Id }),
  body: z.object({ maxUses: z.int().min(1).max(10000), closesAt: Moment }),
  response: { 201: OpenLinkWithLink },
})
export const listOpenLinks = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/open-links',
  summary: 'The open links of a position',
  tag: 'invitations',
  params: z.object({ positionId: Id }),
  response: { 200: z.object({ items: z.array(OpenLink) }) },
})
export const revokeOpenLink = endpoint({
  method: 'DELETE',
  path: '/api/open-links/:openLinkId',
  summary: 'Close an open link',
  tag: 'invitations',
  params: z.object({ openLinkId: Id }),
  response: { 204: z.null() },
})
