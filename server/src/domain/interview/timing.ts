import type { Accommodation, InProgressState, Instant, InterviewState, PresentedQuestion, ReadyState } from './state.ts'

/** A question whose display nobody acknowledged starts its clock by itself, this long after it was presented. */
export const ACKNOWLEDGE_WITHIN_MS = 5_000

/** The moment to decide at: never before the last event, so that a server whose clock is behind gains nobody time. */
export const momentOf = (state: InterviewState, now: Date): Instant => Math.max(now.getTime(), state.lastEventAt)

/** Limit in milliseconds with extra time, or null without limit: 60 s with 50 % is 90,000. */
export function allowedMs(limitSeconds: number | null, accommodation: Accommodation, extraMs = 0): number | null {
  if (limitSeconds === null || accommodation === 'untimed') return null
  return Math.round(limitSeconds * (1000 + accommodation * 10)) + extraMs
}

export const largerAccommodation = (a: Accommodation, b: Accommodation): Accommodation => {
  if (a === 'untimed' || b === 'untimed') return 'untimed'
  return a > b ? a : b
}

const allowedFor = ({ limitSeconds, accommodation, extraMs }: PresentedQuestion) =>
  allowedMs(limitSeconds, accommodation, extraMs)

/** When the clock of a presented question started as seen at `at`; null while it waits for the acknowledgement. */
export function clockStart(question: PresentedQuestion, at: Instant): Instant | null {
  if (question.clockStartedAt !== null) return question.clockStartedAt
  const startsByItself = question.presentedAt + ACKNOWLEDGE_WITHIN_MS
  return at >= startsByItself ? startsByItself : null
}

/** The deadline that the candidate sees; null while the clock waits or when there is no limit. */
export function questionDeadline(question: PresentedQuestion, at: Instant): Instant | null {
  const start = clockStart(question, at)
  const allowed = allowedFor(question)
  return start === null || allowed === null ? null : start + allowed
}

/** From this moment on no text for the open question counts; null while its clock waits. Untimed ones end with the interview. */
export function closesAt(state: InProgressState, question: PresentedQuestion, at: Instant): Instant | null {
  if (clockStart(question, at) === null) return null
  const deadline = questionDeadline(question, at)
  return deadline === null ? Math.max(state.expiresAt, question.presentedAt) : deadline + state.plan.graceMs
}

/** Time used on the open question in milliseconds, at most what was allowed; grace does not count. */
export function usedMs(question: PresentedQuestion, at: Instant): number {
  const used = Math.max(0, at - (clockStart(question, at) ?? at))
  return Math.min(used, allowedFor(question) ?? used)
}

export function practiceDeadline({ practice, accommodation }: ReadyState): Instant | null {
  if (practice.status !== 'running') return null
  const allowed = allowedMs(practice.limitSeconds, accommodation)
  return allowed === null ? null : practice.startedAt + allowed
}

/** Milliseconds left on the running clock (question or practice), never below 0; null when nothing runs against a limit. */
export function remainingMs(state: InterviewState, now: Date): number | null {
  const at = momentOf(state, now)
  if (state.status === 'ready') {
    const deadline = practiceDeadline(state)
    return deadline === null ? null : Math.max(0, deadline - at)
  }
  if (state.status !== 'in_progress' || state.question === null) return null
  if (clockStart(state.question, at) === null) return allowedFor(state.question)
  const deadline = questionDeadline(state.question, at)
  return deadline === null ? null : Math.max(0, deadline - at)
}
