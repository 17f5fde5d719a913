import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { AnswerRating } from './reviews.ts'
import { AnswerScore, InterviewScore } from './scores.ts'
import { Criterion, CriterionId } from './templates.ts'
import { Id, Moment } from './vocabulary.ts'

/**
 * Why an answer waits for a person, the gravest first: the scorer failed, it found nothing to judge, it was not sure
 * enough, or the built-in grader stands in for a model.
 */
export const WaitingKind = z.enum(['failed', 'insufficient', 'unsure', 'stand_in'])
export type WaitingKind = z.infer<typeof WaitingKind>

/** An answer with levels that do not rank. Nothing here says whose it is: it is judged for itself. */
export const QueuedAnswer = z.object({
  answerId: Id,
  interviewId: Id,
  position: z.object({ id: Id, title: z.string() }),
  questionId: z.string(),
  number: z.int().min(1),
  prompt: z.string(),
  kind: WaitingKind,
  /** The criteria that wait. */
  criteria: z.array(CriterionId),
  since: Moment,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  ownedSince: Moment.nullable(),
})
export type QueuedAnswer = z.infer<typeof QueuedAnswer>

/** Levels and reason that are not submitted; nobody but whoever chose them sees them. */
export const RatingDraft = AnswerRating.pick({ levels: true }).extend({
  reason: z.string().max(1000),
  savedAt: Moment,
})
export type RatingDraft = z.infer<typeof RatingDraft>

const Owner = z.union([z.enum(['me', 'nobody']), Id])

export const listReviewQueue = endpoint({
  method: 'GET',
  path: '/api/review-queue',
  summary: 'Answers that wait for a person, those that wait longest first',
  tag: 'reviews',
  query: PageQuery.extend({
    positionId: Id.optional(),
    /** Without it, everything that no scorer could settle; stand-ins of the built-in grader only when asked for. */
    kind: WaitingKind.optional(),
    owner: Owner.optional(),
  }),
  response: { 200: pageOf(QueuedAnswer) },
})
export const countReviewQueue = endpoint({
  method: 'GET',
  path: '/api/review-queue/counts',
  summary: 'How many answers wait for a person, by kind; and how many of those without stand-ins are mine or nobody’s',
  tag: 'reviews',
  response: {
    200: z.object({ byKind: z.record(WaitingKind, z.int()), mine: z.int(), nobodys: z.int() }),
  },
})

const params = z.object({ answerId: Id })

export const readQueuedAnswer = endpoint({
  method: 'GET',
  path: '/api/review-queue/:answerId',
  summary: 'One waiting answer with what it takes to rate it',
  tag: 'reviews',
  params,
  response: {
    200: QueuedAnswer.extend({
      text: z.string(),
      submittedBy: z.enum(['candidate', 'clock']),
      rubric: z.array(Criterion),
      anchors: Criterion.shape.anchors,
      reference: z.string(),
      /** The machine's judgement; null while it is hidden from this reader. */
      score: AnswerScore.nullable(),
      /** The reader's own. */
      draft: RatingDraft.nullable(),
    }),
  },
})
/** The last save stands. The draft goes with its submission, and when the answer is settled by somebody else. */
export const saveRatingDraft = endpoint({
  method: 'PUT',
  path: '/api/review-queue/:answerId/draft',
  summary: 'Keep levels that are chosen and not submitted yet',
  tag: 'reviews',
  params,
  body: RatingDraft.omit({ savedAt: true }),
  response: { 200: RatingDraft },
})
/** Anyone may take what nobody has and release what is theirs; giving it to somebody else takes an administrator. */
export const assignQueuedAnswer = endpoint({
  method: 'PUT',
  path: '/api/review-queue/:answerId/owner',
  summary: 'Take, assign or release a waiting answer',
  tag: 'reviews',
  params,
  body: z.object({ ownerId: Id.nullable() }),
  response: { 200: QueuedAnswer },
})
/** At least every criterion that waits. The reason may be left out only where nothing was written and 0 is given. */
export const rateQueuedAnswer = endpoint({
  method: 'POST',
  path: '/api/review-queue/:answerId/rating',
  summary: 'Rate a waiting answer; the levels stand from then on',
  tag: 'reviews',
  params,
  body: AnswerRating.pick({ levels: true }).extend({ reason: z.string().trim().max(1000).default('') }),
  response: {
    201: z.object({
      rating: AnswerRating,
      /** The interview's total with it, and how many of its answers still wait, stand-ins aside. */
      score: InterviewScore,
      stillWaiting: z.int(),
    }),
  },
})
