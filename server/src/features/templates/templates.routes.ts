import { listTemplates, publishTemplateVersion, readPositionTemplate } from '@colloquy/contracts/templates'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { ifMatch, route } from '../../infra/http/route.ts'
import type { TemplatesService } from './templates.service.ts'

export function templateRoutes(app: FastifyInstance, templates: TemplatesService): void {
  route(app, listTemplates, { permission: 'templates.read', handle: () => templates.list() })
  route(app, readPositionTemplate, {
    permission: 'templates.read',
    handle: async ({ params, reply }) => {
      const version = await templates.readOfPosition(params.positionId)
      reply.header('etag', `"${version.number}"`)
      return version
    },
  })
  route(app, publishTemplateVersion, {
    permission: 'templates.publish',
    handle: ({ params, body, request }) =>
      templates.publish({
        ...body,
        positionId: params.positionId,
        publishedBy: userOf(request).id,
        basedOn: request.headers['if-match'] ? ifMatch(request) : null,
      }),
  })
}
