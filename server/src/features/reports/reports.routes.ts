import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { asAttachment } from '../../infra/http/attachment.ts'
import { userOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import { downloadInterviewReport, downloadInterviewsCsv, downloadLevelsCsv } from './reports.endpoints.ts'
import type { ReportsService } from './reports.service.ts'

export function reportRoutes(app: FastifyInstance, reports: ReportsService): void {
  route(app, downloadInterviewsCsv, {
    permission: 'reports.read',
    audit: { views: 'interviews.exported' },
    handle: async ({ params, request, reply }) =>
      sendCsv(reply, await reports.interviewsCsv(params.positionId, userOf(request))),
  })
  route(app, downloadLevelsCsv, {
    permission: 'reports.read',
    audit: { views: 'reviews.exported' },
    handle: async ({ params, request, reply }) =>
      sendCsv(reply, await reports.levelsCsv(params.positionId, userOf(request))),
  })
  route(app, downloadInterviewReport, {
    permission: 'reports.read',
    audit: { views: 'interview.reported' },
    handle: async ({ params, request, reply }) => {
      const { fileName, bytes } = await reports.interviewPdf(params.interviewId, userOf(request))
      asAttachment(reply, 'application/pdf', fileName)
      return bytes
    },
  })
}

function sendCsv(reply: FastifyReply, { fileName, lines }: { fileName: string; lines: Iterable<string> }): Readable {
  asAttachment(reply, 'text/csv; charset=utf-8', fileName)
  return Readable.from(lines)
}
