import * as contract from '@colloquy/contracts/audit-trail'
import { api } from '../../api/api.ts'
import { read } from '../../api/call.ts'

type Page = { items: contract.ListedAuditEntry[]; nextCursor: string | null }

const auditApi = api.injectEndpoints({
  endpoints: (build) => ({
    auditPages: build.infiniteQuery<Page, contract.AuditFilter, string | undefined>({
      infiniteQueryOptions: {
        initialPageParam: undefined,
        getNextPageParam: (last) => last.nextCursor ?? undefined,
      },
      query: ({ queryArg, pageParam }) => ({
        endpoint: contract.listAuditEntries,
        call: { query: { ...queryArg, cursor: pageParam } },
      }),
    }),
    readAuditChain: read(build, contract.readAuditChain),
    verifyAuditChain: read(build, contract.verifyAuditChain),
  }),
})

export const { useAuditPagesInfiniteQuery, useReadAuditChainQuery, useLazyVerifyAuditChainQuery } = auditApi
