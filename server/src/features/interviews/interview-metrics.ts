import type { InterviewEvent } from '../../domain/interview/events.ts'
import type { Metrics } from '../../infra/metrics/metrics.ts'

const changes = {
  InterviewStarted: 'started',
  InterviewSubmitted: 'completed',
  InterviewExpired: 'abandoned',
  InterviewWithdrawn: 'abandoned',
  InterviewScored: 'scored',
} as const

/** Counts what happened to interviews, once it is committed. */
export function countChanges(
  metrics: Pick<Metrics, 'interviewChanged' | 'answerSubmitted'>,
  events: readonly InterviewEvent[],
): void {
  for (const event of events) {
    if (event.type in changes) metrics.interviewChanged(changes[event.type as keyof typeof changes])
    if (event.type === 'AnswerSubmitted') metrics.answerSubmitted(event.by, event.usedMs / 1000)
  }
}
