import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { CriterionScore, InterviewScore } from './scores.ts'
import { CriterionId } from './templates.ts'
import { Id, Moment } from './vocabulary.ts'

/** What the scorer of today would give to the answers of a position. Nothing in force changes by it. */
export const Replay = z.object({
  id: Id,
  positionId: Id,
  /** As pages name whoever scores. */
  scorer: z.string(),
  status: z.enum(['running', 'finished', 'stopped']),
  /** Answers to score, and scored so far. */
  total: z.int(),
  done: z.int(),
  startedBy: z.object({ id: Id, name: z.string() }),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  /** Of requests to models; null where none was made, or no price is known. */
  costUsd: z.number().nullable(),
  /** Interviews that would stand at another place, and those of which a level would change; once it is finished. */
  wouldMove: z.int(),
  wouldChange: z.int(),
})
export type Replay = z.infer<typeof Replay>

const Standing = z.object({
  score: InterviewScore,
  /** Among those that rank, or among the provisional ones; null where there is no total. */
  place: z.int().nullable(),
})
export const ReplayedInterview = z.object({
  interviewId: Id,
  candidate: z.string().nullable(),
  before: Standing,
  after: Standing,
  /** Places between the two; 0: stands where it stood. */
  moved: z.int(),
  levelsChanged: z.int(),
})
export type ReplayedInterview = z.infer<typeof ReplayedInterview>

const ofPosition = z.object({ positionId: Id })
const params = z.object({ replayId: Id })

export const listReplays = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/replays',
  summary: 'The latest replays of a position, newest first',
  tag: 'scores',
  params: ofPosition,
  response: { 200: z.object({ items: z.array(Replay), scorer: z.string(), answers: z.int() }) },
})
export const startReplay = endpoint({
  method: 'POST',
  path: '/api/positions/:positionId/replays',
  summary: 'Score the answers of a position again beside the scores in force',
  tag: 'scores',
  params: ofPosition,
  response: { 201: Replay },
})
export const stopReplay = endpoint({
  method: 'POST',
  path: '/api/replays/:replayId/stop',
  summary: 'Stop a replay that is running',
  tag: 'scores',
  params,
  response: { 200: Replay },
})
export const listReplayedInterviews = endpoint({
  method: 'GET',
  path: '/api/replays/:replayId/interviews',
  summary: 'Who would stand where after a finished replay, those who would move furthest first',
  tag: 'scores',
  params,
  query: PageQuery,
  response: { 200: pageOf(ReplayedInterview) },
})
export const readReplayedLevels = endpoint({
  method: 'GET',
  path: '/api/replays/:replayId/interviews/:interviewId/levels',
  summary: 'The levels in force of one interview beside those of a replay, where they differ',
  tag: 'scores',
  params: params.extend({ interviewId: Id }),
  response: {
    200: z.object({
      /** The machine's levels are hidden from this reader until their own review is in. */
      hidden: z.boolean(),
      items: z.array(
        z.object({
          questionId: z.string(),
          number: z.int(),
          criterionId: CriterionId,
          before: CriterionScore,
          after: CriterionScore,
        }),
      ),
    }),
  },
})
