import type { EventOf, InterviewEvent } from './events.ts'
import {
  type InProgressState,
  type Instant,
  type InterviewState,
  type InterviewStatus,
  isEnded,
  isOpen,
  isStarted,
  type PresentedQuestion,
  type ReopenableState,
  type StartedState,
} from './state.ts'
import { largerAccommodation } from './timing.ts'

/** The state after an event. Throws on an event that cannot follow this state: that is a bug or a damaged store. */
export function evolve(state: InterviewState | null, event: InterviewEvent): InterviewState {
  if (state === null) return invited(event)
  return after({ ...state, seq: state.seq + 1, lastEventAt: event.at }, event)
}

/** The state after a whole history, or null for an empty one. */
export const replay = (events: readonly InterviewEvent[]): InterviewState | null =>
  events.reduce<InterviewState | null>(evolve, null)

function invited(event: InterviewEvent): InterviewState {
  if (event.type !== 'InterviewInvited') throw new Error(`${event.type} cannot be the first event of an interview.`)
  const { interviewId, candidateId, positionId, templateVersionId, expiresAt, at } = event
  return {
    status: 'invited',
    seq: 1,
    interviewId,
    candidateId,
    positionId,
    templateVersionId,
    invitedAt: at,
    expiresAt,
    lastEventAt: at,
    accommodation: 0,
    accommodationReasonId: null,
    timeRequest: null,
    humanRequestedAt: null,
  }
}

function after(state: InterviewState, event: InterviewEvent): InterviewState {
  const { at } = event
  switch (event.type) {
    case 'InterviewInvited':
      throw impossible(state, event)
    case 'InterviewOpened':
      return { ...inStatus(state, event, 'invited'), status: 'onboarding', openedAt: at, consent: null, resumeId: null }
    case 'ConsentGiven':
      return { ...inStatus(state, event, 'onboarding'), consent: { noticeVersion: event.noticeVersion, at } }
    case 'ResumeAttached':
      return { ...inStatus(state, event, 'onboarding', 'ready'), resumeId: event.resumeId }
    case 'ProfileConfirmed':
      return profileConfirmed(state, event)
    case 'PracticeStarted': {
      const practice = { status: 'running', startedAt: at, limitSeconds: event.limitSeconds } as const
      return { ...inStatus(state, event, 'ready'), practice }
    }
    case 'PracticeFinished':
      return { ...inStatus(state, event, 'ready'), practice: { status: 'done', at } }
    case 'InterviewStarted':
      return started(state, event)
    case 'QuestionPresented':
      return presented(state, event)
    case 'ClockStarted':
      return onOpenQuestion(state, event, () => ({ clockStartedAt: event.startedAt }))
    case 'TimeExtended':
      return onOpenQuestion(state, event, ({ extraMs }) => ({ extraMs: extraMs + event.extraMs }))
    case 'AnswerSubmitted':
      return answered(state, event)
    case 'InterviewPaused': {
      const { question: _, ...rest } = betweenQuestions(state, event)
      return { ...rest, status: 'paused', pausedAt: at, pausesUsed: rest.pausesUsed + 1 }
    }
    case 'InterviewResumed': {
      const { pausedAt: _, ...rest } = inStatus(state, event, 'paused')
      return { ...rest, status: 'in_progress', question: null }
    }
    case 'InterviewSubmitted': {
      const { question: _, ...rest } = betweenQuestions(state, event)
      return { ...rest, status: 'submitted', submittedAt: at }
    }
    case 'TimeRequested': {
      const timeRequest = { accommodation: event.accommodation, reasonId: event.reasonId, at }
      return { ...inStatus(state, event, 'in_progress', 'paused'), timeRequest }
    }
    case 'AccommodationChanged':
      return accommodated(state, event)
    case 'HumanRequested':
      return { ...state, humanRequestedAt: at }
    case 'InterviewExpired':
      return ended(state, event, 'expired')
    case 'InterviewWithdrawn':
      return ended(state, event, 'withdrawn')
    case 'InterviewCancelled':
      return ended(state, event, 'cancelled')
    case 'InvitationRenewed':
      if (!isOpen(state)) throw impossible(state, event)
      return { ...state, expiresAt: event.expiresAt }
    case 'InterviewReopened':
      return reopened(state, event)
    case 'AnswerScored':
      return answerScored(state, event)
    case 'InterviewScored':
      if (state.status === 'scored') return { ...state, score: event.score }
      return { ...inStatus(state, event, 'submitted'), status: 'scored', scoredAt: at, score: event.score, reviews: [] }
    case 'AnswerRated':
      return inStatus(state, event, 'scored')
    case 'ReviewRecorded': {
      const scored = inStatus(state, event, 'scored')
      return { ...scored, reviews: [...scored.reviews, { reviewId: event.reviewId, by: event.by, at }] }
    }
  }
}

