import { accept, type Decision, refuse } from '../../app-error.ts'
import type { CommandOf, OnboardingCommand } from '../commands.ts'
import type { InterviewEvent } from '../events.ts'
import { refuseClosed } from '../open-question.ts'
import { type Instant, type InterviewState, isOpen, type OpenState } from '../state.ts'
import { practiceDeadline } from '../timing.ts'

/** From the invitation to the first question. Each step comes once; repeating one changes nothing. */
export function decideOnboarding(
  state: InterviewState,
  command: OnboardingCommand,
  at: Instant,
): Decision<InterviewEvent> {
  if (!isOpen(state)) return refuseClosed(state.status)
  if (command.type === 'open') return state.status === 'invited' ? accept({ type: 'InterviewOpened', at }) : accept()
  if (state.status === 'invited') return refuse('interview_not_ready', 'Open the invitation first.')

  switch (command.type) {
    case 'consent':
      return consent(state, command, at)
    case 'attachResume':
      return attachResume(state, command, at)
    case 'confirmProfile':
      return confirmProfile(state, command, at)
    case 'startPractice':
    case 'finishPractice':
      return practise(state, command, at)
    case 'start':
      return start(state, command, at)
  }
}

type Opened = Exclude<OpenState, { status: 'invited' }>

function consent(state: Opened, command: CommandOf<'consent'>, at: Instant): Decision<InterviewEvent> {
  if (state.consent !== null) return accept()
  if (command.noticeVersion !== command.presentVersion)
    return refuse('notice_outdated', 'Please read the notice again.')
  return accept({ type: 'ConsentGiven', at, noticeVersion: command.noticeVersion })
}

function attachResume(state: Opened, { resumeId }: CommandOf<'attachResume'>, at: Instant): Decision<InterviewEvent> {
  if (state.consent === null) return refuse('consent_required')
  if (state.resumeId === resumeId) return accept()
  if (state.status !== 'onboarding' && state.status !== 'ready') {
    return refuse('interview_not_open', 'The résumé can be changed until the interview starts.')
  }
  return accept({ type: 'ResumeAttached', at, resumeId })
}

function confirmProfile(
  state: Opened,
  { missing }: CommandOf<'confirmProfile'>,
  at: Instant,
): Decision<InterviewEvent> {
  if (state.consent === null) return refuse('consent_required')
  if (missing.length > 0) return refuse('profile_incomplete', `Still missing: ${missing.join(', ')}.`)
  return state.status === 'onboarding' ? accept({ type: 'ProfileConfirmed', at }) : accept()
}

function practise(
  state: Opened,
  command: CommandOf<'startPractice' | 'finishPractice'>,
  at: Instant,
): Decision<InterviewEvent> {
  if (state.status === 'onboarding') return refuse('interview_not_ready')
  if (state.status !== 'ready' || state.practice.status === 'done') {
    return command.type === 'finishPractice' ? accept() : refuse('practice_done')
  }
  if (command.type === 'startPractice') {
    if (state.practice.status === 'running') return accept()
    return accept({ type: 'PracticeStarted', at, limitSeconds: command.limitSeconds })
  }
  if (state.practice.status === 'offered') return refuse('interview_not_open', 'Practice has not begun.')
  const deadline = practiceDeadline(state)
  return accept({ type: 'PracticeFinished', at, by: deadline !== null && at >= deadline ? 'clock' : 'candidate' })
}

function start(state: Opened, { plan }: CommandOf<'start'>, at: Instant): Decision<InterviewEvent> {
  if (state.status === 'onboarding') {
    return state.consent === null ? refuse('consent_required') : refuse('interview_not_ready')
  }
  if (state.status !== 'ready') return accept()
  if (plan.questions.length === 0) return refuse('position_without_questions')
  const expiresAt = Math.max(state.expiresAt, at + plan.finishWithinMs)
  return accept({ type: 'InterviewStarted', at, plan, accommodation: state.accommodation, expiresAt })
}
