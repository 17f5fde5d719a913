import type { RatingDraft as KeptDraft } from '@colloquy/contracts/review-queue'
import type { CriterionId } from '@colloquy/contracts/templates'
import type { HumanLevel } from '@colloquy/contracts/vocabulary'
import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { ApiProblem } from '../../../api/problem.ts'
import { personLeft } from '../../../api/session-events.ts'

export type RatingContent = { levels: Partial<Record<CriterionId, HumanLevel>>; reason: string }

export type RatingDraft = {
  content: RatingContent
  state: 'kept' | 'waiting' | 'saving' | 'unsaved' | 'refused'
  /** Something was chosen or typed while a save was on its way. */
  isBehind: boolean
  problem: ApiProblem | null
  /** By the server's clock. */
  savedAt: string | null
}

type Of<T = object> = PayloadAction<{ answerId: string } & T>

/** Levels being chosen in this browser, and how saving them goes. What the server has may be newer, from another window. */
export const queueDraftsSlice = createSlice({
  name: 'queueDrafts',
  initialState: {} as Record<string, RatingDraft>,
  reducers: {
    ratingDrafted: (drafts, { payload: { answerId, content } }: Of<{ content: RatingContent }>) => {
      const isSaving = drafts[answerId]?.state === 'saving'
      const savedAt = drafts[answerId]?.savedAt ?? null
      drafts[answerId] = { content, state: isSaving ? 'saving' : 'waiting', isBehind: isSaving, problem: null, savedAt }
    },
    draftSaveBegun: (drafts, { payload }: Of) =>
      onDraft(drafts, payload.answerId, (draft) => {
        draft.state = 'saving'
        draft.isBehind = false
      }),
    draftSaved: (drafts, { payload }: Of<{ at: string }>) =>
      onDraft(drafts, payload.answerId, (draft) => {
        draft.state = draft.isBehind ? 'waiting' : 'kept'
        draft.savedAt = payload.at
      }),
    /** Nothing is lost: it is in the page. `refused` is not tried again. */
    draftNotSaved: (drafts, { payload }: Of<{ problem: ApiProblem; state: 'unsaved' | 'refused' }>) =>
      onDraft(drafts, payload.answerId, (draft) => {
        draft.state = payload.state
        draft.problem = payload.problem
      }),
    ratingSubmitted: (drafts, { payload }: Of) => {
      delete drafts[payload.answerId]
    },
  },
  extraReducers: (builder) => builder.addCase(personLeft, () => ({})),
  selectors: { selectRatingDraft: (drafts, answerId: string): RatingDraft | undefined => drafts[answerId] },
})

function onDraft(drafts: Record<string, RatingDraft>, answerId: string, change: (draft: RatingDraft) => void) {
  const draft = drafts[answerId]
  if (draft) change(draft)
}

const untouched: RatingContent = { levels: {}, reason: '' }

/** What the form shows: what is in this browser, but for what another window saved since. */
export function contentOf(draft: RatingDraft | undefined, kept: KeptDraft | null): RatingContent {
  const isOutdated = draft?.state === 'kept' && kept !== null && kept.savedAt > (draft.savedAt ?? '')
  if (draft && !isOutdated) return draft.content
  if (!kept) return untouched
  return {
    levels: Object.fromEntries(kept.levels.map(({ criterionId, level }) => [criterionId, level])),
    reason: kept.reason,
  }
}

export const { ratingDrafted, draftSaveBegun, draftSaved, draftNotSaved, ratingSubmitted } = queueDraftsSlice.actions
export const { selectRatingDraft } = queueDraftsSlice.selectors
