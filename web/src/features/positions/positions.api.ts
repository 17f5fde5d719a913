import * as contract from '@colloquy/contracts/positions'
import * as versions from '@colloquy/contracts/template-versions'
import * as templates from '@colloquy/contracts/templates'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

type Page = { items: contract.Position[]; nextCursor: string | null }

export const positionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    positionPages: build.infiniteQuery<Page, void, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      query: ({ pageParam }) => ({ endpoint: contract.listPositions, call: { query: { cursor: pageParam } } }),
      providesTags: [{ type: 'Position', id: 'LIST' }],
    }),
    readPosition: read(build, contract.readPosition, {
      providesTags: (_, __, { params }) => [{ type: 'Position', id: params.positionId }],
    }),
    createPosition: change(build, contract.createPosition, { invalidatesTags: [{ type: 'Position', id: 'LIST' }] }),
    changePosition: change(build, contract.changePosition, {
      // Also after a refusal: a conflict shows what is there now.
      invalidatesTags: (_, __, { params }) => [
        { type: 'Position', id: params.positionId },
        { type: 'Position', id: 'LIST' },
      ],
    }),
    listTemplates: read(build, templates.listTemplates),
    readPositionTemplate: read(build, templates.readPositionTemplate, {
      providesTags: (_, __, { params }) => [{ type: 'Template', id: params.positionId }],
    }),
    listTemplateVersions: read(build, versions.listTemplateVersions, {
      providesTags: (_, __, { params }) => [{ type: 'Template', id: params.positionId }],
    }),
    // Never changes once it is published.
    readTemplateVersion: read(build, versions.readTemplateVersion),
    publishTemplateVersion: change(build, versions.publishTemplateVersion, {
      // Also after a refusal: a conflict shows what is there now.
      invalidatesTags: (_, __, { params }) => [
        { type: 'Template', id: params.positionId },
        { type: 'Position', id: params.positionId },
      ],
    }),
  }),
})

export const {
  usePositionPagesInfiniteQuery,
  useReadPositionQuery,
  useCreatePositionMutation,
  useChangePositionMutation,
  useListTemplatesQuery,
  useReadPositionTemplateQuery,
  useListTemplateVersionsQuery,
  useReadTemplateVersionQuery,
  usePublishTemplateVersionMutation,
} = positionsApi
