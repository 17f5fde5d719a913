import * as contract from '@colloquy/contracts/resumes'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

export const resumeApi = api.injectEndpoints({
  endpoints: (build) => ({
    readResume: read(build, contract.readResume, {
      providesTags: (_, __, { params }) => [{ type: 'Resume', id: params.interviewId }],
    }),
    retryResume: change(build, contract.retryResume, {
      invalidatesTags: (_, __, { params }) => [{ type: 'Resume', id: params.interviewId }],
    }),
    readResumeText: read(build, contract.readResumeText, {
      providesTags: (_, __, { params }) => [{ type: 'Resume', id: params.interviewId }],
    }),
  }),
})

export const { useReadResumeQuery, useReadResumeTextQuery, useRetryResumeMutation } = resumeApi
