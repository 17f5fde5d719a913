import { accept, type Decision, refuse } from '../app-error.ts'
import type { InterviewCommand, InviteCommand } from './commands.ts'
import { decideAnswering } from './decide/answering.ts'
import { decideAnytime } from './decide/anytime.ts'
import { decideInterviewer } from './decide/interviewer.ts'
import { decideOnboarding } from './decide/onboarding.ts'
import { decideScoring } from './decide/scoring.ts'
import { dueCommand } from './due.ts'
import type { InterviewEvent } from './events.ts'
import { refuseClosed } from './open-question.ts'
import type { Instant, InterviewState } from './state.ts'
import { momentOf } from './timing.ts'

/**
 * What a command does to an interview at `now`: events to append, none if it has had its effect already, or a refusal.
 * Apply what `dueCommand` names first; the decisions hold without it as well (what is too late is refused), but only
 * then does a refusal say the whole truth.
 */
export function decide(state: InterviewState | null, command: InterviewCommand, now: Date): Decision<InterviewEvent> {
  if (state === null) {
    return command.type === 'invite' ? accept(invited(command, now.getTime())) : refuse('not_found')
  }
  if (needsOpenInterview.has(command.type) && dueCommand(state, now)?.type === 'expire') return refuseClosed('expired')
  return decideExisting(state, command, momentOf(state, now))
}

/** What a candidate can no longer do once the interview's time is over, recorded or not. */
const needsOpenInterview: ReadonlySet<InterviewCommand['type']> = new Set<InterviewCommand['type']>([
  'open',
  'consent',
  'attachResume',
  'confirmProfile',
  'startPractice',
  'finishPractice',
  'start',
  'presentNext',
  'pause',
  'resume',
  'askForTime',
  'withdraw',
])

const invited = ({ type: _, ...invitation }: InviteCommand, at: Instant): InterviewEvent => ({
  type: 'InterviewInvited',
  at,
  ...invitation,
})

function decideExisting(state: InterviewState, command: InterviewCommand, at: Instant): Decision<InterviewEvent> {
  switch (command.type) {
    case 'invite':
      return command.interviewId === state.interviewId ? accept() : refuse('already_exists')
    case 'open':
    case 'consent':
    case 'attachResume':
    case 'confirmProfile':
    case 'startPractice':
    case 'finishPractice':
    case 'start':
      return decideOnboarding(state, command, at)
    case 'presentNext':
    case 'acknowledge':
    case 'submitAnswer':
    case 'timeUp':
    case 'pause':
    case 'resume':
      return decideAnswering(state, command, at)
    case 'requestHuman':
    case 'askForTime':
    case 'withdraw':
    case 'expire':
      return decideAnytime(state, command, at)
    case 'accommodate':
    case 'extendTime':
    case 'cancel':
    case 'reopen':
    case 'renew':
    case 'review':
    case 'rateAnswer':
      return decideInterviewer(state, command, at)
    case 'recordScore':
    case 'finalise':
      return decideScoring(state, command, at)
  }
}
