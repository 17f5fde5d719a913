import { accept, type Decision, refuse } from '../../app-error.ts'
import type { AnytimeCommand, CommandOf } from '../commands.ts'
import { dueCommand } from '../due.ts'
import type { InterviewEvent } from '../events.ts'
import { refuseClosed } from '../open-question.ts'
import { type Instant, type InterviewState, isOpen } from '../state.ts'

/** What a candidate may ask at any time, and the end that comes by itself. */
export function decideAnytime(state: InterviewState, command: AnytimeCommand, at: Instant): Decision<InterviewEvent> {
  switch (command.type) {
    case 'requestHuman':
      return requestHuman(state, at)
    case 'askForTime':
      return askForTime(state, command, at)
    case 'withdraw':
      if (state.status === 'withdrawn') return accept()
      return isOpen(state) ? accept({ type: 'InterviewWithdrawn', at }) : refuseClosed(state.status)
    case 'expire':
      return expire(state, at)
  }
}

/** Stays possible after the end: a person can always be asked to look. */
function requestHuman(state: InterviewState, at: Instant): Decision<InterviewEvent> {
  if (state.humanRequestedAt !== null) return accept()
  if (state.status === 'invited') return refuse('interview_not_ready', 'Open the invitation first.')
  return accept({ type: 'HumanRequested', at })
}

function askForTime(state: InterviewState, command: CommandOf<'askForTime'>, at: Instant): Decision<InterviewEvent> {
  const { accommodation, reasonId } = command
  if (!isOpen(state)) return refuseClosed(state.status)
  if (state.status === 'invited') return refuse('interview_not_ready', 'Open the invitation first.')
  if (accommodation === state.accommodation) return accept()
  if (state.status === 'onboarding' || state.status === 'ready') {
    return accept({ type: 'AccommodationChanged', at, accommodation, reasonId, by: 'candidate' })
  }
  if (accommodation === state.timeRequest?.accommodation) return accept()
  return accept({ type: 'TimeRequested', at, accommodation, reasonId })
}

function expire(state: InterviewState, at: Instant): Decision<InterviewEvent> {
  if (state.status === 'expired') return accept()
  if (!isOpen(state)) return refuseClosed(state.status)
  if (dueCommand(state, new Date(at))?.type !== 'expire') {
    return refuse('interview_not_open', 'The time for this interview is not over.')
  }
  return accept({ type: 'InterviewExpired', at })
}
