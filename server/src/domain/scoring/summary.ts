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

const namedAtMost = 3
/** More would be the list of key points again. Answers that nobody could judge are always told. */
const sentencesAtMost = 4

/**
 * Strengths and gaps from found and missing key points: the answers that made most of theirs, and those that lack most.
 * Each sentence says only what was seen: a point that was found carries its ranges; one that was not found is no judgement of
 * what the person knows.
 */
export function summarise(answers: readonly JudgedAnswer[]): Findings {
  const inOrder = [...answers].sort((a, b) => a.number - b.number)
  const judged = inOrder.filter(({ outcome, keyPoints }) => outcome === 'judged' && keyPoints.length > 0)
  const best = judged.filter((answer) => shareFound(answer) > 0).sort((a, b) => shareFound(b) - shareFound(a))
  const strong = best.filter((answer, index) => index === 0 || shareFound(answer) >= 0.5)
  const lacking = judged.filter((answer) => shareFound(answer) < 1).sort((a, b) => shareFound(a) - shareFound(b))
  return {
    strengths: strong.slice(0, sentencesAtMost).map(strength),
    gaps: [...inOrder.flatMap(notJudged), ...lacking.slice(0, sentencesAtMost).map(gap)],
  }
}

const isSupported = (point: JudgedKeyPoint) => point.found && point.evidence.length > 0

/** By weight, 0–1. */
function shareFound({ keyPoints }: JudgedAnswer): number {
  const weightOf = (points: readonly JudgedKeyPoint[]) => points.reduce((sum, { weight }) => sum + weight, 0)
  return weightOf(keyPoints.filter(isSupported)) / weightOf(keyPoints)
}

const heaviest = (points: readonly JudgedKeyPoint[]) =>
  [...points].sort((a, b) => b.weight - a.weight).slice(0, namedAtMost)

function strength({ keyPoints, questionId, number }: JudgedAnswer): Finding {
  const found = keyPoints.filter(isSupported)
  const evidence = heaviest(found).flatMap((point) => point.evidence.map(({ start, end }) => ({ start, end })))
  return { text: `Question ${number}: ${counted(found, keyPoints)} found${named(found)}.`, questionId, evidence }
}

function gap({ keyPoints, questionId, number }: JudgedAnswer): Finding {
  const missing = keyPoints.filter((point) => !isSupported(point))
  const isNone = missing.length === keyPoints.length && missing.length > 1
  const what = isNone ? `none of its ${missing.length} key points was` : `${counted(missing, keyPoints)} not`
  return sentence(number, questionId, `${what} found${named(missing)}.`)
}

function notJudged({ outcome, questionId, number }: JudgedAnswer): Finding[] {
  if (outcome === 'empty') return [sentence(number, questionId, 'no answer was given.')]
  if (outcome === 'unscored')
    return [sentence(number, questionId, 'no scorer could judge this answer. A person has to read it.')]
  return []
}

const sentence = (number: number, questionId: string, text: string): Finding => ({
  text: `Question ${number}: ${text}`,
  questionId,
  evidence: [],
})

/** "all 3 key points were", "1 of 4 key points was", "its key point was". */
function counted(some: readonly unknown[], all: readonly unknown[]): string {
  if (all.length === 1) return 'its key point was'
  if (some.length === all.length) return `all ${all.length} key points were`
  return `${some.length} of ${all.length} key points ${some.length === 1 ? 'was' : 'were'}`
}

/** In their own words; where there are more, the weightiest. */
function named(points: readonly JudgedKeyPoint[]): string {
  const quoted = heaviest(points).map(({ text }) => `“${text.replace(/[.\s]+$/, '')}”`)
  const last = quoted.pop() ?? ''
  const list = quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`
  return points.length > namedAtMost ? `; the weightiest: ${list}` : `: ${list}`
}
