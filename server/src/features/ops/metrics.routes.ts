import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import type { Metrics } from '../../infra/metrics/metrics.ts'

/** For Prometheus. With a token, whoever presents it as a bearer may read; otherwise only programs on this machine. */
export function metricsRoutes(
  app: FastifyInstance,
  metrics: Pick<Metrics, 'render' | 'contentType'>,
  token?: string,
): void {
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { permission: 'health.read' },
    schema: {
      summary: 'Metrics in the text format of Prometheus',
      tags: ['operations'],
      response: { 200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } } },
    },
    handler: async (request, reply) => {
      if (!(token ? presents(request, token) : isFromThisMachine(request)))
        throw new AppError(
          'forbidden',
          'Metrics are read on the machine itself, or with the token that is set for them.',
        )
      return reply.type(metrics.contentType).send(await metrics.render())
    },
  })
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/

// The connection itself counts: behind a proxy on this machine every visitor seems to be local, and what a visitor
// writes into a header proves nothing.
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] || headers.forwarded || headers.via || headers['x-real-ip']) return false
  return loopback.test(socket.remoteAddress ?? '')
}

function presents(request: FastifyRequest, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))
}
