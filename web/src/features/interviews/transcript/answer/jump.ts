import type { TextRange } from '@colloquy/contracts/vocabulary'
import { evidenceId, questionAnchor } from './evidence.ts'

/** Brings a question, or the evidence in its answer, into view and puts the focus there. */
export function jumpTo(questionId: string, evidence: readonly TextRange[] = []) {
  const found =
    evidence.map(({ start }) => document.getElementById(evidenceId(questionId, start))).find(Boolean) ??
    document.getElementById(questionAnchor(questionId))
  found?.scrollIntoView({ block: 'center', behavior: 'auto' })
  found?.focus({ preventScroll: true })
}
