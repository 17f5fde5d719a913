import { changeUser, createUser, listUsers } from '@colloquy/contracts/users'
import type { FastifyInstance } from 'fastify'
import { ifMatch, route, withVersion } from '../../infra/http/route.ts'
import type { UsersService } from './users.service.ts'

export function userRoutes(app: FastifyInstance, users: UsersService): void {
  route(app, listUsers, {
    permission: 'users.read',
    audit: { views: 'users.listed' },
    handle: ({ query }) => users.list(query),
  })
  route(app, createUser, {
    permission: 'users.write',
    audit: 'user.created',
    handle: async ({ body, reply }) => withVersion(reply, await users.create(body)),
  })
  route(app, changeUser, {
    permission: 'users.write',
    audit: 'user.changed',
    handle: async ({ params, body, request, reply }) =>
      withVersion(reply, await users.change(params.userId, ifMatch(request), body)),
  })
}
