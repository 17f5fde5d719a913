import { readDecisionPacket } from '@colloquy/contracts/decision-packet'
import { api } from '../../../api/api.ts'
import { read } from '../../../api/call.ts'

const packetApi = api.injectEndpoints({
  endpoints: (build) => ({
    readDecisionPacket: read(build, readDecisionPacket, {
      providesTags: (_, __, { params }) => [{ type: 'Interview', id: params.interviewId }],
    }),
  }),
})

export const { useReadDecisionPacketQuery } = packetApi
