import { jobs } from '@colloquy/contracts/jobs'
import { createQuestionDraftsService } from '../features/questions/drafts/question-drafts.service.ts'
import { createQuestionFilesService } from '../features/questions/question-files.service.ts'
import { createQuestionsService, findActiveQuestions, findBankWords } from '../features/questions/questions.service.ts'
import { createReportCards } from '../features/scores/preflight/report-cards.ts'
import { createBankTrying } from '../features/scores/preflight/try-bank.jobs.ts'
import type { Scorer } from '../features/scores/scorer.ts'
import { createTemplatesService } from '../features/templates/templates.service.ts'
import { userRepository } from '../features/users/users.repository.ts'
import type { AiGateway } from '../infra/ai/gateway.ts'
import type { DbOrTrx } from '../infra/db/database.ts'
import { jobSender } from './job-sender.ts'
import type { ServiceParts } from './service-parts.ts'

type HandedIn = { builtIn: Scorer; gateway: AiGateway }

/** The question bank and the templates that ask from it. */
export function createQuestionServices({ db, queue, now }: ServiceParts, { builtIn, gateway }: HandedIn) {
  const sendJob = jobSender(queue)
  const reportCards = createReportCards({ db, now, scorer: builtIn })
  const tryBankLater = (on: DbOrTrx) => sendJob(on, jobs.tryBank.name, {})
  const tryBank = createBankTrying({
    cards: reportCards,
    findQuestions: () => findBankWords(db),
    goOn: () => tryBankLater(db),
    pauseMs: 200,
  })
  const questions = createQuestionsService({
    db,
    now,
    tryBankLater,
    reportCardOf: (question) => reportCards.of(question),
    preflightOutcomes: reportCards.outcomes,
    namesOf: userRepository.namesOf,
  })
  const questionFiles = createQuestionFilesService({ db, now, tryBankLater })
  const questionDrafts = createQuestionDraftsService({
    db,
    now,
    gateway,
    passesPreflight: async (question) => (await reportCards.of(question)).passed,
  })
  const templates = createTemplatesService({
    db,
    now,
    findActiveQuestions,
    reportCardOf: reportCards.of,
    namesOf: userRepository.namesOf,
  })
  return { reportCards, tryBank, questions, questionFiles, questionDrafts, templates }
}
