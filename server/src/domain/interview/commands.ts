import type { Score } from '../scoring/score.ts'
import type { InterviewPlan } from './plan.ts'
import type { Accommodation, Instant } from './state.ts'

type ProfileField = 'name' | 'email' | 'phone'

export type InviteCommand = {
  type: 'invite'
  interviewId: string
  candidateId: string
  positionId: string
  templateVersionId: string
  expiresAt: Instant
}

export type OnboardingCommand =
  | { type: 'open' }
  /** `presentVersion`: of the notice that the page would show now. */
  | { type: 'consent'; noticeVersion: string; presentVersion: string }
  | { type: 'attachResume'; resumeId: string }
  /** `missing`: required profile fields that are still empty. */
  | { type: 'confirmProfile'; missing: readonly ProfileField[] }
  | { type: 'startPractice'; limitSeconds: number | null }
  | { type: 'finishPractice' }
  | { type: 'start'; plan: InterviewPlan }

export type AnsweringCommand =
  /** `position`: the question that the sender expects (1 = first), so that a late copy does not open the one after it. */
  | { type: 'presentNext'; position?: number }
  | { type: 'acknowledge'; questionId: string }
  | { type: 'submitAnswer'; questionId: string; answerId: string; sha256: string }
  /** By the server; `sha256` of the last draft saved, or of the empty text. */
  | { type: 'timeUp'; questionId: string; answerId: string; sha256: string }
  | { type: 'pause' }
  | { type: 'resume' }

export type AnytimeCommand =
  | { type: 'requestHuman' }
  /** Before the start it is granted at once; while a clock may run it waits for an interviewer. */
  | { type: 'askForTime'; accommodation: Accommodation; reasonId: string | null }
  | { type: 'withdraw' }
  | { type: 'expire' }

/** `by` is the id of the person who acts; reasons are kept apart and named by id. */
export type InterviewerCommand =
  | { type: 'accommodate'; by: string; accommodation: Accommodation; reasonId: string | null }
  /** Adds `seconds` (above 0) to the open question; with `questionId`, only if that is the one. */
  | { type: 'extendTime'; by: string; seconds: number; reasonId: string | null; questionId?: string }
  | { type: 'cancel'; by: string; reasonId: string | null }
  /** An interview that expired, or was withdrawn or cancelled, goes on where it was, until `expiresAt`. */
  | { type: 'reopen'; by: string; reasonId: string | null; expiresAt: Instant }
  /** A new link until `expiresAt`: an unfinished interview lasts at least as long, an ended one stays ended. */
  | { type: 'renew'; by: string; expiresAt: Instant }
  | { type: 'review'; by: string; reviewId: string }
  /** One answer that no scorer could settle. */
  | { type: 'rateAnswer'; by: string; questionId: string; ratingId: string }

export type ScoringCommand =
  | { type: 'recordScore'; questionId: string; answerId: string; scoreId: string; score: Score }
  | { type: 'finalise'; score: Score }

export type InterviewCommand =
  | InviteCommand
  | OnboardingCommand
  | AnsweringCommand
  | AnytimeCommand
  | InterviewerCommand
  | ScoringCommand

export type CommandOf<T extends InterviewCommand['type']> = Extract<InterviewCommand, { type: T }>
