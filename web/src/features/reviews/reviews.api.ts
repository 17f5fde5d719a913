import * as contract from '@colloquy/contracts/reviews'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

type OfInterview = { params: { interviewId: string } }
const afterSubmission = (_: unknown, error: unknown, { params }: OfInterview) =>
  error ? [] : allOf(params.interviewId)
const allOf = (id: string) => [
  { type: 'Review' as const, id },
  { type: 'Decision' as const, id },
  { type: 'Interview' as const, id },
]

export const reviewsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listReviews: read(build, contract.listReviews, {
      providesTags: (_, __, { params }) => [{ type: 'Review', id: params.interviewId }],
    }),
    saveReview: change(build, contract.saveReview, { retries: 0 }),
    submitReview: change(build, contract.submitReview, { invalidatesTags: afterSubmission }),
    revealMachineLevels: change(build, contract.revealMachineLevels, { invalidatesTags: afterSubmission }),
    listDecisions: read(build, contract.listDecisions, {
      providesTags: (_, __, { params }) => [{ type: 'Decision', id: params.interviewId }],
    }),
    decide: change(build, contract.decide, { invalidatesTags: afterSubmission }),
  }),
})

export const {
  useListReviewsQuery,
  useSubmitReviewMutation,
  useRevealMachineLevelsMutation,
  useListDecisionsQuery,
  useDecideMutation,
} = reviewsApi
