import { viewOf } from './features/text-view.ts'
import { inspect } from './gate/gate.ts'
import { judge } from './judge.ts'
import { findKeyPoint, keyPointsOf, wordWeight } from './key-points.ts'
import { mergeRanges } from './match/recall.ts'
import { tokenise } from './text/tokens.ts'
import type {
  CriterionResult,
  GradeInput,
  GradeResult,
  KeyPointResult,
  Level,
  Range,
  ReferenceInput,
  ReferenceResult,
  Rubric,
} from './types.ts'

const grader = { name: 'colloquy-built-in', version: '0.1.0' }

// Computed elsewhere from the time used.
const notGradedHere = new Set(['timeliness'])

function levelOf(share: number): Level {
  if (share >= 0.7) return 5
  if (share >= 0.5) return 4
  if (share >= 0.33) return 3
  return share >= 0.15 ? 2 : 1
}

/** A level above 1 needs a quote; without one it is 1. */
function scored(criterionId: string, share: number, evidence: Range[]): CriterionResult {
  const level = evidence.length > 0 ? levelOf(share) : 1
  return { criterionId, status: 'scored', level, evidence }
}

function overallOf(criteria: readonly CriterionResult[], rubric: Rubric): number {
  let sum = 0
  let weights = 0
  for (const result of criteria) {
    if (result.status !== 'scored') continue
    const weight = rubric.criteria.find((criterion) => criterion.id === result.criterionId)?.weight ?? 1
    sum += (weight * (result.level - 1)) / 4
    weights += weight
  }
  return weights > 0 ? sum / weights : 0
}

/**
 * Grades one answer against a rubric. Pure and deterministic.
 * @returns a level 1–5 with quotes, or the reason why there is none, for each criterion of the rubric but `timeliness`
 */
export function grade(input: GradeInput): GradeResult {
  const { question, rubric, answer } = input
  const keyPoints = rubric.keyPoints.length > 0 ? rubric.keyPoints : keyPointsOf(rubric.reference)
  const expected = [rubric.reference, ...keyPoints.flatMap((keyPoint) => keyPoint.phrasings)].join('\n')
  const gate = inspect(viewOf(question), [viewOf(expected)], answer)
  const wanted = rubric.criteria.filter((criterion) => !notGradedHere.has(criterion.id))

  const { insufficient } = gate
  if (insufficient) {
    return {
      criteria: wanted.map(({ id }) => ({ criterionId: id, status: 'insufficient', why: insufficient })),
      keyPoints: keyPoints.map(({ id }) => ({ id, found: false, strength: 0, evidence: [] })),
      misconceptions: [],
      confidence: 0.9,
      flags: gate.flags,
      overall: 0,
      grader,
    }
  }

  const weightOf = wordWeight(new Set(tokenise(question).map((token) => token.stem)))
  const found = keyPoints.map((keyPoint) => findKeyPoint(keyPoint, gate.tokens, weightOf))
  const misconceptions = rubric.misconceptions.flatMap((misconception) => {
    const match = findKeyPoint({ ...misconception, weight: 1 }, gate.tokens, weightOf)
    return match.strength > 0.75 && match.evidence.length > 0
      ? [{ id: misconception.id, evidence: match.evidence }]
      : []
  })
  const evidence = mergeRanges(found.flatMap((point) => (point.strength >= 0.3 ? point.evidence : [])))
  const share = weightedShare(keyPoints, found)
  const best = Math.max(0, ...found.map((point) => point.strength))
  const shares: Record<string, number> = {
    accuracy: Math.max(0, 0.5 * share + 0.5 * best - 0.25 * misconceptions.length),
    completeness: share,
    relevance: best,
  }
  const criteria = wanted.map(({ id }) => scored(id, Math.min(gate.ceiling, shares[id] ?? share), evidence))
  const overall = overallOf(criteria, rubric)
  return { criteria, keyPoints: found, misconceptions, confidence: 0.5, flags: gate.flags, overall, grader }
}

function weightedShare(keyPoints: readonly { weight: number }[], found: readonly KeyPointResult[]): number {
  let sum = 0
  let weights = 0
  keyPoints.forEach(({ weight }, index) => {
    sum += weight * (found[index]?.strength ?? 0)
    weights += weight
  })
  return weights > 0 ? sum / weights : 0
}

/** Grades an answer where only reference answers are known: their sentences serve as key points, the best one counts. */
export function gradeAgainstReferences(input: ReferenceInput): ReferenceResult {
  const { question, references, answer } = input
  const criteria = [{ id: 'accuracy', weight: 1 }]
  const results = (references.length > 0 ? references : ['']).map((reference) =>
    grade({ question, answer, rubric: { criteria, keyPoints: [], reference, misconceptions: [] } }),
  )
  const best = results.reduce((a, b) => (shareFound(b) > shareFound(a) ? b : a))
  return { ...best, score: judge(question, references, answer).score }
}

function shareFound(result: GradeResult): number {
  const strengths = result.keyPoints.map((point) => point.strength)
  return strengths.reduce((sum, strength) => sum + strength, 0) / Math.max(1, strengths.length)
}
