import { QuestionRubric } from '@colloquy/contracts/question-bank'
import { Criterion } from '@colloquy/contracts/templates'
import { z } from 'zod'
import type { AiTask } from '../../../infra/ai/task.ts'
import type { AnswerToJudge } from '../scorer.ts'
import { scoreAnswerPrompt, scoreAnswerVersion } from './score-answer.prompt.ts'

const input: z.ZodType<AnswerToJudge> = z.object({
  question: z.string(),
  rubric: QuestionRubric.extend({ criteria: z.array(Criterion) }),
  answer: z.string().max(40_000),
})

const ModelLevel = z.literal([1, 2, 3, 4, 5])

/** What a model says of an answer: levels and quotes, never a total. */
export const ModelJudgement = z.object({
  judgeable: z.enum(['yes', 'no_answer', 'off_topic', 'other_language', 'gibberish', 'not_prose']),
  criteria: z.array(z.object({ id: z.string(), level: ModelLevel, quotes: z.array(z.string()) })),
  keyPoints: z.array(z.object({ id: z.string(), found: z.boolean(), quote: z.string() })),
  speaksToGrader: z.boolean(),
  confidence: z.number().min(0).max(1),
})
export type ModelJudgement = z.infer<typeof ModelJudgement>

export const scoreAnswerTask: AiTask<AnswerToJudge, ModelJudgement> = {
  name: 'scoreAnswer',
  promptVersion: scoreAnswerVersion,
  input,
  output: ModelJudgement,
  budget: { seconds: 90, outputTokens: 2500 },
  prompt: scoreAnswerPrompt,
}
