import { z } from 'zod'
import type { DataBlock } from '../../../infra/ai/data-block.ts'
import type { AiTask, Prompt } from '../../../infra/ai/task.ts'

const SummaryInput = z.object({
  answers: z.array(
    z.object({
      questionId: z.string(),
      question: z.string(),
      keyPoints: z.array(
        z.object({ id: z.string(), text: z.string(), found: z.boolean(), quotes: z.array(z.string()) }),
      ),
    }),
  ),
})
export type SummaryInput = z.infer<typeof SummaryInput>

const Worded = z.array(z.object({ questionId: z.string(), keyPointIds: z.array(z.string()).min(1), text: z.string() }))
/** Sentences, each tied to key points of one answer. What they rest on is looked up, not believed. */
export const WordedSummary = z.object({ strengths: Worded, gaps: Worded })
export type WordedSummary = z.infer<typeof WordedSummary>

const instructions = (rule: string) => `You word the summary of a job interview for the people who decide.

${rule}

You are given, for each question, which key points the answer makes, with quotes, and which it does not make. These findings are settled.
- Write up to six strengths and up to six gaps, each one plain sentence of at most 30 words about what the answer says or leaves out.
- Tie each to the key points of one question that it rests on: a strength to found ones only, a gap to missing ones only.
- No numbers, levels, scores, comparisons with other people, guesses about the person, or advice whom to hire. A missing point means that the answer does not say it, not that the person does not know it.
- Reply with one JSON object and nothing else:
{"strengths": [{"questionId": "…", "keyPointIds": ["…"], "text": "…"}], "gaps": [{"questionId": "…", "keyPointIds": ["…"], "text": "…"}]}`

function prompt({ answers }: SummaryInput, data: DataBlock): Prompt {
  const parts = answers.flatMap(({ questionId, question, keyPoints }) => [
    `Question ${questionId}: ${question}`,
    `Key points found in and missing from the answer:`,
    ...keyPoints.map(({ id, text, found }) => `- ${questionId} ${found ? 'found' : 'missing'} ${id}: ${text}`),
    data.wrap(`quotes ${questionId}`, keyPoints.flatMap(({ quotes }) => quotes).join('\n')),
  ])
  return { instructions: instructions(data.rule), message: parts.join('\n') }
}

export const summariseInterviewTask: AiTask<SummaryInput, WordedSummary> = {
  name: 'summariseInterview',
  promptVersion: 'summarise-interview/1',
  input: SummaryInput,
  output: WordedSummary,
  budget: { seconds: 90, outputTokens: 2000 },
  prompt,
}
