import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { BankQuestion, Difficulty, Topic } from './question-bank.ts'

export const Question = BankQuestion.extend({
  status: z.enum(['active', 'retired']),
  origin: z.enum(['shipped', 'own']),
})
export type Question = z.infer<typeof Question>

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/questions',
  summary: 'The question bank',
  tag: 'questions',
  query: PageQuery.extend({
    topic: Topic.optional(),
    difficulty: Difficulty.optional(),
    search: z.string().trim().max(200).optional(),
  }),
  response: { 200: pageOf(Question) },
})
export const readQuestion = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId',
  summary: 'One question with its rubric',
  tag: 'questions',
  params: z.object({ questionId: z.string().max(100) }),
  response: { 200: Question },
})
