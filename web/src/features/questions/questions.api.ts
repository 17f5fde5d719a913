import type { QueryInput } from '@colloquy/contracts/endpoint'
import { tryQuestion } from '@colloquy/contracts/preflight'
import * as contract from '@colloquy/contracts/questions'
import { api } from '../../api/api.ts'
import { read } from '../../api/call.ts'

export type QuestionFilter = Omit<QueryInput<typeof contract.listQuestions>, 'cursor' | 'limit'>
type Page = { items: contract.Question[]; nextCursor: string | null }

export const questionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listQuestions: read(build, contract.listQuestions, { providesTags: ['Question'] }),
    questionPages: build.infiniteQuery<Page, QuestionFilter, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      query: ({ queryArg, pageParam }) => ({
        endpoint: contract.listQuestions,
        call: { query: { ...queryArg, cursor: pageParam } },
      }),
      providesTags: ['Question'],
    }),
    // Gives the same for the same words, so that it is kept like any reading.
    tryQuestion: read(build, tryQuestion),
    readQuestion: read(build, contract.readQuestion, { providesTags: ['Question'] }),
  }),
})

export const { useListQuestionsQuery, useQuestionPagesInfiniteQuery, useReadQuestionQuery, useTryQuestionQuery } =
  questionsApi
