import * as contract from '@colloquy/contracts/passwords'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { PasswordsService } from './passwords.service.ts'

export function passwordRoutes(app: FastifyInstance, passwords: PasswordsService, perMinute: number): void {
  route(app, contract.changeMyPassword, {
    permission: 'account.write',
    audit: 'password.changed',
    records: 'own',
    perMinute,
    handle: async ({ body, request }) => {
      await passwords.change(userOf(request), body, request.ip)
      return null
    },
  })
  route(app, contract.createPasswordLink, {
    permission: 'users.write',
    audit: 'password.link_made',
    handle: ({ params, request }) => passwords.createLink(params.userId, userOf(request).id),
  })
  route(app, contract.readPasswordLink, {
    permission: 'password-link.use',
    audit: 'nothing',
    replayable: false,
    perMinute,
    handle: ({ body }) => passwords.readLink(body.token),
  })
  route(app, contract.usePasswordLink, {
    permission: 'password-link.use',
    audit: 'password.changed',
    replayable: false,
    perMinute,
    handle: async ({ body }) => {
      await passwords.useLink(body.token, body.password)
      return null
    },
  })
}
