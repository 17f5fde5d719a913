import * as contract from '@colloquy/contracts/provider-sign-in'
import type { FastifyInstance } from 'fastify'
import { route } from '../../../infra/http/route.ts'
import type { Auth } from '../auth.ts'
import { clientOf } from '../sessions/client.ts'

export function providerRoutes(app: FastifyInstance, { provider, cookies }: Auth, perMinute: number): void {
  route(app, contract.readSignInWays, { permission: 'session.create', audit: 'nothing', handle: () => provider.ways() })
  route(app, contract.beginProviderSignIn, {
    permission: 'session.create',
    audit: 'nothing',
    replayable: false,
    perMinute,
    handle: async ({ body, reply }) => {
      const { url, keep } = await provider.begin(body.backTo)
      cookies.keepFlow(reply, keep)
      return { url }
    },
  })
  route(app, contract.finishProviderSignIn, {
    permission: 'session.create',
    audit: 'session.signed_in',
    perMinute,
    handle: async ({ request, reply }) => {
      const search = new URL(request.url, 'http://localhost').search
      const { location, session } = await provider.finish(search, cookies.flowOf(request), clientOf(request))
      cookies.forgetFlow(reply)
      if (session) cookies.give(reply, session)
      reply.header('location', location)
      return null
    },
  })
}
