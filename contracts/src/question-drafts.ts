import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Difficulty, Topic } from './question-bank.ts'
import { ListedQuestion } from './questions.ts'
import { Id } from './vocabulary.ts'

export const readDrafting = endpoint({
  method: 'GET',
  path: '/api/question-drafting',
  summary: 'Whether a model can draft questions, and which',
  tag: 'questions',
  response: { 200: z.object({ model: z.string().nullable() }) },
})
/** Drafts enter the bank as drafts: a person edits and approves each before it can be asked. */
export const draftQuestions = endpoint({
  method: 'POST',
  path: '/api/question-drafts',
  summary: 'Have a model draft questions for a position',
  tag: 'questions',
  body: z.object({
    about: z.string().trim().max(5000),
    topic: Topic,
    difficulty: Difficulty,
    count: z.int().min(1).max(5),
    positionId: Id.optional(),
  }),
  response: { 201: z.object({ items: z.array(ListedQuestion), draftedBy: z.string() }) },
})
