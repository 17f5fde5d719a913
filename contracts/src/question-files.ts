import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { BankQuestion, Topic } from './question-bank.ts'
import { Moment } from './vocabulary.ts'

/** A file of questions, as it is written. Reading one is more patient: `questions` is all that it needs. */
export const QuestionFile = z.object({
  format: z.literal('colloquy-questions'),
  exportedAt: Moment,
  questions: z.array(BankQuestion),
})
export type QuestionFile = z.infer<typeof QuestionFile>

/** What becomes of one row of a file; rows count from 1. */
export const ImportRow = z.object({
  row: z.int().min(1),
  id: z.string().nullable(),
  prompt: z.string().nullable(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'refused']),
  /** The field within the row, and what is wrong with it. */
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportOutcome = z.object({ imported: z.boolean(), rows: z.array(ImportRow) })
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const exportQuestions = endpoint({
  method: 'GET',
  path: '/api/question-exports',
  summary: 'The active questions of the bank as one file',
  tag: 'questions',
  query: z.object({ topic: Topic.optional() }),
  response: { 200: QuestionFile },
})
/** All rows or none. With `dryRun` nothing is stored, and refused rows are part of the answer. */
export const importQuestions = endpoint({
  method: 'POST',
  path: '/api/question-imports',
  summary: 'Read a file of questions into the bank',
  tag: 'questions',
  body: z.object({ text: z.string().min(1).max(5_000_000), dryRun: z.boolean() }),
  response: { 200: ImportOutcome },
})
