import type { QueryInput } from '@colloquy/contracts/endpoint'
import * as contract from '@colloquy/contracts/interviews'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export type ListFilter = Omit<QueryInput<typeof contract.listInterviews>, 'cursor' | 'limit'>
type Reply = { items: contract.InterviewListItem[]; nextCursor: string | null; total: number }
/** `readAt`: by this device's clock, in epoch milliseconds. */
type Page = Reply & { readAt: number }

const pageSize = 60

const steers = { invalidatesTags: (_: unknown, __: unknown, call: { params: { interviewId: string } }) => stale(call) }
const stale = ({ params }: { params: { interviewId: string } }) => [
  { type: 'Interview' as const, id: params.interviewId },
  { type: 'Invitation' as const, id: params.interviewId },
]

export const interviewsApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** The order of the list, page by page. It stays as it was read; rows change in place (see `interviews-slice`). */
    interviewPages: build.infiniteQuery<Page, ListFilter, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      transformResponse: (page: Reply) => ({ ...page, readAt: Date.now() }),
      query: ({ queryArg, pageParam }) => ({
        endpoint: contract.listInterviews,
        call: { query: { ...queryArg, limit: pageSize, cursor: pageParam } },
      }),
    }),
    /** What changed last, read again at every live event: the news for the rows of the list. */
    interviewNews: read(build, contract.listInterviews, { providesTags: [{ type: 'Interview', id: 'LIST' }] }),
    readInterview: read(build, contract.readInterview, {
      providesTags: (_, __, { params }) => [{ type: 'Interview', id: params.interviewId }],
    }),
    listReasons: read(build, contract.listReasons, {
      providesTags: (_, __, { params }) => [{ type: 'Interview', id: params.interviewId }],
    }),
    compareInterviews: read(build, contract.compareInterviews, {
      providesTags: (reply) => (reply?.interviews ?? []).map(({ id }) => ({ type: 'Interview' as const, id })),
    }),
    extendTime: change(build, contract.extendTime, steers),
    accommodate: change(build, contract.accommodate, steers),
    cancelInterview: change(build, contract.cancelInterview, steers),
    reopenInterview: change(build, contract.reopenInterview, steers),
  }),
})

export const {
  useInterviewPagesInfiniteQuery,
  useInterviewNewsQuery,
  useReadInterviewQuery,
  useCompareInterviewsQuery,
  useListReasonsQuery,
  useExtendTimeMutation,
  useAccommodateMutation,
  useCancelInterviewMutation,
  useReopenInterviewMutation,
} = interviewsApi
