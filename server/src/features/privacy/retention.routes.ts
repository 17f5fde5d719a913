import { liftLegalHold, placeLegalHold, readRetention } from '@colloquy/contracts/retention'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import type { RetentionService } from './retention.service.ts'

export function retentionRoutes(app: FastifyInstance, retention: RetentionService): void {
  route(app, readRetention, {
    permission: 'retention.read',
    audit: { views: 'interview.viewed' },
    handle: ({ params }) => retention.read(params.interviewId),
  })
  route(app, placeLegalHold, {
    permission: 'retention.write',
    audit: 'legal_hold.placed',
    handle: ({ params, body, request }) => retention.hold(userOf(request), params.interviewId, body.reason),
  })
  route(app, liftLegalHold, {
    permission: 'retention.write',
    audit: 'legal_hold.lifted',
    handle: ({ params }) => retention.lift(params.interviewId),
  })
}
