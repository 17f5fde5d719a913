import { CriterionId } from '@colloquy/contracts/templates'
import type { HumanLevel } from '@colloquy/contracts/vocabulary'
import { isApiProblem, mayWorkLater } from '../../../api/problem.ts'
import type { AppDispatch, AppState } from '../../../app/store.ts'
import {
  draftNotSaved,
  draftSaveBegun,
  draftSaved,
  type RatingContent,
  ratingDrafted,
  selectRatingDraft,
} from './queue-drafts-slice.ts'
import { reviewQueueApi } from './review-queue.api.ts'

type Step<R = void> = (dispatch: AppDispatch, getState: () => AppState) => R

const saveAfterMs = 500
const tryAgainAfterMs = 4000
const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Shows the levels and words at once and saves them soon. */
export const draftRating =
  (answerId: string, content: RatingContent): Step =>
  (dispatch, getState) => {
    dispatch(ratingDrafted({ answerId, content }))
    if (selectRatingDraft(getState(), answerId)?.state === 'waiting') dispatch(saveSoon(answerId, saveAfterMs))
  }

const saveSoon =
  (answerId: string, ms: number): Step =>
  (dispatch) => {
    clearTimeout(timers.get(answerId))
    timers.set(
      answerId,
      setTimeout(() => dispatch(save(answerId)), ms),
    )
  }

const save =
  (answerId: string): Step<Promise<void>> =>
  async (dispatch, getState) => {
    clearTimeout(timers.get(answerId))
    const draft = selectRatingDraft(getState(), answerId)
    if (draft?.state !== 'waiting' && draft?.state !== 'unsaved') return
    dispatch(draftSaveBegun({ answerId }))
    const call = {
      params: { answerId },
      body: { levels: levelsOf(draft.content), reason: draft.content.reason },
    }
    const result = await dispatch(reviewQueueApi.endpoints.saveRatingDraft.initiate(call, { track: false }))
    if (result.data) {
      dispatch(draftSaved({ answerId, at: result.data.savedAt }))
      if (selectRatingDraft(getState(), answerId)?.state === 'waiting') dispatch(saveSoon(answerId, saveAfterMs))
    } else if (isApiProblem(result.error)) {
      const state = mayWorkLater(result.error) ? 'unsaved' : 'refused'
      dispatch(draftNotSaved({ answerId, problem: result.error, state }))
      if (state === 'unsaved') dispatch(saveSoon(answerId, tryAgainAfterMs))
    }
  }

/** The chosen levels as they go to the server. */
export function levelsOf({ levels }: RatingContent): { criterionId: CriterionId; level: HumanLevel }[] {
  return CriterionId.options.flatMap((criterionId) => {
    const level = levels[criterionId]
    return level === undefined ? [] : [{ criterionId, level }]
  })
}
