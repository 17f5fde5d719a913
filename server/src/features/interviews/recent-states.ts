import type { InterviewState } from '../../domain/interview/state.ts'

export type RecentStates = ReturnType<typeof createRecentStates>

/**
 * The states that this process saw last. A guess and never the truth: another process may have gone on, so whatever is
 * written by it names the `seq` it was decided on, and is decided again from the stored state where that has passed.
 */
export function createRecentStates(most = 5000) {
  const states = new Map<string, InterviewState>()
  return {
    remember(state: InterviewState): void {
      states.delete(state.interviewId)
      states.set(state.interviewId, state)
      if (states.size <= most) return
      const [oldest] = states.keys()
      if (oldest) states.delete(oldest)
    },
    recall: (interviewId: string): InterviewState | undefined => states.get(interviewId),
  }
}
