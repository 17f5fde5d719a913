import { z } from 'zod'
import { Id } from './vocabulary.ts'

/**
 * Background work, by name, with what each job carries. A job is sent in the transaction that makes it necessary and
 * re-reads the state when it runs: it may find nothing left to do.
 */
export const jobs = {
  scoreAnswer: { name: 'score_answer', payload: z.object({ interviewId: Id, questionId: z.string(), answerId: Id }) },
  replayScores: { name: 'replay_scores', payload: z.object({ replayId: Id }) },
  analyseResume: { name: 'analyse_resume', payload: z.object({ resumeId: Id }) },
  parseResume: { name: 'parse_resume', payload: z.object({ resumeId: Id }) },
  eraseTraces: {
    name: 'erase_traces',
    payload: z.object({ interviewId: Id, resumeIds: z.array(Id), storageKeys: z.array(z.string()) }),
  },
  tryBank: { name: 'try_bank', payload: z.object({}) },
  rewriteTables: { name: 'rewrite_tables', payload: z.object({}) },
} as const

export type JobPayload<Name extends keyof typeof jobs> = z.output<(typeof jobs)[Name]['payload']>
