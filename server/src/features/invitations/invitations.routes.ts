import * as contract from '@colloquy/contracts/invitations'
import * as my from '@colloquy/contracts/my-interview'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import type { InvitationService } from './invitations.service.ts'
import type { OpeningService } from './openings.service.ts'

type Services = {
  invitations: InvitationService
  openings: OpeningService
  /** Has the browser keep what reaches this one interview. */
  rememberCandidate: (reply: FastifyReply, session: string) => void
}

const openingsPerMinute = 60

/** Links: made and ended by the team, opened by candidates. */
export function invitationRoutes(app: FastifyInstance, services: Services): void {
  const { invitations, openings, rememberCandidate } = services
  route(app, contract.invite, {
    permission: 'invitations.create',
    audit: 'invitation.created',
    async handle({ request, params, body }) {
      const [link] = await invitations.invite(userOf(request), params.positionId, [body], body.expiresInDays)
      if (!link) throw new Error('One invitee gives one invitation.')
      return link
    },
  })
  route(app, contract.inviteMany, {
    permission: 'invitations.create',
    audit: 'invitation.created',
    async handle({ request, params, body }) {
      return { items: await invitations.invite(userOf(request), params.positionId, body.invitees, body.expiresInDays) }
    },
  })
  route(app, contract.listInvitations, {
    permission: 'invitations.read',
    audit: 'nothing',
    handle: ({ params }) => invitations.list(params.interviewId),
  })
  route(app, contract.renewInvitation, {
    permission: 'invitations.create',
    audit: 'invitation.renewed',
    handle: ({ request, params, body }) => invitations.renew(userOf(request), params.interviewId, body.expiresInDays),
  })
  route(app, contract.revokeInvitation, {
    permission: 'invitations.revoke',
    audit: 'invitation.revoked',
    handle: ({ params }) => invitations.revoke(params.invitationId),
  })
  route(app, contract.createOpenLink, {
    permission: 'open-links.write',
    audit: 'open_link.created',
    handle: ({ request, params, body }) => openings.createOpenLink(userOf(request), params.positionId, body),
  })
  route(app, contract.listOpenLinks, {
    permission: 'invitations.read',
    audit: 'nothing',
    handle: ({ params }) => openings.listOpenLinks(params.positionId),
  })
  route(app, contract.revokeOpenLink, {
    permission: 'open-links.write',
    audit: 'open_link.revoked',
    handle: ({ params }) => openings.revokeOpenLink(params.openLinkId),
  })
  route(app, my.openInvitation, {
    permission: 'my-interview.open',
    audit: 'invitation.opened',
    perMinute: openingsPerMinute,
    replayable: false,
    async handle({ body, reply }) {
      const { interview, session } = await openings.open(body.token)
      rememberCandidate(reply, session)
      return interview
    },
  })
  route(app, my.registerByOpenLink, {
    permission: 'my-interview.open',
    audit: 'invitation.created',
    perMinute: openingsPerMinute,
    replayable: false,
    async handle({ body, reply }) {
      const { interview, link, session } = await openings.register(body.token, body)
      rememberCandidate(reply, session)
      return { interview, link }
    },
  })
}
