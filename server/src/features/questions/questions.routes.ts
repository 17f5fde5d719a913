import { exportQuestions, importQuestions } from '@colloquy/contracts/question-files'
import * as contract from '@colloquy/contracts/questions'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { ifMatch, route, withVersion } from '../../infra/http/route.ts'
import type { QuestionFilesService } from './question-files.service.ts'
import type { QuestionsService } from './questions.service.ts'

const importLimitBytes = 6 * 1024 * 1024

type Parts = { questions: QuestionsService; questionFiles: QuestionFilesService }

export function questionRoutes(app: FastifyInstance, { questions, questionFiles }: Parts): void {
  const read = 'questions.read'
  const write = 'questions.write'
  route(app, contract.listQuestions, { permission: read, handle: ({ query }) => questions.list(query) })
  route(app, contract.readQuestion, {
    permission: read,
    handle: async ({ params, reply }) => withVersion(reply, await questions.read(params.questionId)),
  })
  route(app, contract.readReportCard, {
    permission: read,
    perMinute: 120,
    handle: ({ params }) => questions.reportCard(params.questionId),
  })
  route(app, contract.listQuestionVersions, {
    permission: read,
    handle: ({ params }) => questions.listVersions(params.questionId),
  })
  route(app, contract.listQuestionUses, {
    permission: read,
    handle: ({ params }) => questions.listUses(params.questionId),
  })
  route(app, contract.createQuestion, {
    permission: write,
    handle: async ({ body, request, reply }) => withVersion(reply, await questions.create(body, userOf(request).id)),
  })
  route(app, contract.changeQuestion, {
    permission: write,
    handle: async ({ params, body, request, reply }) => {
      const at = { questionId: params.questionId, version: ifMatch(request), by: userOf(request).id }
      return withVersion(reply, await questions.change(at, body))
    },
  })
  route(app, contract.setQuestionStatus, {
    permission: write,
    handle: async ({ params, body, request, reply }) => {
      const at = { questionId: params.questionId, version: ifMatch(request), by: userOf(request).id }
      return withVersion(reply, await questions.setStatus(at, body.status))
    },
  })
  route(app, exportQuestions, { permission: write, handle: ({ query }) => questionFiles.export(query.topic) })
  route(app, importQuestions, {
    permission: write,
    bodyLimit: importLimitBytes,
    handle: ({ body, request }) =>
      body.dryRun ? questionFiles.preview(body.text) : questionFiles.import(body.text, userOf(request).id),
  })
}
