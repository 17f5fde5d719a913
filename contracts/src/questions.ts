import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { PreflightOutcome, ReportCard } from './preflight.ts'
import { BankQuestion, Difficulty, Topic } from './question-bank.ts'
import { Id, Moment } from './vocabulary.ts'

/** A draft waits for a person; only an active question can be asked; a retired one is kept for what it was asked in. */
export const QuestionStatus = z.enum(['draft', 'active', 'retired'])
export type QuestionStatus = z.infer<typeof QuestionStatus>

export const Question = BankQuestion.extend({
  status: QuestionStatus,
  origin: z.enum(['shipped', 'own']),
  /** The model that wrote its first words. */
  draftedBy: z.string().nullable(),
})
export type Question = z.infer<typeof Question>

export const ListedQuestion = Question.extend({ preflight: PreflightOutcome })
export type ListedQuestion = z.infer<typeof ListedQuestion>

/** What a person writes of a question; id and version are given. */
export const QuestionContent = BankQuestion.pick({ topic: true, difficulty: true, prompt: true, rubric: true })
export type QuestionContent = z.infer<typeof QuestionContent>

/** An earlier version, or the present one: what it asked, who made it, when. */
export const QuestionVersion = BankQuestion.omit({ id: true }).extend({
  changedBy: z.string().nullable(),
  changedAt: Moment,
})
export type QuestionVersion = z.infer<typeof QuestionVersion>

/** A position whose template, as it is used now, holds the question. */
export const QuestionUse = z.object({
  positionId: Id,
  title: z.string(),
  open: z.boolean(),
  questionVersion: z.int(),
  edited: z.boolean(),
})
export type QuestionUse = z.infer<typeof QuestionUse>

const params = z.object({ questionId: z.string().max(100) })

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/questions',
  summary: 'The question bank',
  tag: 'questions',
  query: PageQuery.extend({
    topic: Topic.optional(),
    difficulty: Difficulty.optional(),
    status: QuestionStatus.default('active'),
    origin: Question.shape.origin.optional(),
    search: z.string().trim().max(200).optional(),
  }),
  response: { 200: pageOf(ListedQuestion) },
})
export const readQuestion = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId',
  summary: 'One question with its rubric',
  tag: 'questions',
  params,
  response: { 200: Question },
})
export const createQuestion = endpoint({
  method: 'POST',
  path: '/api/questions',
  summary: 'Add a question to the bank',
  tag: 'questions',
  body: QuestionContent,
  response: { 201: Question },
})
/** Needs `If-Match` with the version read before. Templates keep the version that they were published with. */
export const changeQuestion = endpoint({
  method: 'PUT',
  path: '/api/questions/:questionId',
  summary: 'Give a question new words, as a new version',
  tag: 'questions',
  params,
  body: QuestionContent,
  response: { 200: Question },
})
/** Needs `If-Match` with the version read before: what is approved or retired is what was read. */
export const setQuestionStatus = endpoint({
  method: 'PATCH',
  path: '/api/questions/:questionId',
  summary: 'Approve a draft, retire a question, or bring it back',
  tag: 'questions',
  params,
  body: z.object({ status: z.enum(['active', 'retired']) }),
  response: { 200: Question },
})
export const listQuestionVersions = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId/versions',
  summary: 'The versions of a question, newest first',
  tag: 'questions',
  params,
  response: { 200: z.object({ items: z.array(QuestionVersion) }) },
})
export const listQuestionUses = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId/uses',
  summary: 'The positions that ask a question now',
  tag: 'questions',
  params,
  response: { 200: z.object({ items: z.array(QuestionUse) }) },
})
export const readReportCard = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId/report-card',
  summary: 'How a question’s rubric does on the fixture pack',
  tag: 'questions',
  params,
  response: { 200: ReportCard },
})
