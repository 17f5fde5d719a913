import type { Review } from '@colloquy/contracts/reviews'
import { isApiProblem, mayWorkLater } from '../../../api/problem.ts'
import { notifyProblem } from '../../../app/notify.tsx'
import type { AppDispatch, AppState } from '../../../app/store.ts'
import { reviewsApi } from '../reviews.api.ts'
import { edited, notSaved, rebased, saveBegun, saved, selectDraft, takenBack } from './review-drafts-slice.ts'
import { contentOf, isEmptyEdit, type ReviewEdit } from './review-edit.ts'

type Step<R = void> = (dispatch: AppDispatch, getState: () => AppState) => R

const saveAfterMs = 500
const tryAgainAfterMs = 4000
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const underWay = new Map<string, Promise<boolean>>()

/** Shows a change at once and saves it soon. */
export const editReview =
  (interviewId: string, edit: ReviewEdit): Step =>
  (dispatch, getState) => {
    dispatch(edited({ interviewId, edit, present: presentReview(getState(), interviewId) }))
    if (selectDraft(getState(), interviewId).state === 'waiting') dispatch(saveSoon(interviewId, saveAfterMs))
  }

const saveSoon =
  (interviewId: string, ms: number): Step =>
  (dispatch) => {
    clearTimeout(timers.get(interviewId))
    timers.set(
      interviewId,
      setTimeout(() => dispatch(saveNow(interviewId)), ms),
    )
  }

/** Saves what is not saved yet. Tells whether the server now has everything; a save that is under way is waited for. */
export const saveNow =
  (interviewId: string): Step<Promise<boolean>> =>
  async (dispatch, getState) => {
    clearTimeout(timers.get(interviewId))
    const { state, edit } = selectDraft(getState(), interviewId)
    if (state === 'saving') return underWay.get(interviewId) ?? false
    if (state === 'conflict') return false
    if (isEmptyEdit(edit)) return true
    const saving = dispatch(save(interviewId))
    underWay.set(interviewId, saving)
    return saving
  }

const save =
  (interviewId: string): Step<Promise<boolean>> =>
  async (dispatch, getState) => {
    const draft = selectDraft(getState(), interviewId)
    const { ratings, ...rest } = contentOf(draft.base, draft.edit)
    dispatch(saveBegun({ interviewId }))
    const call = {
      params: { interviewId },
      body: { ...rest, ratings: Object.values(ratings) },
      ifMatch: draft.base?.version ?? ('*' as const),
    }
    const result = await dispatch(reviewsApi.endpoints.saveReview.initiate(call, { track: false }))
    if (result.data === undefined) {
      dispatch(afterRefusal(interviewId, result.error))
      return false
    }
    dispatch(keep(interviewId, result.data))
    dispatch(saved({ interviewId, review: result.data, at: new Date().toISOString() }))
    return isEmptyEdit(selectDraft(getState(), interviewId).edit) ? true : dispatch(saveNow(interviewId))
  }

const afterRefusal =
  (interviewId: string, error: unknown): Step =>
  (dispatch) => {
    if (!isApiProblem(error)) return
    if (error.code === 'version_conflict') {
      dispatch(notSaved({ interviewId, problem: error, state: 'conflict' }))
      dispatch(readAgain(interviewId))
    } else if (mayWorkLater(error)) {
      dispatch(notSaved({ interviewId, problem: error, state: 'unsaved' }))
      dispatch(saveSoon(interviewId, tryAgainAfterMs))
    } else {
      dispatch(takenBack({ interviewId, problem: error }))
      dispatch(readAgain(interviewId))
      notifyProblem('Your last change was taken back', error)
    }
  }

/** After a conflict: the own changes go over what is there now. */
export const keepMine =
  (interviewId: string): Step =>
  (dispatch, getState) => {
    dispatch(rebased({ interviewId, present: presentReview(getState(), interviewId) }))
    dispatch(saveNow(interviewId))
  }

/** After a conflict: what is there now stands. */
export const takeTheirs =
  (interviewId: string): Step =>
  (dispatch) =>
    dispatch(takenBack({ interviewId, problem: null }))

function presentReview(state: AppState, interviewId: string): Review | null {
  return reviewsApi.endpoints.listReviews.select({ params: { interviewId } })(state).data?.mine ?? null
}

const keep =
  (interviewId: string, review: Review): Step =>
  (dispatch) =>
    dispatch(
      reviewsApi.util.updateQueryData('listReviews', { params: { interviewId } }, (reviews) => {
        reviews.mine = review
      }),
    )

const readAgain =
  (interviewId: string): Step =>
  (dispatch) =>
    dispatch(reviewsApi.util.invalidateTags([{ type: 'Review', id: interviewId }]))
