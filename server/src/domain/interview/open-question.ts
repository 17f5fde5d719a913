import { type Refused, refuse } from '../app-error.ts'
import { answersOf, type InProgressState, type InterviewState, isEnded, type PresentedQuestion } from './state.ts'

const sentences = {
  expired: 'The time for this interview is over.',
  withdrawn: 'You withdrew from this interview.',
  cancelled: 'This interview was cancelled.',
  submitted: 'All answers of this interview are in.',
  scored: 'All answers of this interview are in.',
} as const

/** The refusal for whatever comes after the end. */
export const refuseClosed = (status: keyof typeof sentences): Refused => refuse('interview_closed', sentences[status])

/** The refusal for an answer or draft to a question that has its answer, or null if it has none. */
export function refuseAnswered(state: InterviewState, questionId: string): Refused | null {
  const answer = answersOf(state).find((given) => given.questionId === questionId)
  if (!answer) return null
  return answer.by === 'clock'
    ? refuse('answer_too_late', 'Time was up. The last text that we had saved was submitted.')
    : refuse('already_submitted', 'This answer is in already. Nothing was changed.')
}

type Found = { ok: true; state: InProgressState; question: PresentedQuestion }

/** The open question, if it is the one meant. */
export function findOpenQuestion(state: InterviewState, questionId: string): Found | Refused {
  if (isEnded(state) || state.status === 'submitted' || state.status === 'scored') return refuseClosed(state.status)
  if (state.status !== 'in_progress' || state.question === null) return refuse('question_not_presented')
  if (state.question.questionId !== questionId) return refuse('wrong_question')
  return { ok: true, state, question: state.question }
}
