import * as contract from '@colloquy/contracts/second-factor'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { Auth } from '../auth.ts'

const own = { permission: 'account.write', records: 'own', replayable: false } as const

export function secondFactorRoutes(
  app: FastifyInstance,
  { secondFactor, ownFactor }: Pick<Auth, 'secondFactor' | 'ownFactor'>,
  perMinute: number,
): void {
  route(app, contract.readSecondFactor, {
    permission: 'account.read',
    records: 'own',
    handle: ({ request }) => secondFactor.state(userOf(request)),
  })
  route(app, contract.beginSecondFactor, {
    ...own,
    perMinute,
    handle: ({ body, request }) => ownFactor.begin(userOf(request), body.password, request.ip),
  })
  route(app, contract.confirmSecondFactor, {
    ...own,
    perMinute,
    handle: async ({ body, request }) => ({ recoveryCodes: await ownFactor.confirm(userOf(request), body.code) }),
  })
  route(app, contract.renewRecoveryCodes, {
    ...own,
    perMinute,
    handle: async ({ body, request }) => ({
      recoveryCodes: await ownFactor.renewCodes(userOf(request), body.password, request.ip),
    }),
  })
  route(app, contract.removeSecondFactor, {
    ...own,
    perMinute,
    handle: async ({ body, request }) => {
      await ownFactor.remove(userOf(request), body.password, request.ip)
      return null
    },
  })
  route(app, contract.resetSecondFactor, {
    permission: 'users.write',
    handle: async ({ params }) => {
      await ownFactor.reset(params.userId)
      return null
    },
  })
  route(app, contract.readSignInRules, { permission: 'users.read', handle: () => secondFactor.rules() })
  route(app, contract.changeSignInRules, {
    permission: 'users.write',
    handle: ({ body }) => secondFactor.requireOf(body.secondFactorRoles),
  })
}
