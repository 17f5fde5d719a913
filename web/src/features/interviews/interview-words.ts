import type { InterviewListItem, WaitingFor } from '@colloquy/contracts/interviews'
import type { DecisionOutcome } from '@colloquy/contracts/reviews'
import type { InterviewScore, ScoreKind } from '@colloquy/contracts/scores'
import type { InterviewStatus } from '@colloquy/contracts/vocabulary'
import type { Tone } from '../../ui/state-badge.tsx'

/** A state of an interview as the workbench says it. */
export const statusWords: Record<InterviewStatus, { word: string; tone: Tone }> = {
  invited: { word: 'Invited', tone: 'quiet' },
  onboarding: { word: 'Getting ready', tone: 'progress' },
  ready: { word: 'Ready to start', tone: 'progress' },
  in_progress: { word: 'Answering', tone: 'progress' },
  paused: { word: 'Paused', tone: 'waiting' },
  submitted: { word: 'Being scored', tone: 'progress' },
  scored: { word: 'Scored', tone: 'done' },
  expired: { word: 'Expired', tone: 'quiet' },
  withdrawn: { word: 'Withdrew', tone: 'quiet' },
  cancelled: { word: 'Cancelled', tone: 'quiet' },
}

export const waitingWords: Record<WaitingFor, string> = {
  candidate: 'the candidate',
  scoring: 'scoring',
  review: 'a review',
  decision: 'a decision',
  nobody: 'nobody',
}

export const decisionWords: Record<DecisionOutcome, { word: string; tone: Tone }> = {
  advance: { word: 'Advanced', tone: 'done' },
  hold: { word: 'On hold', tone: 'waiting' },
  reject: { word: 'Rejected', tone: 'quiet' },
}

/** A decided interview says what was decided; a scored one is done only when a person has reviewed. */
export function stateOf({
  status,
  decision,
  waitingFor,
}: Pick<InterviewListItem, 'status' | 'decision' | 'waitingFor'>) {
  if (decision) return decisionWords[decision]
  if (status === 'scored' && waitingFor === 'review') return { word: 'Scored', tone: 'waiting' } as const
  return statusWords[status]
}

const kindWords: Record<ScoreKind, string> = {
  scored: 'scored',
  provisional: 'provisional',
  human: 'human',
  incomplete: 'incomplete',
}

/** "72 provisional", "81 human", "incomplete": a total is never shown without what it rests on. */
export function scoreText({ value, kind }: InterviewScore): string {
  return value === null ? kindWords[kind] : `${Math.round(value)} ${kindWords[kind]}`
}

/** Beside the neutral name of a blind review. */
export const nameHiddenWords = 'Name hidden until the decision'

/** What to call somebody whose name is not known yet. */
export function nameOf({ name, email }: { name: string | null; email: string | null }): string {
  return name ?? email ?? 'No name yet'
}
