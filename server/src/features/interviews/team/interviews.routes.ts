import * as contract from '@colloquy/contracts/interviews'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { InterviewService } from './interviews.service.ts'

/** The team's side of interviews. */
export function interviewRoutes(app: FastifyInstance, service: InterviewService): void {
  route(app, contract.listInterviews, {
    permission: 'interviews.read',
    audit: { views: 'interviews.listed' },
    records: 'assigned',
    handle: ({ query, request }) => service.list(userOf(request), query),
  })
  route(app, contract.readInterview, {
    permission: 'interviews.read',
    audit: { views: 'interview.viewed' },
    handle: ({ request, params }) => service.detail(userOf(request), params.interviewId),
  })
  route(app, contract.compareInterviews, {
    permission: 'interviews.read',
    audit: { views: 'interviews.compared' },
    handle: ({ request, params, query }) => service.compare(userOf(request), params.positionId, query.interviewIds),
  })
  route(app, contract.extendTime, {
    permission: 'interviews.steer',
    audit: 'interview.time_extended',
    handle: ({ request, params, body }) =>
      service.extendTime(userOf(request), params.interviewId, body.seconds, body.reason),
  })
  route(app, contract.accommodate, {
    permission: 'interviews.steer',
    audit: 'interview.accommodated',
    handle: ({ request, params, body }) =>
      service.accommodate(userOf(request), params.interviewId, body.extraTime, body.reason),
  })
  route(app, contract.listReasons, {
    permission: 'reasons.read',
    audit: { views: 'interview.reasons_viewed' },
    handle: async ({ params }) => ({ items: await service.reasons(params.interviewId) }),
  })
  route(app, contract.cancelInterview, {
    permission: 'interviews.steer',
    audit: 'interview.cancelled',
    handle: ({ request, params, body }) => service.cancel(userOf(request), params.interviewId, body.reason),
  })
  route(app, contract.reopenInterview, {
    permission: 'interviews.steer',
    audit: 'interview.reopened',
    handle: ({ request, params, body }) => service.reopen(userOf(request), params.interviewId, body.reason),
  })
}
