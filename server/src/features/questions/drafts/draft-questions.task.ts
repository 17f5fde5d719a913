import { BankQuestion, Difficulty, Topic } from '@colloquy/contracts/question-bank'
import { z } from 'zod'
import type { DataBlock } from '../../../infra/ai/data-block.ts'
import type { AiTask, Prompt } from '../../../infra/ai/task.ts'

const DraftInput = z.object({
  position: z.string().max(5000),
  topic: Topic,
  difficulty: Difficulty,
  count: z.int().min(1).max(10),
  /** Prompts of the bank, so that none is drafted again. */
  known: z.array(z.string()).max(200),
})
export type DraftInput = z.infer<typeof DraftInput>

// Ids, versions and topics are given by code; the rubric has to hold what the bank demands of every question.
const DraftedQuestion = BankQuestion.pick({ prompt: true, rubric: true })
const DraftedQuestions = z.object({ questions: z.array(DraftedQuestion).min(1).max(10) })
export type DraftedQuestions = z.infer<typeof DraftedQuestions>

const lengths = { easy: 'two minutes', medium: 'four minutes', hard: 'six minutes' } as const

const instructions = (
  rule: string,
) => `You draft questions for a written, structured job interview. A person checks and approves each one.

${rule}

- Each question can be answered in a few typed sentences, has answers that can be told right from wrong, and fits the topic and the difficulty.
- Ask nothing about age, family, health, origin, belief, or anything else that has no bearing on the work.
- Give each question three to six key points with an id (lower-case words joined by hyphens), a weight (3 essential, 2 important, 1 bonus) and at least three phrasings, as candidates would say it in their own words; a reference answer; misconceptions with phrasings and one sentence that says what is right; and one sentence for each level 1 to 5 that says what such an answer contains.
- Reply with one JSON object and nothing else:
{"questions": [{"prompt": "…", "rubric": {"keyPoints": [{"id": "…", "weight": 3, "phrasings": ["…", "…", "…"]}], "reference": "…", "misconceptions": [{"id": "…", "phrasings": ["…"], "explanation": "…"}], "anchors": {"1": "…", "2": "…", "3": "…", "4": "…", "5": "…"}}}]}`

function prompt({ position, topic, difficulty, count, known }: DraftInput, data: DataBlock): Prompt {
  const message = [
    `Draft ${count} question${count === 1 ? '' : 's'} about ${topic}, difficulty ${difficulty}: about ${lengths[difficulty]} of typing.`,
    data.wrap('position', position),
    data.wrap('questions that exist', known.join('\n')),
  ]
  return { instructions: instructions(data.rule), message: message.join('\n') }
}

/** Drafts for the bank; a person approves them before anybody is asked one. */
export const draftQuestionsTask: AiTask<DraftInput, DraftedQuestions> = {
  name: 'draftQuestions',
  promptVersion: 'draft-questions/1',
  input: DraftInput,
  output: DraftedQuestions,
  budget: { seconds: 90, outputTokens: 8000 },
  prompt,
}
