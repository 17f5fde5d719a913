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
  route(app, contract.listQuestions, {
    permission: read,
    audit: 'nothing',
    handle: ({ query }) => questions.list(query),
  })
  route(app, contract.readQuestion, {
    permission: read,
    audit: 'nothing',
    handle: async ({ params, reply }) => withVersion(reply, await questions.read(params.questionId)),
  })
  route(app, contract.readReportCard, {
    permission: read,
    audit: 'nothing',
    perMinute: 120,
    handle: ({ params }) => questions.reportCard(params.questionId),
  })
  route(app, contract.listQuestionVersions, {
    permission: read,
    audit: 'nothing',
    handle: ({ params }) => questions.listVersions(params.questionId),
  })
  route(app, contract.listQuestionUses, {
    permission: read,
    audit: 'nothing',
    handle: ({ params }) => questions.listUses(params.questionId),
  })
  route(app, contract.createQuestion, {
    permission: write,
    audit: 'question.added',
    handle: async ({ body, request, reply }) => withVersion(reply, await questions.create(body, userOf(request).id)),
  })
  route(app, contract.changeQuestion, {
    permission: write,
    audit: 'question.changed',
    handle: async ({ params, body, request, reply }) => {
      const at = { questionId: params.questionId, version: ifMatch(request), by: userOf(request).id }
      return withVersion(reply, await questions.change(at, body))
    },
  })
  route(app, contract.setQuestionStatus, {
    permission: write,
    audit: 'question.status_changed',
    handle: async ({ params, body, request, reply }) => {
      const at = { questionId: params.questionId, version: ifMatch(request), by: userOf(request).id }
      return withVersion(reply, await questions.setStatus(at, body.status))
    },
  })
  route(app, exportQuestions, {
    permission: write,
    audit: 'questions.exported',
    handle: ({ query }) => questionFiles.export(query.topic),
  })
  route(app, importQuestions, {
    permission: write,
    audit: 'questions.imported',
    bodyLimit: importLimitBytes,
    handle: ({ body, request }) =>
      body.dryRun ? questionFiles.preview(body.text) : questionFiles.import(body.text, userOf(request).id),
  })
}
