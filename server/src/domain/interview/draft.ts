import { type Refused, refuse } from '../app-error.ts'
import { findOpenQuestion, refuseAnswered } from './open-question.ts'
import type { InterviewState } from './state.ts'
import { closesAt, momentOf, questionDeadline } from './timing.ts'

/**
 * `storedRevision` is what the store holds for this question; null when it holds nothing. `isOtherText`: the stored text
 * of this very revision is another one, so two tabs count on their own.
 */
export type Draft = { questionId: string; revision: number; storedRevision: number | null; isOtherText?: boolean }

/** `store: false`: this very revision is saved already. */
export type DraftDecision = { ok: true; store: boolean } | Refused

/**
 * May this draft be saved now? Drafts are no events: one row per question, revisions only grow.
 * Refuses: answer_too_late, already_submitted, wrong_question, question_not_presented, interview_closed, draft_outdated.
 */
export function acceptDraft(state: InterviewState, draft: Draft, now: Date): DraftDecision {
  const answered = refuseAnswered(state, draft.questionId)
  if (answered) return answered
  const found = findOpenQuestion(state, draft.questionId)
  if (!found.ok) return found

  const at = momentOf(state, now)
  const lastMoment = questionDeadline(found.question, at) ?? closesAt(found.state, found.question, at)
  if (lastMoment !== null && at >= lastMoment) return refuse('answer_too_late')
  if (draft.storedRevision === null || draft.revision > draft.storedRevision) return { ok: true, store: true }
  if (draft.revision === draft.storedRevision && !draft.isOtherText) return { ok: true, store: false }
  return refuse('draft_outdated', 'A newer draft of this answer is saved already.')
}
