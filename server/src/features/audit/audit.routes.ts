import { Readable } from 'node:stream'
import * as contract from '@colloquy/contracts/audit-trail'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { asAttachment } from '../../infra/http/attachment.ts'
import { userOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import type { AuditService } from './audit.service.ts'

/** Each of them reads much or all of the trail. */
const heavyPerMinute = 20

export function auditRoutes(app: FastifyInstance, audit: AuditService): void {
  route(app, contract.listAuditEntries, {
    permission: 'audit.read',
    audit: { views: 'audit.viewed' },
    handle: ({ query }) => audit.list(query),
  })
  route(app, contract.exportAuditCsv, {
    permission: 'audit.read',
    audit: 'audit.exported',
    perMinute: heavyPerMinute,
    handle: async ({ query, request, reply }) =>
      sendFile(reply, 'text/csv', await audit.export(userOf(request), query, 'csv')),
  })
  route(app, contract.exportAuditLines, {
    permission: 'audit.read',
    audit: 'audit.exported',
    perMinute: heavyPerMinute,
    handle: async ({ query, request, reply }) =>
      sendFile(reply, 'application/x-ndjson', await audit.export(userOf(request), query, 'jsonl')),
  })
  route(app, contract.readAuditChain, { permission: 'audit.read', audit: 'nothing', handle: () => audit.chain() })
  route(app, contract.verifyAuditChain, {
    permission: 'audit.read',
    audit: 'nothing',
    perMinute: heavyPerMinute,
    handle: () => audit.verify(),
  })
}

type AuditFile = { fileName: string; pieces: AsyncIterable<string> }

async function sendFile(reply: FastifyReply, type: string, { fileName, pieces }: AuditFile): Promise<Readable> {
  asAttachment(reply, `${type}; charset=utf-8`, fileName)
  return Readable.from(pieces)
}
