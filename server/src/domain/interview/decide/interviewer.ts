import { accept, type Decision, refuse } from '../../app-error.ts'
import type { CommandOf, InterviewerCommand } from '../commands.ts'
import type { InterviewEvent } from '../events.ts'
import { refuseClosed } from '../open-question.ts'
import { type InProgressState, type Instant, type InterviewState, isEnded, isOpen } from '../state.ts'
import { allowedMs, closesAt } from '../timing.ts'

/** What an interviewer may do from outside; each leaves an event with who did it. */
export function decideInterviewer(
  state: InterviewState,
  command: InterviewerCommand,
  at: Instant,
): Decision<InterviewEvent> {
  switch (command.type) {
    case 'accommodate':
      return accommodate(state, command, at)
    case 'extendTime':
      return extendTime(state, command, at)
    case 'cancel':
      return cancel(state, command, at)
    case 'reopen':
      return reopen(state, command, at)
    case 'renew':
      return renew(state, command, at)
    case 'review':
      return review(state, command, at)
    case 'rateAnswer':
      return rateAnswer(state, command, at)
  }
}

/** Time that is over is not brought back: the answer is the clock's, recorded or not. */
function isTimeUp(state: InProgressState, at: Instant): boolean {
  if (state.question === null) return false
  const closes = closesAt(state, state.question, at)
  return closes !== null && at >= closes
}

function accommodate(state: InterviewState, command: CommandOf<'accommodate'>, at: Instant): Decision<InterviewEvent> {
  const { accommodation, reasonId, by } = command
  if (!isOpen(state)) return refuseClosed(state.status)
  if (state.status === 'in_progress' && isTimeUp(state, at)) return refuse('answer_too_late')
  if (accommodation === state.accommodation && state.timeRequest === null) return accept()
  return accept({ type: 'AccommodationChanged', at, accommodation, reasonId, by })
}

function extendTime(state: InterviewState, command: CommandOf<'extendTime'>, at: Instant): Decision<InterviewEvent> {
  if (!isOpen(state)) return refuseClosed(state.status)
  if (state.status !== 'in_progress' || state.question === null) {
    return refuse('question_not_presented', 'No question is open. Time is added to an open question.')
  }
  const { questionId, limitSeconds, accommodation } = state.question
  if (command.questionId !== undefined && command.questionId !== questionId) return refuse('wrong_question')
  if (allowedMs(limitSeconds, accommodation) === null) return refuse('interview_untimed')
  if (isTimeUp(state, at)) return refuse('answer_too_late')
  const { by, reasonId, seconds } = command
  return accept({ type: 'TimeExtended', at, questionId, extraMs: seconds * 1000, by, reasonId })
}

function cancel(state: InterviewState, command: CommandOf<'cancel'>, at: Instant): Decision<InterviewEvent> {
  if (state.status === 'cancelled') return accept()
  if (!isOpen(state) && state.status !== 'submitted') return refuseClosed(state.status)
  return accept({ type: 'InterviewCancelled', at, by: command.by, reasonId: command.reasonId })
}

function reopen(state: InterviewState, command: CommandOf<'reopen'>, at: Instant): Decision<InterviewEvent> {
  if (isOpen(state)) return accept()
  if (!isEnded(state)) return refuseClosed(state.status)
  const expiresAt = Math.max(state.expiresAt, command.expiresAt)
  if (expiresAt <= at && isOpen(state.before)) return refuse('validation_failed', 'Choose an end that lies ahead.')
  return accept({ type: 'InterviewReopened', at, by: command.by, reasonId: command.reasonId, expiresAt })
}

/** An interview that expired goes on; one that was withdrawn or cancelled takes a reopening. Finished ones need no more time. */
function renew(state: InterviewState, command: CommandOf<'renew'>, at: Instant): Decision<InterviewEvent> {
  const { by, expiresAt } = command
  if (state.status === 'submitted' || state.status === 'scored') return accept()
  if (state.status === 'expired') return accept({ type: 'InterviewReopened', at, by, reasonId: null, expiresAt })
  if (!isOpen(state)) return refuseClosed(state.status)
  return expiresAt > state.expiresAt ? accept({ type: 'InvitationRenewed', at, by, expiresAt }) : accept()
}

function review(state: InterviewState, command: CommandOf<'review'>, at: Instant): Decision<InterviewEvent> {
  const { reviewId, by } = command
  if (state.status !== 'scored') return refuse('interview_not_open', 'This interview is not scored yet.')
  if (state.reviews.some((review) => review.reviewId === reviewId)) return accept()
  return accept({ type: 'ReviewRecorded', at, reviewId, by })
}

function rateAnswer(state: InterviewState, command: CommandOf<'rateAnswer'>, at: Instant): Decision<InterviewEvent> {
  const { questionId, ratingId, by } = command
  const isAnswered = state.status === 'scored' && state.answers.some((answer) => answer.questionId === questionId)
  if (!isAnswered) return refuse('interview_not_open', 'There is no scored answer here to rate.')
  return accept({ type: 'AnswerRated', at, questionId, ratingId, by })
}
