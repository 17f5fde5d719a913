import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { myInterviewApi } from '../my-interview.api.ts'
import { viewArrived } from '../my-view.api.ts'

type Room = {
  /** What this visit found: a first visit, or somebody who was here before. Settled once, gone at the first step. */
  arrival: 'unknown' | 'first' | 'back' | 'greeted'
  /** What the person chose at the résumé step. */
  resume: 'as_found' | 'without' | 'another'
  erased: boolean
  place: string | null
}

/** Where the person stands in this tab, beyond what the server knows. */
export const roomSlice = createSlice({
  name: 'room',
  initialState: { arrival: 'unknown', resume: 'as_found', erased: false, place: null } as Room,
  reducers: {
    resumeChosen: (room, { payload }: PayloadAction<Room['resume']>) => {
      room.resume = payload
      room.arrival = 'greeted'
    },
    greeted: (room) => {
      room.arrival = 'greeted'
    },
  },
  extraReducers: (builder) => {
    const steps = myInterviewApi.endpoints
    builder
      .addMatcher(viewArrived, (room, { payload }) => {
        const place = [payload.status, payload.answered, payload.current?.questionId].join('/')
        if (room.arrival === 'unknown') room.arrival = payload.consent ? 'back' : 'first'
        else if (room.place !== place) room.arrival = 'greeted'
        room.place = place
      })
      .addMatcher(steps.uploadResume.matchFulfilled, (room) => {
        room.resume = 'as_found'
      })
      .addMatcher(steps.eraseMyData.matchFulfilled, (room) => {
        room.erased = true
      })
  },
  selectors: {
    selectArrival: (room) => room.arrival,
    selectResumeChoice: (room) => room.resume,
    selectErased: (room) => room.erased,
  },
})

export const { resumeChosen, greeted } = roomSlice.actions
export const { selectArrival, selectResumeChoice, selectErased } = roomSlice.selectors
