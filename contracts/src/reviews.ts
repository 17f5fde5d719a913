import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CriterionId } from './templates.ts'
import { HumanLevel, Id, Moment } from './vocabulary.ts'

export const Recommendation = z.enum(['definitely_no', 'no', 'yes', 'strong_yes'])
export type Recommendation = z.infer<typeof Recommendation>

/** One level by one person. A level two or more away from the machine's wants a reason. */
export const ReviewRating = z.object({
  questionId: z.string(),
  criterionId: CriterionId,
  level: HumanLevel,
  reason: z.string().trim().max(1000).nullable().default(null),
})
export type ReviewRating = z.infer<typeof ReviewRating>

export const Review = z.object({
  id: Id,
  interviewId: Id,
  reviewer: z.object({ id: Id, name: z.string() }),
  status: z.enum(['draft', 'submitted']),
  ratings: z.array(ReviewRating),
  note: z.string(),
  recommendation: Recommendation.nullable(),
  /** True when the machine's levels were looked at before this review was submitted. */
  sawMachineLevels: z.boolean(),
  /** Levels that were changed after handing in told which are far from the machine's. */
  changedAfterHint: z.int(),
  version: z.int(),
  submittedAt: Moment.nullable(),
})
export type Review = z.infer<typeof Review>

/** One answer that a person rated from the review queue, outside of a whole review; it stands from then on. */
export const AnswerRating = z.object({
  id: Id,
  questionId: z.string(),
  rater: z.object({ id: Id, name: z.string() }),
  levels: z.array(z.object({ criterionId: CriterionId, level: HumanLevel })),
  reason: z.string(),
  at: Moment,
})
export type AnswerRating = z.infer<typeof AnswerRating>

/** One criterion of one answer that several people have rated. */
export const SharedLevel = z.object({
  questionId: z.string(),
  criterionId: CriterionId,
  /** What counts: the mean, each person once. */
  level: z.number(),
  given: z.array(z.object({ rater: z.object({ id: Id, name: z.string() }), level: HumanLevel })).min(2),
  /** Levels between the lowest and the highest. */
  apart: z.int(),
})
export type SharedLevel = z.infer<typeof SharedLevel>

const params = z.object({ interviewId: Id })

/** Own review always; others' once the own one is submitted (raters are blind to each other until then). */
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/reviews',
  summary: 'Reviews of an interview that the reader may see',
  tag: 'reviews',
  params,
  response: {
    200: z.object({
      mine: Review.nullable(),
      others: z.array(Review),
      othersHidden: z.int(),
      /** Levels by more than one person, and the one that counts; once the own review is submitted. */
      shared: z.array(SharedLevel),
      /** Given in the review queue: the own always, others' once the own review is submitted. */
      answerRatings: z.array(AnswerRating),
    }),
  },
})
/** Autosave. `If-Match` with the version read before; `*` for the first. */
export const saveReview = endpoint({
  method: 'PUT',
  path: '/api/interviews/:interviewId/reviews/mine',
  summary: 'Save the draft of the own review',
  tag: 'reviews',
  params,
  body: z.object({
    ratings: z.array(ReviewRating).max(200),
    note: z.string().max(20000),
    recommendation: Recommendation.nullable(),
  }),
  response: { 200: Review },
})
export const submitReview = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/reviews/mine/submission',
  summary: 'Submit the own review; it stands from then on',
  tag: 'reviews',
  params,
  response: { 200: Review },
})
export const revealMachineLevels = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/reviews/mine/reveal',
  summary: 'See the machine’s levels before the own review is in; the review says so',
  tag: 'reviews',
  params,
  response: { 204: z.null() },
})

export const DecisionOutcome = z.enum(['advance', 'hold', 'reject'])
export type DecisionOutcome = z.infer<typeof DecisionOutcome>
export const ReasonCode = z.enum([
  'meets_requirements',
  'exceeds_requirements',
  'below_requirements',
  'missing_required_skill',
  'incomplete_interview',
  'position_filled',
  'candidate_withdrew',
  'needs_second_opinion',
  'other',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const Decision = z.object({
  id: Id,
  outcome: DecisionOutcome,
  reasonCode: ReasonCode,
  note: z.string(),
  by: z.object({ id: Id, name: z.string() }),
  at: Moment,
})
export type Decision = z.infer<typeof Decision>

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/decisions',
  summary: 'Decisions on an interview, newest first; the first one stands',
  tag: 'reviews',
  params,
  response: { 200: z.object({ items: z.array(Decision) }) },
})
export const decide = endpoint({
  method: 'POST',
  path: '/api/interviews/:interviewId/decisions',
  summary: 'Decide on a candidate; asks for at least one submitted review',
  tag: 'reviews',
  params,
  body: z.object({ outcome: DecisionOutcome, reasonCode: ReasonCode, note: z.string().trim().max(5000).default('') }),
  response: { 201: Decision },
})
