import {
  decide,
  listDecisions,
  listReviews,
  revealMachineLevels,
  saveReview,
  submitReview,
} from '@colloquy/contracts/reviews'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { ifMatch, route, withVersion } from '../../infra/http/route.ts'
import type { DecisionsService } from './decisions.service.ts'
import type { ReviewsService } from './reviews.service.ts'

type Services = { reviews: ReviewsService; decisions: DecisionsService }

export function reviewRoutes(app: FastifyInstance, { reviews, decisions }: Services): void {
  route(app, listReviews, {
    permission: 'interviews.read',
    audit: { views: 'reviews.viewed' },
    handle: ({ params, request }) => reviews.list(mine(params, request)),
  })
  route(app, saveReview, {
    permission: 'reviews.write',
    audit: 'nothing',
    handle: async ({ params, body, request, reply }) =>
      withVersion(reply, await reviews.save(mine(params, request), ifMatch(request), body)),
  })
  route(app, submitReview, {
    permission: 'reviews.write',
    audit: 'review.submitted',
    handle: async ({ params, request, reply }) => withVersion(reply, await reviews.submit(mine(params, request))),
  })
  route(app, revealMachineLevels, {
    permission: 'reviews.write',
    audit: 'machine_levels.revealed',
    handle: ({ params, request }) => reviews.reveal(mine(params, request)),
  })
  route(app, listDecisions, {
    permission: 'interviews.read',
    audit: { views: 'decisions.viewed' },
    handle: ({ params }) => decisions.list(params.interviewId),
  })
  route(app, decide, {
    permission: 'decisions.write',
    audit: 'decision.made',
    handle: ({ params, body, request }) => decisions.decide(params.interviewId, userOf(request), body),
  })
}

const mine = ({ interviewId }: { interviewId: string }, request: FastifyRequest) => ({
  interviewId,
  userId: userOf(request).id,
})
