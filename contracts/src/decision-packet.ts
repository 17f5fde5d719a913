import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { InterviewDetail } from './interviews.ts'
import { Notice } from './my-interview.ts'
import { AnswerRating, Decision, Review, SharedLevel } from './reviews.ts'
import { CriterionId } from './templates.ts'
import { HumanLevel, Id, Level, Moment } from './vocabulary.ts'

/** A person's level where the machine had given another one. */
export const Override = z.object({
  questionId: z.string(),
  criterionId: CriterionId,
  machineLevel: Level,
  level: HumanLevel,
  reason: z.string().nullable(),
  by: z.object({ id: Id, name: z.string() }),
  at: Moment,
})
export type Override = z.infer<typeof Override>

/** An entry about this interview, with its place in the chain; `seq` and hashes are null until it is sealed. */
export const ProvenEntry = z.object({
  id: Id,
  at: Moment,
  action: z.string(),
  actorType: z.string(),
  actorId: z.string(),
  /** Of somebody of the team, as they are called today. */
  actorName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  correlationId: z.string().nullable(),
  seq: z.int().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string().nullable(),
})
export type ProvenEntry = z.infer<typeof ProvenEntry>

/** What the audit trail says of the interview, and whether the chain held from before the first entry of it on, when it was asked. */
export const AuditProof = z.object({
  entries: z.array(ProvenEntry),
  chain: z.object({
    ok: z.boolean(),
    /** Where looking began: after the last signed checkpoint before the first entry about the interview. */
    from: z.int(),
    /** How many entries were looked at, whatever they are about. */
    checked: z.int(),
    unsealed: z.int(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    firstBroken: z.object({ seq: z.int(), reason: z.string() }).nullable(),
    checkedAt: Moment,
  }),
  /** The last signed statement of where the chain stood; null while none was made. */
  checkpoint: z
    .object({
      number: z.int(),
      seq: z.int(),
      hash: z.string(),
      at: Moment,
      keyId: z.string(),
      signature: z.string(),
    })
    .nullable(),
  /** PEM, of the keys that checkpoints are signed with. */
  publicKeys: z.array(z.string()),
})
export type AuditProof = z.infer<typeof AuditProof>

/**
 * Everything a decision rests on, in one record: what the candidate was told and agreed to, questions with their anchors,
 * answers, the machine's and the people's levels with quotes, where they differ, the decision, and the audit trail.
 */
export const DecisionPacket = z.object({
  madeAt: Moment,
  madeFor: z.object({ id: Id, name: z.string() }),
  interview: InterviewDetail,
  /** What the candidate has agreed to, word for word; null without a consent, or where its words were not kept. */
  notice: Notice.nullable(),
  reviews: z.array(Review),
  answerRatings: z.array(AnswerRating),
  /** Levels by several people, and the one that counts. */
  shared: z.array(SharedLevel),
  overrides: z.array(Override),
  /** Newest first: the first one stands. */
  decisions: z.array(Decision).min(1),
  audit: AuditProof,
})
export type DecisionPacket = z.infer<typeof DecisionPacket>

export const readDecisionPacket = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/decision-packet',
  summary: 'Everything that a decision rests on; once there is one',
  tag: 'reports',
  params: z.object({ interviewId: Id }),
  response: { 200: DecisionPacket },
})
