import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { InterviewEvent } from '../../../domain/interview/events.ts'

type Entry = InterviewDetail['timeline'][number]

/** What happened, a line each, for the people who review. Names of people are looked up by `nameOf`. */
export function timeline(
  events: readonly { event: InterviewEvent; actor: string }[],
  nameOf: (actor: string) => string,
): Entry[] {
  return events.map(({ event, actor }) => ({
    at: new Date(event.at).toISOString(),
    type: event.type,
    text: sentence(event),
    by: nameOf(actor),
  }))
}

/** What happened, in a few words. */
export function sentence(event: InterviewEvent): string {
  switch (event.type) {
    case 'InterviewInvited':
      return 'Invited'
    case 'InterviewOpened':
      return 'Opened the link'
    case 'ConsentGiven':
      return `Agreed to the notice, version ${event.noticeVersion}`
    case 'ResumeAttached':
      return 'Added a résumé'
    case 'ProfileConfirmed':
      return 'Confirmed name, email and phone'
    case 'HumanRequested':
      return 'Asked that a person looks at the answers'
    case 'TimeRequested':
      return `Asked for ${extraTime(event.accommodation)}`
    case 'AccommodationChanged':
      return `Extra time agreed: ${extraTime(event.accommodation)}`
    case 'PracticeStarted':
      return 'Began the practice question'
    case 'PracticeFinished':
      return 'Finished practice'
    case 'InterviewStarted':
      return `Started: ${event.plan.questions.length} questions`
    case 'QuestionPresented':
      return 'A question was presented'
    case 'ClockStarted':
      return event.by === 'candidate'
        ? 'The question was on the screen: its clock started'
        : 'The clock started by itself'
    case 'AnswerSubmitted':
      return `${event.by === 'candidate' ? 'Answered' : 'Time was up: the last saved text was submitted'} (${Math.round(event.usedMs / 1000)} s)`
    case 'InterviewPaused':
      return 'Paused'
    case 'InterviewResumed':
      return 'Went on'
    case 'TimeExtended':
      return `${Math.round(event.extraMs / 1000)} s added to the open question`
    case 'InterviewSubmitted':
      return 'All answers are in'
    case 'InvitationRenewed':
    case 'InterviewReopened':
      return `Opened until ${new Date(event.expiresAt).toISOString().slice(0, 10)}`
    case 'InterviewCancelled':
      return 'Cancelled'
    case 'InterviewWithdrawn':
      return 'Withdrew'
    case 'InterviewExpired':
      return 'Expired'
    case 'AnswerScored':
      return 'An answer was scored'
    case 'InterviewScored':
      return event.score.value === null
        ? 'Scored in part: some answers wait for a person'
        : `Scored (${event.score.kind})`
    case 'ReviewRecorded':
      return 'A review was submitted'
    case 'AnswerRated':
      return 'Rated an answer that waited for a person'
  }
}

function extraTime(accommodation: 0 | 25 | 50 | 100 | 'untimed'): string {
  if (accommodation === 'untimed') return 'no time limit'
  return accommodation === 0 ? 'none' : `${accommodation} % more time`
}
