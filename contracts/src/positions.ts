import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { Topic } from './question-bank.ts'
import { Template } from './templates.ts'
import { Id, Moment } from './vocabulary.ts'

/** How a position is run. Every number is a setting. */
export const PositionSettings = z.object({
  /** The machine's levels stay hidden from a reviewer until their own review is in. */
  levelsHiddenUntilReview: z.boolean(),
  /** The role that decides, as the candidate's notice names it. */
  decidedBy: z.string().trim().min(1).max(200),
  /** Days after submission by which the candidate is told. */
  decisionWithinDays: z.int().min(1).max(365),
  /** Days that personal data is kept after the decision. */
  retentionDays: z.int().min(1).max(3650),
  /** Who the candidate is stays hidden from everybody of the team until the decision. */
  blindReview: z.boolean().default(false),
})
export type PositionSettings = z.infer<typeof PositionSettings>

/** Without defaults: what is not sent stays as it is. */
const SettingsChange = PositionSettings.extend({ blindReview: z.boolean() }).partial()

export const Position = z.object({
  id: Id,
  title: z.string(),
  description: z.string(),
  status: z.enum(['open', 'closed']),
  templateName: z.string(),
  templateVersionId: Id,
  /** Slots of the template that have a question, and all. */
  questionsChosen: z.int(),
  questionsWanted: z.int(),
  settings: PositionSettings,
  /** Interviews by what they wait for. */
  counts: z.object({ invited: z.int(), active: z.int(), toReview: z.int(), decided: z.int(), total: z.int() }),
  version: z.int(),
  createdAt: Moment,
})
export type Position = z.infer<typeof Position>

const title = z.string().trim().min(1).max(200)
const description = z.string().trim().max(5000)

export const listPositions = endpoint({
  method: 'GET',
  path: '/api/positions',
  summary: 'Positions, newest first',
  tag: 'positions',
  query: PageQuery,
  response: { 200: pageOf(Position) },
})
/** `topics` fills the template's slots with questions from the bank; leave it empty to choose by hand. */
export const createPosition = endpoint({
  method: 'POST',
  path: '/api/positions',
  summary: 'Create a position from a template',
  tag: 'positions',
  body: z.object({
    title,
    description: description.default(''),
    templateKey: Template.shape.key.default('standard'),
    topics: z.array(Topic).max(13).default([]),
    untimed: z.boolean().default(false),
    settings: SettingsChange.optional(),
  }),
  response: { 201: Position },
})
export const readPosition = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId',
  summary: 'One position',
  tag: 'positions',
  params: z.object({ positionId: Id }),
  response: { 200: Position },
})
/** Needs `If-Match` with the version read before. */
export const changePosition = endpoint({
  method: 'PATCH',
  path: '/api/positions/:positionId',
  summary: 'Change a position',
  tag: 'positions',
  params: z.object({ positionId: Id }),
  body: z.object({
    title: title.optional(),
    description: description.optional(),
    status: z.enum(['open', 'closed']).optional(),
    settings: SettingsChange.optional(),
  }),
  response: { 200: Position },
})
