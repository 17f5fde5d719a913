import { z } from 'zod'

/** What a question is about. The last two can be asked for any position. */
export const Topic = z.enum([
  'javascript',
  'typescript',
  'react',
  'node',
  'http-apis',
  'sql-data',
  'algorithms',
  'testing',
  'security',
  'systems-design',
  'cloud-operations',
  'behavioural',
  'communication',
])
export type Topic = z.infer<typeof Topic>

/** How much there is to say: typed in a chat, about 2 (easy), 4 (medium) or 6 (hard) minutes. */
export const Difficulty = z.enum(['easy', 'medium', 'hard'])
export type Difficulty = z.infer<typeof Difficulty>

const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.')

const Sentence = z.string().trim().min(1).max(600)

/** One thing that a complete answer says, in several ways that candidates say it. `weight`: 1 (bonus) to 3 (essential). */
export const KeyPoint = z.object({
  id: Slug,
  weight: z.int().min(1).max(3),
  phrasings: z.array(Sentence).min(3, 'Say it in at least three ways, as different candidates would.').max(12),
})
export type KeyPoint = z.infer<typeof KeyPoint>

/** A wrong belief, as candidates state it, and one sentence that says what is right. */
export const Misconception = z.object({
  id: Slug,
  phrasings: z.array(Sentence).min(1).max(12),
  explanation: Sentence,
})
export type Misconception = z.infer<typeof Misconception>

/** What an answer is judged against. The anchors describe levels 1 (lowest) to 5 for people and models alike. */
export const QuestionRubric = z.object({
  keyPoints: z
    .array(KeyPoint)
    .min(3, 'A rubric needs at least three key points: without them nothing can be found in an answer.')
    .max(12)
    .refine((points) => new Set(points.map(({ id }) => id)).size === points.length, 'Two key points have the same id.'),
  reference: z.string().trim().min(1).max(4000),
  misconceptions: z.array(Misconception).max(12),
  anchors: z.object({ '1': Sentence, '2': Sentence, '3': Sentence, '4': Sentence, '5': Sentence }),
})
export type QuestionRubric = z.infer<typeof QuestionRubric>

/** A question with its rubric. `version` rises with each change, so that old scores keep the rubric that they were made with. */
export const BankQuestion = z.object({
  id: Slug,
  version: z.int().min(1),
  topic: Topic,
  difficulty: Difficulty,
  prompt: z.string().trim().min(1).max(2000),
  rubric: QuestionRubric,
})
export type BankQuestion = z.infer<typeof BankQuestion>

/** One file of the bank: the questions of one topic. Refuses repeated question ids, repeated key point ids, other topics. */
export const QuestionBankFile = z
  .object({ topic: Topic, licence: z.literal('Apache-2.0'), questions: z.array(BankQuestion) })
  .superRefine((file, context) => {
    const seen = new Set<string>()
    file.questions.forEach((question, index) => {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['questions', index, field], message })

      if (seen.has(question.id)) refuse('id', `Question id “${question.id}” is used twice.`)
      seen.add(question.id)
      if (question.topic !== file.topic) refuse('topic', `This question belongs to “${question.topic}”.`)
    })
  })
export type QuestionBankFile = z.infer<typeof QuestionBankFile>
