import type { FastifyRequest } from 'fastify'
import type { Client } from './sessions.repository.ts'

/** What a session remembers of the browser that began it. */
export function clientOf(request: FastifyRequest): Client {
  return { userAgent: (request.headers['user-agent'] ?? '').slice(0, 300), address: request.ip }
}
