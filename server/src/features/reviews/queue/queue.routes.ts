import {
  assignQueuedAnswer,
  countReviewQueue,
  listReviewQueue,
  rateQueuedAnswer,
  readQueuedAnswer,
  saveRatingDraft,
} from '@colloquy/contracts/review-queue'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { ReviewQueueService } from './queue.service.ts'

export function reviewQueueRoutes(app: FastifyInstance, queue: ReviewQueueService): void {
  route(app, listReviewQueue, {
    permission: 'reviews.write',
    audit: 'nothing',
    records: 'assigned',
    handle: ({ query, request }) => queue.list(userOf(request), query),
  })
  route(app, countReviewQueue, {
    permission: 'reviews.write',
    audit: 'nothing',
    records: 'assigned',
    handle: ({ request }) => queue.counts(userOf(request)),
  })
  route(app, readQueuedAnswer, {
    permission: 'reviews.write',
    audit: { views: 'answer.viewed' },
    records: 'assigned',
    handle: ({ params, request }) => queue.read(userOf(request), params.answerId),
  })
  route(app, assignQueuedAnswer, {
    permission: 'reviews.write',
    audit: 'answer.assigned',
    records: 'assigned',
    handle: ({ params, body, request }) => queue.assign(userOf(request), params.answerId, body.ownerId),
  })
  route(app, saveRatingDraft, {
    permission: 'reviews.write',
    audit: 'nothing',
    records: 'assigned',
    handle: ({ params, body, request }) => queue.saveDraft(userOf(request), params.answerId, body),
  })
  route(app, rateQueuedAnswer, {
    permission: 'reviews.write',
    audit: 'answer.rated',
    records: 'assigned',
    handle: ({ params, body, request }) => queue.rate(userOf(request), params.answerId, body),
  })
}
