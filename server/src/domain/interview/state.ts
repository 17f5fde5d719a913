import type { Score } from '../scoring/score.ts'
import type { InterviewPlan } from './plan.ts'

/** Milliseconds since the epoch, UTC. The state is plain JSON and may be stored as it is. */
export type Instant = number

/** Extra time in percent of the limit, or no limit at all. */
export type Accommodation = 0 | 25 | 50 | 100 | 'untimed'

type Consent = { noticeVersion: string; at: Instant }

type Practice =
  | { status: 'offered' }
  | { status: 'running'; startedAt: Instant; limitSeconds: number | null }
  | { status: 'done'; at: Instant }

/** The one question that is in front of the candidate. */
export type PresentedQuestion = {
  questionId: string
  presentedAt: Instant
  /** null until acknowledged; `timing.ts` knows when it starts by itself. */
  clockStartedAt: Instant | null
  limitSeconds: number | null
  /** The largest that was granted while this question was open: a running clock is never shortened. */
  accommodation: Accommodation
  /** Time that an interviewer added to this question. */
  extraMs: number
}

export type SubmittedAnswer = {
  questionId: string
  answerId: string
  sha256: string
  by: 'candidate' | 'clock'
  usedMs: number
  submittedAt: Instant
  /** All scorings so far, oldest first, so that a late copy of one is known. */
  scoreIds: readonly string[]
  /** The latest scoring; earlier ones stay in the events. */
  scoring: { scoreId: string; score: Score } | null
}

type Identity = {
  /** Number of events behind this state. */
  seq: number
  interviewId: string
  candidateId: string
  positionId: string
  templateVersionId: string
  invitedAt: Instant
  /** When an interview that is not finished ends by itself. */
  expiresAt: Instant
  lastEventAt: Instant
  accommodation: Accommodation
  /** Points to the walled-off record; never shown to people who rate. */
  accommodationReasonId: string | null
  /** Asked for while the clock was running; an interviewer has not answered yet. */
  timeRequest: { accommodation: Accommodation; reasonId: string | null; at: Instant } | null
  humanRequestedAt: Instant | null
}

type Onboarded = { openedAt: Instant; consent: Consent; resumeId: string | null; readyAt: Instant }
type Started = Onboarded & {
  startedAt: Instant
  plan: InterviewPlan
  answers: readonly SubmittedAnswer[]
  pausesUsed: number
}

export type InvitedState = Identity & { status: 'invited' }
export type OnboardingState = Identity & {
  status: 'onboarding'
  openedAt: Instant
  consent: Consent | null
  resumeId: string | null
}
export type ReadyState = Identity & Onboarded & { status: 'ready'; practice: Practice }
export type InProgressState = Identity & Started & { status: 'in_progress'; question: PresentedQuestion | null }
export type PausedState = Identity & Started & { status: 'paused'; pausedAt: Instant }
export type SubmittedState = Identity & Started & { status: 'submitted'; submittedAt: Instant }
export type ScoredState = Identity &
  Started & {
    status: 'scored'
    submittedAt: Instant
    scoredAt: Instant
    score: Score
    reviews: readonly { reviewId: string; by: string; at: Instant }[]
  }

export type OpenState = InvitedState | OnboardingState | ReadyState | InProgressState | PausedState
export type ReopenableState = OpenState | SubmittedState

/** Ended before it was scored. `before` is what a reopening returns to. */
export type EndedState = Identity & {
  status: 'expired' | 'withdrawn' | 'cancelled'
  endedAt: Instant
  before: ReopenableState
}

export type StartedState = InProgressState | PausedState | SubmittedState | ScoredState
export type InterviewState = ReopenableState | ScoredState | EndedState
export type InterviewStatus = InterviewState['status']

export const interviewStatuses = [
  'invited',
  'onboarding',
  'ready',
  'in_progress',
  'paused',
  'submitted',
  'scored',
  'expired',
  'withdrawn',
  'cancelled',
] as const satisfies readonly InterviewStatus[]

export const isEnded = (state: InterviewState): state is EndedState =>
  state.status === 'expired' || state.status === 'withdrawn' || state.status === 'cancelled'

export const isStarted = (state: InterviewState): state is StartedState =>
  state.status === 'in_progress' ||
  state.status === 'paused' ||
  state.status === 'submitted' ||
  state.status === 'scored'

export const isOpen = (state: InterviewState): state is OpenState =>
  state.status === 'invited' ||
  state.status === 'onboarding' ||
  state.status === 'ready' ||
  state.status === 'in_progress' ||
  state.status === 'paused'

/** The answers given so far; an ended interview keeps those it had. */
export const answersOf = (state: InterviewState): readonly SubmittedAnswer[] => {
  const holder = isEnded(state) ? state.before : state
  return isStarted(holder) ? holder.answers : []
}
