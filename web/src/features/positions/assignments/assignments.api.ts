import * as contract from '@colloquy/contracts/assignments'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

const tagsOf = ({ positionId, userId }: { positionId: string; userId: string }) => [
  { type: 'Assignment' as const, id: positionId },
  { type: 'Assignment' as const, id: userId },
]

export const assignmentsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listAssignments: read(build, contract.listAssignments, {
      providesTags: (_, __, { params }) => [{ type: 'Assignment', id: params.positionId }],
    }),
    listAssignmentsOfUser: read(build, contract.listAssignmentsOfUser, {
      providesTags: (_, __, { params }) => [{ type: 'Assignment', id: params.userId }],
    }),
    assignReviewer: change(build, contract.assignReviewer, {
      invalidatesTags: (_, __, { params }) => tagsOf(params),
    }),
    removeReviewer: change(build, contract.removeReviewer, {
      invalidatesTags: (_, __, { params }) => tagsOf(params),
    }),
  }),
})

export const {
  useListAssignmentsQuery,
  useListAssignmentsOfUserQuery,
  useAssignReviewerMutation,
  useRemoveReviewerMutation,
} = assignmentsApi
