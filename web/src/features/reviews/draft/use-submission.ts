import { type FormEvent, useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { fieldErrors } from '../../../api/problem-text.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { useSubmitReviewMutation } from '../reviews.api.ts'
import { saveNow } from './autosave.ts'
import type { ReviewContent } from './review-edit.ts'
import { lackingIn, type ToRate } from './use-my-review.ts'

/** Handing in the own review: what is missing is pointed at before the server is asked, and after it refused. */
export function useSubmission(interviewId: string, toRate: readonly ToRate[], content: ReviewContent) {
  const dispatch = useAppDispatch()
  const [submitReview, { isLoading, error }] = useSubmitReviewMutation()
  const [hasTried, setHasTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const present = lackingIn(toRate, content)
  // A refusal about a reason holds until there is one, although this page cannot see the machine's level.
  const refused = Object.fromEntries(Object.entries(fieldErrors(error)).filter(([field]) => !isMended(field, content)))
  const lacking: Record<string, string> = hasTried ? { ...refused, ...present } : {}

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    const [first] = Object.keys(present)
    if (first) return focusOn(first)
    setIsSaving(true)
    const isSaved = await dispatch(saveNow(interviewId))
    setIsSaving(false)
    if (!isSaved) return
    const result = await submitReview({ params: { interviewId } })
    const [refusedField] = Object.keys(fieldErrors(result.error))
    if (refusedField) focusOn(refusedField)
  }
  const isFieldProblem = isApiProblem(error) && ['review_incomplete', 'reason_required'].includes(error.code)
  return { submit, lacking, isBusy: isLoading || isSaving, problem: isFieldProblem ? undefined : error }
}

export type Submission = ReturnType<typeof useSubmission>

function isMended(field: string, { ratings }: ReviewContent): boolean {
  const rating = Object.entries(ratings).find(([key]) => field === `ratings.${key}`)?.[1]
  return Boolean(rating?.reason?.trim())
}

/** Puts the focus where something is missing. */
export function focusOn(field: string) {
  const key = field.replace(/^ratings\./, '')
  const group = document.querySelector(`fieldset[data-key="${CSS.escape(key)}"]`)
  const place = group?.parentElement?.querySelector('textarea') ?? group?.querySelector('input')
  const target = place ?? document.querySelector(`input[value="yes"]`)
  if (target instanceof HTMLElement) target.focus()
}
