import { type MyInterview, readMyInterview } from '@colloquy/contracts/my-interview'
import { api } from '../../api/api.ts'
import { read } from '../../api/call.ts'

export const myViewApi = api.injectEndpoints({
  endpoints: (build) => ({
    readMyInterview: read(build, readMyInterview, {
      providesTags: ['MyInterview'],
      // Answers may overtake each other: the later word of the server stands.
      merge: (current, incoming) => (incoming.serverNow >= current.serverNow ? incoming : current),
    }),
  }),
})

/** Puts a view that came with another call in the place of the one at hand. */
export const keepView = (view: MyInterview) => myViewApi.util.upsertQueryData('readMyInterview', undefined, view)

/** A newer view of the interview is here, whichever call brought it. */
export const viewArrived = myViewApi.endpoints.readMyInterview.matchFulfilled

/** Reads the view again, now. */
export const readAgain = () =>
  myViewApi.endpoints.readMyInterview.initiate(undefined, { forceRefetch: true, subscribe: false })

export const { useReadMyInterviewQuery } = myViewApi
