import { z } from 'zod'
import { CriterionId } from './templates.ts'
import { HumanLevel, Id, Level, Moment, TextRange } from './vocabulary.ts'

/**
 * One criterion of one answer, judged. A number alone is never a score: only `scored` and `human` rank; the rest wait
 * for a person.
 */
export const CriterionScore = z.discriminatedUnion('status', [
  z.object({
    criterionId: CriterionId,
    status: z.literal('scored'),
    level: Level,
    evidence: z.array(TextRange),
    by: z.string(),
  }),
  z.object({
    criterionId: CriterionId,
    status: z.literal('provisional'),
    level: Level,
    evidence: z.array(TextRange),
    by: z.string(),
    why: z.string(),
  }),
  z.object({ criterionId: CriterionId, status: z.literal('insufficient'), why: z.string(), by: z.string() }),
  z.object({ criterionId: CriterionId, status: z.literal('failed'), code: z.string(), by: z.string() }),
  z.object({
    criterionId: CriterionId,
    status: z.literal('human'),
    level: HumanLevel,
    reason: z.string().nullable(),
    by: z.string(),
  }),
])
export type CriterionScore = z.infer<typeof CriterionScore>

/** What an interview's total rests on. `incomplete`: parts wait for a person. */
export const ScoreKind = z.enum(['scored', 'provisional', 'human', 'incomplete'])
export type ScoreKind = z.infer<typeof ScoreKind>

/** A total on 0–100, computed by code from levels. `value` is null while nothing could be scored. */
export const InterviewScore = z.object({ value: z.number().min(0).max(100).nullable(), kind: ScoreKind })
export type InterviewScore = z.infer<typeof InterviewScore>

export const FoundKeyPoint = z.object({
  id: z.string(),
  text: z.string(),
  found: z.boolean(),
  evidence: z.array(TextRange),
})

/** The machine's judgement of one answer. */
export const AnswerScore = z.object({
  value: z.number().min(0).max(100).nullable(),
  kind: ScoreKind,
  criteria: z.array(CriterionScore),
  keyPoints: z.array(FoundKeyPoint),
  flags: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  gradedBy: z.string(),
  gradedAt: Moment,
})
export type AnswerScore = z.infer<typeof AnswerScore>

export const Finding = z.object({
  text: z.string(),
  questionId: z.string(),
  evidence: z.array(TextRange),
})
export const Summary = z.object({
  score: InterviewScore,
  strengths: z.array(Finding),
  gaps: z.array(Finding),
  writtenBy: z.string(),
  createdAt: Moment,
})
export type Summary = z.infer<typeof Summary>

export const IntegritySignal = z.object({
  kind: z.enum(['paste', 'focus_lost', 'reconnect']),
  at: Moment,
  detail: z.string().max(200).optional(),
})
export type IntegritySignal = z.infer<typeof IntegritySignal>

/** Receipt of one scoring: enough to repeat it and to see what it was given. */
export const ScoreReceipt = z.object({
  id: Id,
  answerSha256: z.string(),
  /** Of question, key points, reference and the criteria with their weights. */
  rubricSha256: z.string(),
  questionVersion: z.int(),
  grader: z.string(),
  graderVersion: z.string(),
  at: Moment,
  /** The built-in grader judged because no model could: it is scored again when one can. */
  standsIn: z.literal(true).optional(),
  /** The request to a model that it rests on. */
  model: z
    .object({
      callId: Id,
      provider: z.string(),
      name: z.string(),
      promptVersion: z.string(),
      /** Of what the prompt was made from, and of the prompt itself, without the boundary that is new for each call. */
      inputSha256: z.string(),
      promptSha256: z.string(),
      outputSha256: z.string().nullable(),
      parameters: z.object({ temperature: z.number(), maxOutputTokens: z.int() }),
      inputTokens: z.int().nullable(),
      outputTokens: z.int().nullable(),
      costUsd: z.number().nullable(),
      ms: z.number(),
    })
    .optional(),
})
