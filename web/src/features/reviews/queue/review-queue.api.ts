import type { QueryInput } from '@colloquy/contracts/endpoint'
import * as contract from '@colloquy/contracts/review-queue'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

export type QueueFilter = Omit<QueryInput<typeof contract.listReviewQueue>, 'cursor' | 'limit'>
type Page = { items: contract.QueuedAnswer[]; nextCursor: string | null }

export const reviewQueueApi = api.injectEndpoints({
  endpoints: (build) => ({
    queuePages: build.infiniteQuery<Page, QueueFilter, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      query: ({ queryArg, pageParam }) => ({
        endpoint: contract.listReviewQueue,
        call: { query: { ...queryArg, cursor: pageParam } },
      }),
      providesTags: ['ReviewQueue'],
    }),
    countReviewQueue: read(build, contract.countReviewQueue, { providesTags: ['ReviewQueue'] }),
    readQueuedAnswer: read(build, contract.readQueuedAnswer, { providesTags: ['ReviewQueue'] }),
    // Also after a refusal: somebody else was quicker, and the page shows it.
    assignQueuedAnswer: change(build, contract.assignQueuedAnswer, { invalidatesTags: ['ReviewQueue'] }),
    // Read again by nobody: the page shows what it sent.
    saveRatingDraft: change(build, contract.saveRatingDraft, {}),
    rateQueuedAnswer: change(build, contract.rateQueuedAnswer, {
      invalidatesTags: (_, error) => (error ? [] : ['ReviewQueue', 'Review', 'Interview']),
    }),
  }),
})

export const {
  useQueuePagesInfiniteQuery,
  useCountReviewQueueQuery,
  useReadQueuedAnswerQuery,
  useAssignQueuedAnswerMutation,
  useRateQueuedAnswerMutation,
} = reviewQueueApi
