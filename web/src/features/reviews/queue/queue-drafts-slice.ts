import type { CriterionId } from '@colloquy/contracts/templates'
import type { HumanLevel } from '@colloquy/contracts/vocabulary'
import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { personLeft } from '../../../api/session-events.ts'

export type RatingDraft = { levels: Partial<Record<CriterionId, HumanLevel>>; reason: string }

const untouched: RatingDraft = { levels: {}, reason: '' }

/** Levels that are chosen and not submitted: they are still there when another answer was looked at meanwhile. */
export const queueDraftsSlice = createSlice({
  name: 'queueDrafts',
  initialState: {} as Record<string, RatingDraft>,
  reducers: {
    ratingDrafted: (drafts, { payload }: PayloadAction<{ answerId: string; change: Partial<RatingDraft> }>) => {
      drafts[payload.answerId] = { ...untouched, ...drafts[payload.answerId], ...payload.change }
    },
    ratingSubmitted: (drafts, { payload }: PayloadAction<{ answerId: string }>) => {
      delete drafts[payload.answerId]
    },
  },
  extraReducers: (builder) => builder.addCase(personLeft, () => ({})),
  selectors: { selectRatingDraft: (drafts, answerId: string) => drafts[answerId] ?? untouched },
})

export const { ratingDrafted, ratingSubmitted } = queueDraftsSlice.actions
export const { selectRatingDraft } = queueDraftsSlice.selectors
