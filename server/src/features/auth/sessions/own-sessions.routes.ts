import * as contract from '@colloquy/contracts/account'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { OwnSessionsService } from './own-sessions.service.ts'

export function ownSessionRoutes(app: FastifyInstance, sessions: OwnSessionsService): void {
  route(app, contract.listMySessions, {
    permission: 'account.read',
    audit: 'nothing',
    records: 'own',
    handle: async ({ request }) => {
      const { id, sessionId } = userOf(request)
      return { items: await sessions.list(id, sessionId) }
    },
  })
  route(app, contract.endMySession, {
    permission: 'account.write',
    audit: 'session.ended',
    records: 'own',
    handle: async ({ params, request }) => {
      await sessions.end(userOf(request).id, params.sessionId)
      return null
    },
  })
  route(app, contract.endMyOtherSessions, {
    permission: 'account.write',
    audit: 'session.ended',
    records: 'own',
    handle: async ({ request }) => ({ ended: await sessions.endOthers(userOf(request)) }),
  })
  route(app, contract.listUserSessions, {
    permission: 'users.read',
    audit: { views: 'sessions.listed' },
    handle: async ({ params, request }) => ({
      items: await sessions.list(params.userId, userOf(request).sessionId),
    }),
  })
  route(app, contract.endUserSessions, {
    permission: 'users.write',
    audit: 'session.ended',
    handle: async ({ params }) => ({ ended: await sessions.endAllOf(params.userId) }),
  })
}
