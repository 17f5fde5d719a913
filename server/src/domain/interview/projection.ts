import type { ScoreKind } from '../scoring/score.ts'
import { nextDeadline } from './due.ts'
import {
  type Accommodation,
  type EndedState,
  type Instant,
  type InterviewState,
  type InterviewStatus,
  isEnded,
  isStarted,
} from './state.ts'
import { questionDeadline } from './timing.ts'

/** What lists read of an interview. Moments in epoch milliseconds. Written beside the events, from the same state. */
export type InterviewRow = {
  id: string
  seq: number
  candidateId: string
  positionId: string
  templateVersionId: string
  status: InterviewStatus
  waitingFor: 'candidate' | 'scoring' | 'review' | 'decision' | 'nobody'
  invitedAt: Instant
  expiresAt: Instant
  openedAt: Instant | null
  consentVersion: string | null
  consentedAt: Instant | null
  resumeId: string | null
  readyAt: Instant | null
  startedAt: Instant | null
  submittedAt: Instant | null
  scoredAt: Instant | null
  endedAt: Instant | null
  lastEventAt: Instant
  questionCount: number
  answeredCount: number
  currentQuestionId: string | null
  /** null while the clock waits for the acknowledgement, and for untimed questions. */
  deadline: Instant | null
  /** When the clock has something to do next; the job's index. */
  nextDueAt: Instant | null
  pausesLeft: number
  accommodation: Accommodation
  timeRequested: Accommodation | null
  humanRequestedAt: Instant | null
  scoreKind: ScoreKind | null
  scoreValue: number | null
  reviewCount: number
}

/** The row for a state: a pure function of it, so that a replay gives the same row. */
export function project(state: InterviewState): InterviewRow {
  const held = isEnded(state) ? state.before : state
  return {
    id: state.interviewId,
    seq: state.seq,
    candidateId: state.candidateId,
    positionId: state.positionId,
    templateVersionId: state.templateVersionId,
    status: state.status,
    waitingFor: waitingFor(state),
    invitedAt: state.invitedAt,
    expiresAt: state.expiresAt,
    endedAt: isEnded(state) ? state.endedAt : null,
    lastEventAt: state.lastEventAt,
    nextDueAt: nextDeadline(state),
    accommodation: state.accommodation,
    timeRequested: state.timeRequest?.accommodation ?? null,
    humanRequestedAt: state.humanRequestedAt,
    ...onboarded(held),
    ...progress(held),
    ...openQuestion(state),
    ...outcome(held),
  }
}

type Held = Exclude<InterviewState, EndedState>

function onboarded(held: Held) {
  if (held.status === 'invited') {
    return { openedAt: null, consentVersion: null, consentedAt: null, resumeId: null, readyAt: null }
  }
  return {
    openedAt: held.openedAt,
    consentVersion: held.consent?.noticeVersion ?? null,
    consentedAt: held.consent?.at ?? null,
    resumeId: held.resumeId,
    readyAt: held.status === 'onboarding' ? null : held.readyAt,
  }
}

function progress(held: Held) {
  if (!isStarted(held)) return { startedAt: null, questionCount: 0, answeredCount: 0, pausesLeft: 0 }
  return {
    startedAt: held.startedAt,
    questionCount: held.plan.questions.length,
    answeredCount: held.answers.length,
    pausesLeft: Math.max(0, held.plan.pausesAllowed - held.pausesUsed),
  }
}

function openQuestion(state: InterviewState) {
  if (state.status !== 'in_progress' || state.question === null) return { currentQuestionId: null, deadline: null }
  const { question } = state
  const { questionId, clockStartedAt } = question
  const deadline = clockStartedAt === null ? null : questionDeadline(question, clockStartedAt)
  return { currentQuestionId: questionId, deadline }
}

function outcome(held: Held) {
  const submittedAt = held.status === 'submitted' || held.status === 'scored' ? held.submittedAt : null
  if (held.status !== 'scored') {
    return { submittedAt, scoredAt: null, scoreKind: null, scoreValue: null, reviewCount: 0 }
  }
  const { scoredAt, score, reviews } = held
  return { submittedAt, scoredAt, scoreKind: score.kind, scoreValue: score.value, reviewCount: reviews.length }
}

/** Whose turn it is; that a decision was made is known elsewhere. */
function waitingFor(state: InterviewState): InterviewRow['waitingFor'] {
  if (isEnded(state)) return 'nobody'
  if (state.status === 'submitted') return 'scoring'
  if (state.status === 'scored') return state.reviews.length === 0 ? 'review' : 'decision'
  return 'candidate'
}
