import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Difficulty, QuestionRubric, Topic } from './question-bank.ts'
import { Id, Moment } from './vocabulary.ts'

export const CriterionId = z.enum(['accuracy', 'completeness', 'relevance', 'timeliness'])
export type CriterionId = z.infer<typeof CriterionId>

/** One line of a rubric. `weight` in percent; the weights of a template add up to 100. Anchors describe levels 1–5. */
export const Criterion = z.object({
  id: CriterionId,
  name: z.string(),
  weight: z.number().min(0).max(100),
  anchors: z.object({ '1': z.string(), '2': z.string(), '3': z.string(), '4': z.string(), '5': z.string() }),
})
export type Criterion = z.infer<typeof Criterion>

/** A question frozen into a template version: later edits of the bank do not reach it. */
export const TemplateQuestion = z.object({
  questionId: z.string(),
  questionVersion: z.int().min(1),
  topic: Topic,
  prompt: z.string().min(1).max(2000),
  rubric: QuestionRubric,
  /** Where it does not stand like this in the bank: edited for this template, or written for it alone. */
  source: z.enum(['edited', 'written']).optional(),
})
export type TemplateQuestion = z.infer<typeof TemplateQuestion>

/** One place in the interview. `limitSeconds` null means untimed; `question` null means still to be chosen. */
export const TemplateSlot = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  difficulty: Difficulty,
  limitSeconds: z.int().min(5).max(7200).nullable(),
  weight: z.number().min(0.1).max(10),
  question: TemplateQuestion.nullable(),
})
export type TemplateSlot = z.infer<typeof TemplateSlot>

export const TemplateDefinition = z.object({
  criteria: z.array(Criterion).min(1),
  slots: z.array(TemplateSlot).max(30),
  pausesAllowed: z.int().min(0).max(10),
  practice: z.object({ prompt: z.string(), limitSeconds: z.int().min(5).max(600).nullable() }),
})
export type TemplateDefinition = z.infer<typeof TemplateDefinition>

/** An immutable version of a position's template. */
export const TemplateVersion = z.object({
  id: Id,
  templateId: Id,
  number: z.int().min(1),
  definition: TemplateDefinition,
  publishedAt: Moment,
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

/** A template that ships with the product or was made here; positions start from one. */
export const Template = z.object({
  key: z.enum(['standard', 'classic-sprint']),
  name: z.string(),
  description: z.string(),
  definition: TemplateDefinition,
})
export type Template = z.infer<typeof Template>

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/templates',
  summary: 'Templates that a position can start from',
  tag: 'templates',
  response: { 200: z.object({ items: z.array(Template) }) },
})
export const readPositionTemplate = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/template',
  summary: 'The version of the template that new invitations of a position use',
  tag: 'templates',
  params: z.object({ positionId: Id }),
  response: { 200: TemplateVersion },
})
