import * as contract from '@colloquy/contracts/replays'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

type Page = { items: contract.ReplayedInterview[]; nextCursor: string | null }
type Wanted = { replayId: string; positionId: string }

export const replaysApi = api.injectEndpoints({
  endpoints: (build) => ({
    listReplays: read(build, contract.listReplays, {
      providesTags: (_, __, { params }) => [{ type: 'Replay', id: params.positionId }],
    }),
    // Also after a refusal: somebody else may have started one.
    startReplay: change(build, contract.startReplay, {
      invalidatesTags: (_, __, { params }) => [{ type: 'Replay', id: params.positionId }],
    }),
    stopReplay: change(build, contract.stopReplay, {
      invalidatesTags: (replay) => (replay ? [{ type: 'Replay', id: replay.positionId }] : []),
    }),
    replayedPages: build.infiniteQuery<Page, Wanted, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      query: ({ queryArg: { replayId }, pageParam }) => ({
        endpoint: contract.listReplayedInterviews,
        call: { params: { replayId }, query: { cursor: pageParam } },
      }),
    }),
    readReplayedLevels: read(build, contract.readReplayedLevels, {
      providesTags: (_, __, { params }) => [{ type: 'Review', id: params.interviewId }],
    }),
  }),
})

export const {
  useListReplaysQuery,
  useStartReplayMutation,
  useStopReplayMutation,
  useReplayedPagesInfiniteQuery,
  useReadReplayedLevelsQuery,
} = replaysApi
