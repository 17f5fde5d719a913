import type { AnswerScore } from '@colloquy/contracts/scores'
import type { TextRange } from '@colloquy/contracts/vocabulary'

export type Evidence = TextRange & { label: string }
export type Segment = { text: string; start: number; labels: string[] }

/** Cuts a text where evidence begins or ends; ranges may overlap or reach past the end. */
export function segments(text: string, evidence: readonly Evidence[]): Segment[] {
  const within = evidence
    .map((range) => ({ ...range, start: Math.max(0, range.start), end: Math.min(text.length, range.end) }))
    .filter(({ start, end }) => start < end)
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const covering = within.filter((range) => range.start <= start && range.end >= end)
    return { text: text.slice(start, end), start, labels: [...new Set(covering.map(({ label }) => label))] }
  })
}

/** Everything in the answer that supports a level or shows a key point, with what it supports. */
export function evidenceOf(score: AnswerScore | null, criterionName: (id: string) => string): Evidence[] {
  if (!score) return []
  const points = score.keyPoints.flatMap(({ text, evidence }) => evidence.map((range) => ({ ...range, label: text })))
  const criteria = score.criteria.flatMap((one) =>
    'evidence' in one ? one.evidence.map((range) => ({ ...range, label: criterionName(one.criterionId) })) : [],
  )
  return [...points, ...criteria]
}

/** Where a piece of evidence can be jumped to. */
export const evidenceId = (questionId: string, start: number) => `evidence-${questionId}-${start}`
export const questionAnchor = (questionId: string) => `question-${questionId}`
