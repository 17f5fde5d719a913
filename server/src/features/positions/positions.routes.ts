import { changePosition, createPosition, listPositions, readPosition } from '@colloquy/contracts/positions'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { limitedTo } from '../../infra/http/records.ts'
import { ifMatch, route, withVersion } from '../../infra/http/route.ts'
import type { PositionsService } from './positions.service.ts'

export function positionRoutes(app: FastifyInstance, positions: PositionsService): void {
  route(app, listPositions, {
    permission: 'positions.read',
    audit: 'nothing',
    records: 'assigned',
    handle: ({ query, request }) => positions.list(query, limitedTo(userOf(request))),
  })
  route(app, createPosition, {
    permission: 'positions.write',
    audit: 'position.created',
    handle: async ({ body, request, reply }) => withVersion(reply, await positions.create(body, userOf(request).id)),
  })
  route(app, readPosition, {
    permission: 'positions.read',
    audit: 'nothing',
    handle: async ({ params, reply }) => withVersion(reply, await positions.read(params.positionId)),
  })
  route(app, changePosition, {
    permission: 'positions.write',
    audit: 'position.changed',
    handle: async ({ params, body, request, reply }) =>
      withVersion(reply, await positions.change(params.positionId, ifMatch(request), body)),
  })
}
