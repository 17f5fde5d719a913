import type { AnswerScore, CriterionScore } from '@colloquy/contracts/scores'
import { ScoreKind } from '@colloquy/contracts/scores'
import { CriterionId } from '@colloquy/contracts/templates'
import { TextRange } from '@colloquy/contracts/vocabulary'
import { z } from 'zod'
import type { MachineScore, ProvisionalWhy } from '../../domain/scoring/score.ts'

// A score as the database keeps it: reasons are codes there, and become words on their way out.

const basis = { criterionId: CriterionId, by: z.string(), receiptId: z.string().nullable() }
const lowest = { level: z.literal(1), evidence: z.array(TextRange) }
const higher = {
  level: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  evidence: z.tuple([TextRange], TextRange),
}
const scored = { ...basis, status: z.literal('scored') }
const provisional = {
  ...basis,
  status: z.literal('provisional'),
  why: z.enum(['no_provider', 'provider_down', 'low_confidence']),
}
const insufficientWhy = z.enum([
  'empty',
  'no_answer',
  'off_topic',
  'other_language',
  'gibberish',
  'not_prose',
  'no_rubric',
  'no_evidence',
])

export type JudgedCriterion = { criterionId: CriterionId } & MachineScore

export const JudgedCriteria: z.ZodType<JudgedCriterion[]> = z.array(
  z.union([
    z.object({ ...scored, ...lowest }),
    z.object({ ...scored, ...higher }),
    z.object({ ...provisional, ...lowest }),
    z.object({ ...provisional, ...higher }),
    z.object({ ...basis, status: z.literal('insufficient'), why: insufficientWhy }),
    z.object({ ...basis, status: z.literal('failed'), code: z.string() }),
  ]),
)

export const StoredKeyPoints = z.array(
  z.object({ id: z.string(), text: z.string(), found: z.boolean(), evidence: z.array(TextRange) }),
)
export const Flags = z.array(z.string())
export { ScoreKind }

export type StoredScore = {
  id: string
  interviewId: string
  answerId: string
  questionId: string
  criteria: JudgedCriterion[]
  keyPoints: z.output<typeof StoredKeyPoints>
  flags: string[]
  confidence: number
  value: number | null
  kind: ScoreKind
  gradedBy: string
  gradedAt: Date
}

/** What the grounds of a score are called where it is shown. */
const provisionalWords: Readonly<Record<ProvisionalWhy, string>> = {
  no_provider: 'built-in grader',
  provider_down: 'built-in grader, while the AI provider is down',
  low_confidence: 'the scorer is not sure enough',
}

/** A stored score as the API shows it. */
export function answerScoreView(score: StoredScore): AnswerScore {
  const { value, kind, keyPoints, flags, confidence, gradedBy } = score
  return {
    value,
    kind,
    criteria: score.criteria.map(criterionView),
    keyPoints,
    flags,
    confidence,
    gradedBy,
    gradedAt: score.gradedAt.toISOString(),
  }
}

export function criterionView(score: JudgedCriterion): CriterionScore {
  const { criterionId, by } = score
  switch (score.status) {
    case 'scored':
      return { criterionId, status: 'scored', level: score.level, evidence: [...score.evidence], by }
    case 'provisional': {
      const why = provisionalWords[score.why]
      return { criterionId, status: 'provisional', level: score.level, evidence: [...score.evidence], by, why }
    }
    case 'insufficient':
      return { criterionId, status: 'insufficient', why: score.why, by }
    case 'failed':
      return { criterionId, status: 'failed', code: score.code, by }
  }
}
