import { createQuestionFilesService } from '../src/features/questions/question-files.service.ts'
import { questionRoutes } from '../src/features/questions/questions.routes.ts'
import { createQuestionsService, type QuestionsService } from '../src/features/questions/questions.service.ts'
import { createReportCards } from '../src/features/scores/preflight/report-cards.ts'
import { builtInScorer } from '../src/features/scores/scorer.ts'
import { userRepository } from '../src/features/users/users.repository.ts'
import type { Db } from '../src/infra/db/database.ts'
import { createFeatureApp, type FeatureApp } from './feature-app.ts'

export const questionsNow = new Date('2026-03-02T09:00:00.000Z')

/** The question bank with its files, judged by the built-in grader. */
export async function createQuestionsApp(
  db: Db,
  tryBankLater: () => Promise<void> = async () => undefined,
): Promise<{ api: FeatureApp; questions: QuestionsService }> {
  const now = () => questionsNow
  const cards = createReportCards({ db, now, scorer: builtInScorer() })
  const questions = createQuestionsService({
    db,
    now,
    reportCardOf: (question) => cards.of(question),
    preflightOutcomes: cards.outcomes,
    namesOf: userRepository.namesOf,
    tryBankLater,
  })
  const questionFiles = createQuestionFilesService({ db, now, tryBankLater })
  return { questions, api: await createFeatureApp(db, (app) => questionRoutes(app, { questions, questionFiles })) }
}
