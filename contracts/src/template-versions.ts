import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { BankQuestion } from './question-bank.ts'
import { Criterion, TemplateDefinition, TemplateSlot, TemplateVersion } from './templates.ts'
import { Id } from './vocabulary.ts'

const params = z.object({ positionId: Id })

/** A question in the words of one template. */
export const OwnQuestion = BankQuestion.pick({ topic: true, prompt: true, rubric: true })
export type OwnQuestion = z.infer<typeof OwnQuestion>

/**
 * Which question stands in a slot; limits and weights may change with it. Without `own` a question of the bank is taken
 * as it stands there now, and one that was edited or written here stays as it is. `own` edits it, or with `questionId`
 * null writes a new one; null takes an edited one back to what the bank has.
 */
export const SlotChoice = TemplateSlot.omit({ question: true }).extend({
  questionId: z.string().max(100).nullable(),
  own: OwnQuestion.nullable().optional(),
})
export type SlotChoice = z.infer<typeof SlotChoice>

/** What is left out stays as it is. Weights that change need a reason. */
export const TemplateChange = z.object({
  slots: z.array(SlotChoice).max(30),
  pausesAllowed: TemplateDefinition.shape.pausesAllowed,
  criteria: z.array(Criterion).min(1).max(4).optional(),
  practice: TemplateDefinition.shape.practice.optional(),
  reason: z.string().trim().max(500).optional(),
})
export type TemplateChange = z.infer<typeof TemplateChange>

/** One line of a template's history. */
export const TemplateVersionEntry = TemplateVersion.pick({ id: true, number: true, publishedAt: true }).extend({
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  inUse: z.boolean(),
})
export type TemplateVersionEntry = z.infer<typeof TemplateVersionEntry>

/** Needs `If-Match` with the number of the version that the change was made on. */
export const publishTemplateVersion = endpoint({
  method: 'POST',
  path: '/api/positions/:positionId/template-versions',
  summary:
    'Publish a new version of a position’s template, if its rubrics pass the pre-flight; interviews that are invited already keep theirs',
  tag: 'templates',
  params,
  body: TemplateChange,
  response: { 201: TemplateVersion },
})
export const listTemplateVersions = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/template-versions',
  summary: 'The versions of a position’s template, newest first',
  tag: 'templates',
  params,
  response: { 200: z.object({ items: z.array(TemplateVersionEntry) }) },
})
export const readTemplateVersion = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/template-versions/:number',
  summary: 'One version of a position’s template',
  tag: 'templates',
  params: params.extend({ number: z.coerce.number().int().min(1) }),
  response: { 200: TemplateVersion },
})
