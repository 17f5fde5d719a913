import type { PreflightOutcome } from '@colloquy/contracts/preflight'
import type { Question, QuestionStatus } from '@colloquy/contracts/questions'
import type { Tone } from '../../ui/state-badge.tsx'

export const statusWords: Record<QuestionStatus, string> = { active: 'Active', draft: 'Drafts', retired: 'Retired' }
export const statusOptions = (['active', 'draft', 'retired'] as const).map((value) => ({
  value,
  label: statusWords[value],
}))

export const preflightWords: Record<PreflightOutcome, { tone: Tone; text: string }> = {
  passed: { tone: 'done', text: 'pre-flight passed' },
  failed: { tone: 'failed', text: 'pre-flight failed' },
  untried: { tone: 'quiet', text: 'not tried yet' },
}

/** Where a question comes from, in a few words. */
export function originText({ origin, draftedBy }: Pick<Question, 'origin' | 'draftedBy'>): string {
  if (draftedBy) return `first drafted by ${draftedBy}`
  return origin === 'shipped' ? 'ships with Colloquy' : 'written here'
}