function profileConfirmed(state: InterviewState, event: EventOf<'ProfileConfirmed'>): InterviewState {
  const onboarding = inStatus(state, event, 'onboarding')
  const { consent } = onboarding
  if (consent === null) throw impossible(state, event)
  return { ...onboarding, status: 'ready', consent, readyAt: event.at, practice: { status: 'offered' } }
}

function started(state: InterviewState, event: EventOf<'InterviewStarted'>): InterviewState {
  const { practice: _, ...ready } = inStatus(state, event, 'ready')
  const { plan, accommodation, expiresAt, at } = event
  return {
    ...ready,
    status: 'in_progress',
    accommodation,
    expiresAt,
    startedAt: at,
    plan,
    answers: [],
    pausesUsed: 0,
    question: null,
  }
}

function presented(state: InterviewState, event: EventOf<'QuestionPresented'>): InterviewState {
  const { questionId, limitSeconds, at } = event
  const { accommodation } = state
  const question = { questionId, presentedAt: at, clockStartedAt: null, limitSeconds, accommodation, extraMs: 0 }
  return { ...betweenQuestions(state, event), question }
}

function answered(state: InterviewState, event: EventOf<'AnswerSubmitted'>): InterviewState {
  const { questionId, answerId, sha256, by, usedMs, at } = event
  const before = inStatus(state, event, 'in_progress')
  if (before.question?.questionId !== questionId) throw impossible(state, event)
  const answer = { questionId, answerId, sha256, by, usedMs, submittedAt: at, scoreIds: [], scoring: null }
  return { ...before, question: null, answers: [...before.answers, answer] }
}

function accommodated(state: InterviewState, event: EventOf<'AccommodationChanged'>): InterviewState {
  if (!isOpen(state)) throw impossible(state, event)
  const { accommodation, reasonId } = event
  const agreed = { accommodation, accommodationReasonId: reasonId, timeRequest: null }
  if (state.status !== 'in_progress' || state.question === null) return { ...state, ...agreed }
  const running = largerAccommodation(state.question.accommodation, accommodation)
  return { ...state, ...agreed, question: { ...state.question, accommodation: running } }
}

function ended(
  state: InterviewState,
  event: EventOf<'InterviewExpired' | 'InterviewWithdrawn' | 'InterviewCancelled'>,
  status: 'expired' | 'withdrawn' | 'cancelled',
): InterviewState {
  const before = reopenable(state, event)
  return { ...identityOf(state), status, endedAt: event.at, before }
}

function reopened(state: InterviewState, event: EventOf<'InterviewReopened'>): InterviewState {
  if (!isEnded(state)) throw impossible(state, event)
  return { ...state.before, ...identityOf(state), expiresAt: event.expiresAt }
}

function answerScored(state: InterviewState, event: EventOf<'AnswerScored'>): InterviewState {
  if (!isStarted(state)) throw impossible(state, event)
  const { answerId, scoreId, score } = event
  const answers = state.answers.map((answer) =>
    answer.answerId === answerId
      ? { ...answer, scoreIds: [...answer.scoreIds, scoreId], scoring: { scoreId, score } }
      : answer,
  )
  return { ...state, answers } satisfies StartedState
}

const identityOf = (state: InterviewState) => ({
  seq: state.seq,
  interviewId: state.interviewId,
  candidateId: state.candidateId,
  positionId: state.positionId,
  templateVersionId: state.templateVersionId,
  invitedAt: state.invitedAt,
  expiresAt: state.expiresAt,
  lastEventAt: state.lastEventAt,
  accommodation: state.accommodation,
  accommodationReasonId: state.accommodationReasonId,
  timeRequest: state.timeRequest,
  humanRequestedAt: state.humanRequestedAt,
})

const impossible = (state: InterviewState, event: { type: string; at: Instant }) =>
  new Error(`${event.type} cannot follow the state “${state.status}” (event ${state.seq} of ${state.interviewId}).`)

const hasStatus = <S extends InterviewStatus>(
  state: InterviewState,
  allowed: readonly S[],
): state is Extract<InterviewState, { status: S }> => allowed.some((status) => status === state.status)

function inStatus<S extends InterviewStatus>(state: InterviewState, event: InterviewEvent, ...allowed: S[]) {
  if (!hasStatus(state, allowed)) throw impossible(state, event)
  return state
}

function reopenable(state: InterviewState, event: InterviewEvent): ReopenableState {
  if (isEnded(state) || state.status === 'scored') throw impossible(state, event)
  return state
}

function betweenQuestions(state: InterviewState, event: InterviewEvent): InProgressState {
  const running = inStatus(state, event, 'in_progress')
  if (running.question !== null) throw impossible(state, event)
  return running
}

function onOpenQuestion(
  state: InterviewState,
  event: EventOf<'ClockStarted' | 'TimeExtended'>,
  change: (question: PresentedQuestion) => Partial<PresentedQuestion>,
): InterviewState {
  const running = inStatus(state, event, 'in_progress')
  const { question } = running
  if (question?.questionId !== event.questionId) throw impossible(state, event)
  return { ...running, question: { ...question, ...change(question) } }
}
