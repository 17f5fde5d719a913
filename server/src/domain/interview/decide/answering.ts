import { accept, type Decision, refuse } from '../../app-error.ts'
import type { AnsweringCommand, CommandOf } from '../commands.ts'
import type { InterviewEvent } from '../events.ts'
import { findOpenQuestion, refuseAnswered, refuseClosed } from '../open-question.ts'
import { nextQuestion } from '../plan.ts'
import { answersOf, type InProgressState, type Instant, type InterviewState, type PresentedQuestion } from '../state.ts'
import { ACKNOWLEDGE_WITHIN_MS, closesAt, usedMs } from '../timing.ts'
import { decidePause, decideResume } from './pausing.ts'

/** One question at a time: presented, its clock started, answered once by the candidate or by the clock. */
export function decideAnswering(
  state: InterviewState,
  command: AnsweringCommand,
  at: Instant,
): Decision<InterviewEvent> {
  switch (command.type) {
    case 'presentNext':
      return presentNext(state, command, at)
    case 'acknowledge':
      return acknowledge(state, command, at)
    case 'submitAnswer':
      return submitAnswer(state, command, at)
    case 'timeUp':
      return timeUp(state, command, at)
    case 'pause':
      return decidePause(state, at)
    case 'resume':
      return decideResume(state, at)
  }
}

function presentNext(
  state: InterviewState,
  { position }: CommandOf<'presentNext'>,
  at: Instant,
): Decision<InterviewEvent> {
  switch (state.status) {
    case 'invited':
    case 'onboarding':
    case 'ready':
      return refuse('interview_not_ready', 'The interview has not started.')
    case 'paused':
      return refuse('interview_not_open', 'The interview is paused.')
    case 'in_progress':
      return state.question === null ? present(state, position, at) : accept()
    default:
      return refuseClosed(state.status)
  }
}

function present(state: InProgressState, position: number | undefined, at: Instant): Decision<InterviewEvent> {
  const next = nextQuestion(state.plan, state.answers)
  if (!next) return refuse('nothing_to_present')
  if (position !== undefined && position < next.position) return accept()
  if (position !== undefined && position > next.position) return refuse('wrong_question')
  const limitSeconds = state.plan.untimed ? null : next.limitSeconds
  return accept({ type: 'QuestionPresented', at, questionId: next.id, limitSeconds })
}

const startedClock = ({ questionId, presentedAt }: PresentedQuestion, at: Instant): InterviewEvent => {
  const startsByItself = presentedAt + ACKNOWLEDGE_WITHIN_MS
  const by = at >= startsByItself ? 'clock' : 'candidate'
  return { type: 'ClockStarted', at, questionId, startedAt: Math.min(at, startsByItself), by }
}

const isAnswered = (state: InterviewState, questionId: string) =>
  answersOf(state).some((answer) => answer.questionId === questionId)

function acknowledge(
  state: InterviewState,
  { questionId }: CommandOf<'acknowledge'>,
  at: Instant,
): Decision<InterviewEvent> {
  if (isAnswered(state, questionId)) return accept()
  const found = findOpenQuestion(state, questionId)
  if (!found.ok) return found
  return found.question.clockStartedAt === null ? accept(startedClock(found.question, at)) : accept()
}

function submitAnswer(
  state: InterviewState,
  command: CommandOf<'submitAnswer'>,
  at: Instant,
): Decision<InterviewEvent> {
  const answered = refuseAnswered(state, command.questionId)
  if (answered) return answered
  const found = findOpenQuestion(state, command.questionId)
  if (!found.ok) return found
  const closes = closesAt(found.state, found.question, at)
  if (closes !== null && at >= closes) {
    return refuse('answer_too_late', 'Time was up. The last text that we had saved is submitted.')
  }
  return accept(...answer(found.state, found.question, { ...command, by: 'candidate' }, at))
}

function timeUp(state: InterviewState, command: CommandOf<'timeUp'>, at: Instant): Decision<InterviewEvent> {
  if (isAnswered(state, command.questionId)) return accept()
  const found = findOpenQuestion(state, command.questionId)
  if (!found.ok) return found
  const closes = closesAt(found.state, found.question, at)
  if (closes === null || at < closes) return refuse('interview_not_open', 'The time for this question is not over.')
  return accept(...answer(found.state, found.question, { ...command, by: 'clock' }, at, closes))
}

/** Answering implies that the question was on the screen, so its clock has started; the last answer submits the interview. */
function answer(
  state: InProgressState,
  question: PresentedQuestion,
  given: { questionId: string; answerId: string; sha256: string; by: 'candidate' | 'clock' },
  at: Instant,
  usedUntil: Instant = at,
): InterviewEvent[] {
  const { questionId, answerId, sha256, by } = given
  const events: InterviewEvent[] = question.clockStartedAt === null ? [startedClock(question, at)] : []
  events.push({ type: 'AnswerSubmitted', at, questionId, answerId, sha256, by, usedMs: usedMs(question, usedUntil) })
  const isLast = !nextQuestion(state.plan, [...state.answers, { questionId }])
  if (isLast) events.push({ type: 'InterviewSubmitted', at })
  return events
}
