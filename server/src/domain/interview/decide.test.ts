import { describe, expect, it } from 'vitest'
import type { InterviewCommand } from './commands.ts'
import { decide } from './decide.ts'
import * as story from './fixtures/story.ts'
import { type InterviewStatus, interviewStatuses } from './state.ts'

const outcome = (steps: readonly story.Step[], command: InterviewCommand, ms = 20_000): string => {
  const decision = decide(story.play(...steps).state, command, story.after(ms))
  if (!decision.ok) return decision.refusal.code
  return decision.events.map((event) => event.type).join(' + ') || nothing
}

const everywhere = (result: string): Record<InterviewStatus, string> => ({
  invited: result,
  onboarding: result,
  ready: result,
  in_progress: result,
  paused: result,
  submitted: result,
  scored: result,
  expired: result,
  withdrawn: result,
  cancelled: result,
})
const nothing = 'no effect'
const closed = 'interview_closed'
const notOpen = 'interview_not_open'
const notReady = 'interview_not_ready'
const notPresented = 'question_not_presented'

const granted = 'AccommodationChanged'

const ended = { expired: closed, withdrawn: closed, cancelled: closed }
const over = { submitted: closed, scored: closed, ...ended }
const early = { invited: notReady, onboarding: notReady, ready: notReady }
const answered = { submitted: nothing, scored: nothing }
const opened = { invited: nothing, onboarding: nothing, ready: nothing, in_progress: nothing, paused: nothing }

type Row = [command: InterviewCommand, results: Record<InterviewStatus, string>]

/** Each command in each status; the interview in progress stands between two questions. */
const table: Row[] = [
  [{ type: 'open' }, { ...everywhere(nothing), invited: 'InterviewOpened', ...over }],
  [story.consent, { ...everywhere(nothing), invited: notReady, onboarding: 'ConsentGiven', ...over }],
  [
    { type: 'attachResume', resumeId: 'resume-1' },
    { ...everywhere(notOpen), invited: notReady, onboarding: 'consent_required', ready: 'ResumeAttached', ...over },
  ],
  [story.confirmProfile, { ...everywhere(nothing), invited: notReady, onboarding: 'consent_required', ...over }],
  [
    { type: 'startPractice', limitSeconds: 60 },
    { ...everywhere('practice_done'), ...early, ready: 'PracticeStarted', ...over },
  ],
  [{ type: 'finishPractice' }, { ...everywhere(nothing), ...early, ready: notOpen, ...over }],
  [
    story.start,
    { ...everywhere(nothing), invited: notReady, onboarding: 'consent_required', ready: 'InterviewStarted', ...over },
  ],
  [{ type: 'presentNext' }, { ...early, in_progress: 'QuestionPresented', paused: notOpen, ...over }],
  [
    { type: 'acknowledge', questionId: 'q2' },
    { ...everywhere(notPresented), ...answered, ...ended },
  ],
  [
    story.submit('q1'),
    {
      ...everywhere('already_submitted'),
      invited: notPresented,
      onboarding: notPresented,
      ready: notPresented,
      expired: closed,
    },
  ],
  [story.timeUp('q2'), { ...everywhere(notPresented), ...answered, ...ended }],
  [{ type: 'pause' }, { ...early, in_progress: 'InterviewPaused', paused: nothing, ...over }],
  [{ type: 'resume' }, { ...everywhere('not_paused'), in_progress: nothing, paused: 'InterviewResumed', ...over }],
  [{ type: 'requestHuman' }, { ...everywhere('HumanRequested'), invited: notReady }],
  [
    { type: 'askForTime', accommodation: 50, reasonId: 'reason-1' },
    { ...everywhere('TimeRequested'), ...early, onboarding: granted, ready: granted, ...over },
  ],
  [{ type: 'withdraw' }, { ...everywhere('InterviewWithdrawn'), ...over, withdrawn: nothing }],
  [{ type: 'expire' }, { ...everywhere(notOpen), ...over, expired: nothing }],
  [
    { type: 'accommodate', by: 'user-1', accommodation: 25, reasonId: null },
    { ...everywhere(granted), ...over },
  ],
  [
    { type: 'extendTime', by: 'user-1', seconds: 30, reasonId: null },
    { ...everywhere(notPresented), ...over },
  ],
  [
    { type: 'cancel', by: 'user-1', reasonId: null },
    { ...everywhere('InterviewCancelled'), ...ended, scored: closed, cancelled: nothing },
  ],
  [
    { type: 'reopen', by: 'user-1', reasonId: null, expiresAt: story.START + 2 * story.WEEK },
    { ...everywhere('InterviewReopened'), ...opened, submitted: closed, scored: closed },
  ],
  [
    { type: 'review', by: 'user-1', reviewId: 'review-1' },
    { ...everywhere(notOpen), scored: 'ReviewRecorded' },
  ],
  [
    { type: 'rateAnswer', by: 'user-1', questionId: 'q1', ratingId: 'rating-1' },
    { ...everywhere(notOpen), scored: 'AnswerRated' },
  ],
  [
    story.recordScore('q1', 50, 'score-2'),
    { ...everywhere('AnswerScored'), invited: notOpen, onboarding: notOpen, ready: notOpen, ...ended },
  ],
  [
    { type: 'finalise', score: { kind: 'provisional', value: 60 } },
    { ...everywhere(notOpen), scored: 'InterviewScored', ...ended },
  ],
]

describe('each command in each status (R10.1, R10.3, R10.4)', () => {
  for (const [command, results] of table) {
    it.each(interviewStatuses.map((status) => [status, results[status]]))(
      `${command.type} when %s: %s`,
      (status, expected) => {
        expect(outcome(story.storyTo[status], command)).toBe(expected)
      },
    )
  }
})

describe('invitations', () => {
  it('only an invitation begins an interview', () => {
    expect(decide(null, { type: 'open' }, story.after(0))).toEqual({ ok: false, refusal: { code: 'not_found' } })
  })
  it('inviting twice has no further effect, another interview under this id is refused', () => {
    expect(outcome(story.toReady, story.invite)).toBe('no effect')
    expect(outcome(story.toReady, { ...story.invite, interviewId: 'interview-2' })).toBe('already_exists')
  })
})
