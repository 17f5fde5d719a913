import { positionRoutes } from '../src/features/positions/positions.routes.ts'
import { createPositionsService, type PositionsService } from '../src/features/positions/positions.service.ts'
import { questionRepository } from '../src/features/questions/questions.repository.ts'
import { findActiveQuestions } from '../src/features/questions/questions.service.ts'
import { createReportCards } from '../src/features/scores/preflight/report-cards.ts'
import { builtInScorer } from '../src/features/scores/scorer.ts'
import { templateRoutes } from '../src/features/templates/templates.routes.ts'
import { createTemplatesService, type TemplatesService } from '../src/features/templates/templates.service.ts'
import { userRepository } from '../src/features/users/users.repository.ts'
import { type Db, inTransaction } from '../src/infra/db/database.ts'
import { bankQuestion } from './bank-questions.ts'
import { createFeatureApp, type FeatureApp } from './feature-app.ts'

export const positionsNow = new Date('2026-03-02T09:00:00.000Z')

/** Positions with their templates over a small bank: two questions on Node of each difficulty. */
export async function createPositionsApp(
  db: Db,
  addRoutes: (app: FeatureApp['app']) => void = () => undefined,
): Promise<{ api: FeatureApp; templates: TemplatesService; positions: PositionsService }> {
  const difficulties = ['easy', 'medium', 'hard'] as const
  const bank = difficulties.flatMap((difficulty) =>
    [1, 2].map((number) => bankQuestion(`node-${difficulty}-${number}`, 'node', difficulty)),
  )
  await inTransaction(db, (trx) => questionRepository.upsertShipped(trx, bank, positionsNow))
  const now = () => positionsNow
  const cards = createReportCards({ db, now, scorer: builtInScorer() })
  const templates = createTemplatesService({
    db,
    now,
    findActiveQuestions,
    reportCardOf: cards.of,
    namesOf: userRepository.namesOf,
  })
  const positions = createPositionsService({
    db,
    now,
    chooseQuestions: templates.choose,
    startTemplate: templates.start,
  })
  const api = await createFeatureApp(db, (app) => {
    templateRoutes(app, templates)
    positionRoutes(app, positions)
    addRoutes(app)
  })
  return { api, templates, positions }
}
