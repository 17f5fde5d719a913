import * as contract from '@colloquy/contracts/sessions'
import type { FastifyInstance } from 'fastify'
import { route } from '../../infra/http/route.ts'
import type { Auth } from './auth.ts'
import { passwordRoutes } from './passwords/passwords.routes.ts'
import { providerRoutes } from './provider/provider.routes.ts'
import { secondFactorRoutes } from './second-factor/second-factor.routes.ts'
import { clientOf } from './sessions/client.ts'
import { ownSessionRoutes } from './sessions/own-sessions.routes.ts'

/** `perMinute`: how often one address may try a password or a set-up link. */
export function authRoutes(app: FastifyInstance, auth: Auth, perMinute: number): void {
  const { signIn, sessions, setUp, cookies, currentSession } = auth
  ownSessionRoutes(app, auth.ownSessions)
  passwordRoutes(app, auth.passwords, perMinute)
  secondFactorRoutes(app, auth, perMinute)
  providerRoutes(app, auth, perMinute)
  const { give, takeBack, refreshTokenOf, deviceMarkOf, rememberDevice } = cookies

  route(app, contract.signIn, {
    permission: 'session.create',
    audit: 'session.signed_in',
    replayable: false,
    perMinute,
    handle: async ({ body, request, reply }) => {
      const { session, deviceMark } = await signIn(body, clientOf(request), deviceMarkOf(request))
      rememberDevice(reply, deviceMark)
      return give(reply, session)
    },
  })
  route(app, contract.refreshSession, {
    permission: 'session.create',
    audit: 'nothing',
    replayable: false,
    handle: async ({ request, reply }) =>
      give(reply, await sessions.refresh(refreshTokenOf(request), clientOf(request))),
  })
  route(app, contract.signOut, {
    permission: 'session.create',
    audit: 'session.ended',
    replayable: false,
    handle: async ({ request, reply }) => {
      takeBack(reply)
      await sessions.signOut(request.caller.user?.sessionId, refreshTokenOf(request))
      return null
    },
  })
  route(app, contract.readSession, {
    permission: 'session.read',
    audit: 'nothing',
    records: 'own',
    handle: ({ request }) => currentSession(request),
  })
  route(app, contract.readSetUp, {
    permission: 'set-up.complete',
    audit: 'nothing',
    handle: async () => ({ needed: await setUp.isNeeded() }),
  })
  route(app, contract.completeSetUp, {
    permission: 'set-up.complete',
    audit: 'set_up.completed',
    replayable: false,
    perMinute,
    handle: async ({ body, request, reply }) =>
      give(reply, await sessions.open(await setUp.complete(body), clientOf(request), 'set_up')),
  })
}
