import { assignReviewer, listAssignments, listAssignmentsOfUser, removeReviewer } from '@colloquy/contracts/assignments'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import type { AssignmentsService } from './assignments.service.ts'

export function assignmentRoutes(app: FastifyInstance, assignments: AssignmentsService): void {
  route(app, listAssignments, {
    permission: 'assignments.read',
    audit: 'nothing',
    handle: ({ params }) => assignments.listOfPosition(params.positionId),
  })
  route(app, listAssignmentsOfUser, {
    permission: 'assignments.read',
    audit: 'nothing',
    handle: ({ params }) => assignments.listOfUser(params.userId),
  })
  route(app, assignReviewer, {
    permission: 'assignments.write',
    audit: 'reviewer.assigned',
    handle: ({ params, request }) => assignments.assign(params, userOf(request).id),
  })
  route(app, removeReviewer, {
    permission: 'assignments.write',
    audit: 'reviewer.removed',
    handle: ({ params }) => assignments.remove(params),
  })
}
