import { type Instant, type InterviewState, isOpen } from './state.ts'
import { ACKNOWLEDGE_WITHIN_MS, closesAt, momentOf, practiceDeadline } from './timing.ts'

/** What the clock owes an interview. For `timeUp` the caller adds the answer's id and the last draft's hash. */
export type DueCommand =
  | { type: 'acknowledge'; questionId: string }
  | { type: 'timeUp'; questionId: string }
  | { type: 'finishPractice' }
  | { type: 'expire' }

type Due = { at: Instant; command: DueCommand }

function nextDue(state: InterviewState): Due | null {
  if (!isOpen(state)) return null
  const expiry: Due = { at: state.expiresAt, command: { type: 'expire' } }
  if (state.status === 'ready') {
    const deadline = practiceDeadline(state)
    return deadline !== null && deadline < state.expiresAt
      ? { at: deadline, command: { type: 'finishPractice' } }
      : expiry
  }
  if (state.status !== 'in_progress' || state.question === null) return expiry

  const { question } = state
  const { questionId } = question
  const startsByItself = question.presentedAt + ACKNOWLEDGE_WITHIN_MS
  if (question.clockStartedAt === null) return { at: startsByItself, command: { type: 'acknowledge', questionId } }
  const closes = closesAt(state, question, question.clockStartedAt) ?? startsByItself
  return { at: closes, command: { type: 'timeUp', questionId } }
}

/**
 * The command that time has made necessary, if any. Whoever loads an interview (request or job) applies it and asks
 * again until there is none; only then is the state the truth at `now`.
 */
export function dueCommand(state: InterviewState, now: Date): DueCommand | null {
  const due = nextDue(state)
  return due !== null && momentOf(state, now) >= due.at ? due.command : null
}

/** When the clock job must look next, in epoch milliseconds; null when time can change nothing any more. */
export const nextDeadline = (state: InterviewState): Instant | null => nextDue(state)?.at ?? null
