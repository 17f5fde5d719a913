import type { FastifyReply } from 'fastify'

/** What follows is a file that the browser keeps and does not show. The name is one of ours: plain ASCII. */
export function asAttachment(reply: FastifyReply, type: string, fileName: string): void {
  reply.type(type).header('content-disposition', `attachment; filename="${fileName}"`)
}
