import { healthLive, healthReady } from '@colloquy/contracts/ops'
import type { FastifyInstance } from 'fastify'
import { route } from '../../infra/http/route.ts'
import { checkAll, type HealthChecks, type OptionalParts } from './health.ts'

export function healthRoutes(app: FastifyInstance, checks: HealthChecks, optional: OptionalParts = {}): void {
  route(app, healthLive, {
    permission: 'health.read',
    audit: 'nothing',
    handle: async () => ({ status: 'up' as const }),
  })
  route(app, healthReady, {
    permission: 'health.read',
    audit: 'nothing',
    handle: async ({ reply }) => {
      const readiness = await checkAll(checks, undefined, optional)
      if (readiness.status !== 'ready') reply.code(503).header('retry-after', '5')
      return readiness
    },
  })
}
