import type { Evidence } from './evidence.ts'

export type JudgedKeyPoint = {
  text: string
  weight: number
  found: boolean
  /** Locked ranges of the answer; a point without one counts as not found. */
  evidence: readonly Evidence[]
}

export type JudgedAnswer = {
  questionId: string
  /** 1 for the first question. */
  number: number
  outcome: 'judged' | 'empty' | 'unscored'
  keyPoints: readonly JudgedKeyPoint[]
}

export type Finding = { text: string; questionId: string; evidence: Evidence[] }
export type Findings = { strengths: Finding[]; gaps: Finding[] }

const NAMED_AT_MOST = 3

/**
 * Strengths and gaps from found and missing key points, in question order. Each sentence says only what the grader saw:
 * "found" carries its ranges, "did not find" is no judgement of what the person knows. `grader`: "built-in grader", ….
 */
export function summarise(answers: readonly JudgedAnswer[], grader: string): Findings {
  const inOrder = [...answers].sort((a, b) => a.number - b.number)
  return {
    strengths: inOrder.flatMap((answer) => strength(answer, grader)),
    gaps: inOrder.flatMap((answer) => gap(answer, grader)),
  }
}

const isSupported = (point: JudgedKeyPoint) => point.found && point.evidence.length > 0

const heaviest = (points: readonly JudgedKeyPoint[]) =>
  [...points].sort((a, b) => b.weight - a.weight).slice(0, NAMED_AT_MOST)

const named = (points: readonly JudgedKeyPoint[]) =>
  points.map(({ text }) => `“${text.replace(/[.\s]+$/, '')}”`).join(', ')

function strength({ outcome, keyPoints, questionId, number }: JudgedAnswer, grader: string): Finding[] {
  const points = heaviest(keyPoints.filter(isSupported))
  if (outcome !== 'judged' || points.length === 0) return []
  const evidence = points.flatMap((point) => point.evidence.map(({ start, end }) => ({ start, end })))
  return [{ text: `Question ${number}: the ${grader} found ${named(points)}.`, questionId, evidence }]
}

function gap({ outcome, keyPoints, questionId, number }: JudgedAnswer, grader: string): Finding[] {
  const sentence = (text: string): Finding[] => [{ text: `Question ${number}: ${text}`, questionId, evidence: [] }]
  if (outcome === 'empty') return sentence('no answer was given.')
  if (outcome === 'unscored') return sentence(`the ${grader} could not score this answer. A person has to read it.`)
  const points = heaviest(keyPoints.filter((point) => !isSupported(point)))
  return points.length === 0 ? [] : sentence(`the ${grader} did not find ${named(points)}.`)
}
