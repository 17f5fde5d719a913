import type { InterviewListItem } from '@colloquy/contracts/interviews'
import { createEntityAdapter, createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit'
import { personLeft } from '../../api/session-events.ts'
import { interviewsApi } from './interviews.api.ts'

const adapter = createEntityAdapter<InterviewListItem>()
const { interviewPages, interviewNews, readInterview, compareInterviews, ...rest } = interviewsApi.endpoints
const { extendTime, accommodate, cancelInterview, reopenInterview } = rest
const steered = isAnyOf(
  extendTime.matchFulfilled,
  accommodate.matchFulfilled,
  cancelInterview.matchFulfilled,
  reopenInterview.matchFulfilled,
)

/**
 * Each interview once, whatever list shows it. Every reply that tells about an interview brings its row up to date,
 * so that a live event changes the row where it stands.
 */
export const interviewsSlice = createSlice({
  name: 'interviews',
  initialState: adapter.getInitialState(),
  reducers: {
    /** The row ahead of the server's answer; `rowRestored` takes it back. */
    rowChanged: (rows, { payload }: PayloadAction<{ id: string; changes: Partial<InterviewListItem> }>) => {
      adapter.updateOne(rows, payload)
    },
    rowRestored: (rows, { payload }: PayloadAction<InterviewListItem>) => {
      adapter.setOne(rows, payload)
    },
  },
  extraReducers: (builder) =>
    builder
      .addCase(personLeft, () => adapter.getInitialState())
      .addMatcher(interviewPages.matchFulfilled, (rows, { payload }) => {
        adapter.upsertMany(
          rows,
          payload.pages.flatMap(({ items }) => items),
        )
      })
      .addMatcher(isAnyOf(interviewNews.matchFulfilled), (rows, { payload }) => {
        adapter.upsertMany(rows, payload.items)
      })
      .addMatcher(compareInterviews.matchFulfilled, (rows, { payload }) => {
        adapter.upsertMany(rows, payload.interviews)
      })
      .addMatcher(readInterview.matchFulfilled, (rows, { payload }) => {
        // Not the score: this page may hide it until the reader's own review is in, the list does not.
        const { id, status, waitingFor, decision, reviews, deadline, humanRequested, lastEventAt } = payload
        const changes = { status, waitingFor, decision, reviews, deadline, humanRequested, lastEventAt }
        adapter.updateOne(rows, { id, changes })
      })
      .addMatcher(steered, (rows, { payload }) => {
        adapter.upsertOne(rows, payload)
      }),
  selectors: {
    selectRows: (rows) => rows.entities,
  },
})

export const { rowChanged, rowRestored } = interviewsSlice.actions
export const { selectRows } = interviewsSlice.selectors
