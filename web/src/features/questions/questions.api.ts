import type { QueryInput } from '@colloquy/contracts/endpoint'
import { tryQuestion } from '@colloquy/contracts/preflight'
import * as drafts from '@colloquy/contracts/question-drafts'
import * as files from '@colloquy/contracts/question-files'
import * as contract from '@colloquy/contracts/questions'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export type QuestionFilter = Omit<QueryInput<typeof contract.listQuestions>, 'cursor' | 'limit'>
type Page = { items: contract.ListedQuestion[]; nextCursor: string | null }

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
    readReportCard: read(build, contract.readReportCard, { providesTags: ['Question'] }),
    listQuestionVersions: read(build, contract.listQuestionVersions, { providesTags: ['Question'] }),
    listQuestionUses: read(build, contract.listQuestionUses, { providesTags: ['Question', 'Template'] }),
    createQuestion: change(build, contract.createQuestion, { invalidatesTags: ['Question'] }),
    // Also after a refusal: a conflict shows what is there now.
    changeQuestion: change(build, contract.changeQuestion, { invalidatesTags: ['Question'] }),
    setQuestionStatus: change(build, contract.setQuestionStatus, { invalidatesTags: ['Question'] }),
    importQuestions: change(build, files.importQuestions, {
      invalidatesTags: (_, __, { body }) => (body.dryRun ? [] : ['Question']),
    }),
    readDrafting: read(build, drafts.readDrafting),
    // A model is asked once: another try is for the person to decide, since it costs money.
    draftQuestions: change(build, drafts.draftQuestions, { invalidatesTags: ['Question'], retries: 0 }),
  }),
})

export const {
  useListQuestionsQuery,
  useQuestionPagesInfiniteQuery,
  useReadQuestionQuery,
  useTryQuestionQuery,
  useReadReportCardQuery,
  useListQuestionVersionsQuery,
  useListQuestionUsesQuery,
  useCreateQuestionMutation,
  useChangeQuestionMutation,
  useSetQuestionStatusMutation,
  useImportQuestionsMutation,
  useReadDraftingQuery,
  useDraftQuestionsMutation,
} = questionsApi
