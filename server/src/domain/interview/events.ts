import type { Score } from '../scoring/score.ts'
import type { InterviewPlan } from './plan.ts'
import type { Accommodation, Instant } from './state.ts'

/**
 * What happened, in plain JSON, with no personal text: words live in their own tables, events hold ids and hashes.
 * `by` on people's events is a user id; `at` never goes back within one interview.
 */
export type InterviewEvent = { at: Instant } & (
  | {
      type: 'InterviewInvited'
      interviewId: string
      candidateId: string
      positionId: string
      templateVersionId: string
      expiresAt: Instant
    }
  | { type: 'InterviewOpened' }
  | { type: 'ConsentGiven'; noticeVersion: string }
  | { type: 'ResumeAttached'; resumeId: string }
  | { type: 'ProfileConfirmed' }
  | { type: 'HumanRequested' }
  | { type: 'TimeRequested'; accommodation: Accommodation; reasonId: string | null }
  /** `by` is 'candidate' before the start, afterwards the interviewer who agreed. */
  | { type: 'AccommodationChanged'; accommodation: Accommodation; reasonId: string | null; by: string }
  | { type: 'PracticeStarted'; limitSeconds: number | null }
  | { type: 'PracticeFinished'; by: 'candidate' | 'clock' }
  | { type: 'InterviewStarted'; plan: InterviewPlan; accommodation: Accommodation; expiresAt: Instant }
  | { type: 'QuestionPresented'; questionId: string; limitSeconds: number | null }
  | { type: 'ClockStarted'; questionId: string; startedAt: Instant; by: 'candidate' | 'clock' }
  | {
      type: 'AnswerSubmitted'
      questionId: string
      answerId: string
      sha256: string
      usedMs: number
      by: 'candidate' | 'clock'
    }
  | { type: 'InterviewPaused' }
  | { type: 'InterviewResumed' }
  | { type: 'TimeExtended'; questionId: string; extraMs: number; by: string; reasonId: string | null }
  | { type: 'InterviewSubmitted' }
  | { type: 'InvitationRenewed'; by: string; expiresAt: Instant }
  | { type: 'InterviewReopened'; by: string; reasonId: string | null; expiresAt: Instant }
  | { type: 'InterviewCancelled'; by: string; reasonId: string | null }
  | { type: 'InterviewWithdrawn' }
  | { type: 'InterviewExpired' }
  | { type: 'AnswerScored'; questionId: string; answerId: string; scoreId: string; score: Score }
  | { type: 'InterviewScored'; score: Score }
  | { type: 'ReviewRecorded'; reviewId: string; by: string }
  | { type: 'AnswerRated'; questionId: string; ratingId: string; by: string }
)

export type InterviewEventType = InterviewEvent['type']
export type EventOf<T extends InterviewEventType> = Extract<InterviewEvent, { type: T }>
