import {
  listTemplateVersions,
  publishTemplateVersion,
  readTemplateVersion,
} from '@colloquy/contracts/template-versions'
import { listTemplates, readPositionTemplate } from '@colloquy/contracts/templates'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { ifMatch, route } from '../../infra/http/route.ts'
import type { TemplatesService } from './templates.service.ts'

export function templateRoutes(app: FastifyInstance, templates: TemplatesService): void {
  route(app, listTemplates, { permission: 'templates.read', audit: 'nothing', handle: () => templates.list() })
  route(app, readPositionTemplate, {
    permission: 'templates.read',
    audit: 'nothing',
    handle: async ({ params, reply }) => {
      const version = await templates.readOfPosition(params.positionId)
      reply.header('etag', `"${version.number}"`)
      return version
    },
  })
  route(app, listTemplateVersions, {
    permission: 'templates.read',
    audit: 'nothing',
    handle: ({ params }) => templates.listVersions(params.positionId),
  })
  route(app, readTemplateVersion, {
    permission: 'templates.read',
    audit: 'nothing',
    handle: ({ params }) => templates.readVersion(params.positionId, params.number),
  })
  route(app, publishTemplateVersion, {
    permission: 'templates.publish',
    audit: 'template.published',
    handle: ({ params, body, request }) =>
      templates.publish({
        ...body,
        positionId: params.positionId,
        publishedBy: userOf(request).id,
        basedOn: ifMatch(request),
      }),
  })
}
