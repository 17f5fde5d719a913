import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Moment } from './vocabulary.ts'

/** A reviewer who may see the interviews of a position and review them. */
export const Assignment = z.object({
  positionId: Id,
  positionTitle: z.string(),
  user: z.object({ id: Id, name: z.string() }),
  assignedAt: Moment,
})
export type Assignment = z.infer<typeof Assignment>

const Assignments = z.object({ items: z.array(Assignment) })
const one = z.object({ positionId: Id, userId: Id })

export const listAssignments = endpoint({
  method: 'GET',
  path: '/api/positions/:positionId/assignments',
  summary: 'The reviewers of a position',
  tag: 'assignments',
  params: z.object({ positionId: Id }),
  response: { 200: Assignments },
})
export const listAssignmentsOfUser = endpoint({
  method: 'GET',
  path: '/api/users/:userId/assignments',
  summary: 'The positions that a person reviews',
  tag: 'assignments',
  params: z.object({ userId: Id }),
  response: { 200: Assignments },
})
/** Twice is once. Only people with the role of a reviewer are assigned: the others see every position. */
export const assignReviewer = endpoint({
  method: 'PUT',
  path: '/api/positions/:positionId/assignments/:userId',
  summary: 'Assign a reviewer to a position',
  tag: 'assignments',
  params: one,
  response: { 200: Assignment },
})
export const removeReviewer = endpoint({
  method: 'DELETE',
  path: '/api/positions/:positionId/assignments/:userId',
  summary: 'Take a position away from a reviewer',
  tag: 'assignments',
  params: one,
  response: { 204: z.null() },
})
