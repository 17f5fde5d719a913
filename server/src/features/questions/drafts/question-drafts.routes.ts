import { draftQuestions, readDrafting } from '@colloquy/contracts/question-drafts'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { QuestionDraftsService } from './question-drafts.service.ts'

export function questionDraftRoutes(app: FastifyInstance, drafts: QuestionDraftsService): void {
  route(app, readDrafting, {
    permission: 'questions.write',
    audit: 'nothing',
    handle: async () => ({ model: drafts.model() }),
  })
  route(app, draftQuestions, {
    permission: 'questions.write',
    audit: 'question.added',
    perMinute: 10,
    handle: ({ body, request }) => drafts.draft(body, userOf(request).id),
  })
}
