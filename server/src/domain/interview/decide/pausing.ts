import { accept, type Decision, refuse } from '../../app-error.ts'
import type { InterviewEvent } from '../events.ts'
import { refuseClosed } from '../open-question.ts'
import { type Instant, type InterviewState, isOpen } from '../state.ts'

/** Between questions only: the clock of an open question never stops. */
export function decidePause(state: InterviewState, at: Instant): Decision<InterviewEvent> {
  if (state.status === 'paused') return accept()
  if (!isOpen(state)) return refuseClosed(state.status)
  if (state.status !== 'in_progress') return refuse('interview_not_ready', 'The interview has not started.')
  if (state.question !== null) return refuse('question_open', 'Answer this question first, then pause.')
  if (state.pausesUsed >= state.plan.pausesAllowed) return refuse('pause_not_allowed')
  return accept({ type: 'InterviewPaused', at })
}

export function decideResume(state: InterviewState, at: Instant): Decision<InterviewEvent> {
  if (state.status === 'in_progress') return accept()
  if (!isOpen(state)) return refuseClosed(state.status)
  return state.status === 'paused' ? accept({ type: 'InterviewResumed', at }) : refuse('not_paused')
}
