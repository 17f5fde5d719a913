import { listQuestions, readQuestion } from '@colloquy/contracts/questions'
import type { FastifyInstance } from 'fastify'
import { route } from '../../infra/http/route.ts'
import type { QuestionsService } from './questions.service.ts'

export function questionRoutes(app: FastifyInstance, questions: QuestionsService): void {
  route(app, listQuestions, { permission: 'questions.read', handle: ({ query }) => questions.list(query) })
  route(app, readQuestion, {
    permission: 'questions.read',
    handle: ({ params }) => questions.read(params.questionId),
  })
}
