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
    audit: 'nothing',
    permission: 'account.read',
    records: 'own',
    handle: ({ request }) => secondFactor.state(userOf(request)),
  })
  route(app, contract.beginSecondFactor, {
    audit: 'nothing',
    ...own,
    perMinute,
    handle: ({ body, request }) => ownFactor.begin(userOf(request), body.password, request.ip),
  })
  route(app, contract.confirmSecondFactor, {
    audit: 'second_factor.set_up',
    ...own,
    perMinute,
    handle: async ({ body, request }) => ({ recoveryCodes: await ownFactor.confirm(userOf(request), body.code) }),
  })
  route(app, contract.renewRecoveryCodes, {
    audit: 'second_factor.codes_renewed',
    ...own,
    perMinute,
    handle: async ({ body, request }) => ({
      recoveryCodes: await ownFactor.renewCodes(userOf(request), body.password, request.ip),
    }),
  })
  route(app, contract.removeSecondFactor, {
    audit: 'second_factor.removed',
    ...own,
    perMinute,
    handle: async ({ body, request }) => {
      await ownFactor.remove(userOf(request), body.password, request.ip)
      return null
    },
  })
  route(app, contract.resetSecondFactor, {
    audit: 'second_factor.removed',
    permission: 'users.write',
    handle: async ({ params }) => {
      await ownFactor.reset(params.userId)
      return null
    },
  })
  route(app, contract.readSignInRules, {
    audit: 'nothing',
    permission: 'users.read',
    handle: () => secondFactor.rules(),
  })
  route(app, contract.changeSignInRules, {
    audit: 'sign_in_rules.changed',
    permission: 'users.write',
    handle: ({ body }) => secondFactor.requireOf(body.secondFactorRoles),
  })
}
