import * as contract from '@colloquy/contracts/retention'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

const changes = {
  invalidatesTags: (_: unknown, __: unknown, { params }: { params: { interviewId: string } }) => [
    { type: 'Interview' as const, id: params.interviewId },
  ],
}

const retentionApi = api.injectEndpoints({
  endpoints: (build) => ({
    readRetention: read(build, contract.readRetention, {
      providesTags: (_, __, { params }) => [{ type: 'Interview', id: params.interviewId }],
    }),
    placeLegalHold: change(build, contract.placeLegalHold, changes),
    liftLegalHold: change(build, contract.liftLegalHold, changes),
  }),
})

export const { useReadRetentionQuery, usePlaceLegalHoldMutation, useLiftLegalHoldMutation } = retentionApi
