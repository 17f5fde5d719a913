import { tryQuestion } from '@colloquy/contracts/preflight'
import type { FastifyInstance } from 'fastify'
import { route } from '../../../infra/http/route.ts'
import type { ReportCards } from './report-cards.ts'

export function reportCardRoutes(app: FastifyInstance, cards: ReportCards): void {
  route(app, tryQuestion, {
    permission: 'questions.write',
    audit: 'nothing',
    perMinute: 120,
    handle: ({ body }) => cards.of(body),
  })
}
