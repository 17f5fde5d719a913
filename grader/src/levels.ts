import type { CriterionResult, Level, Range, Rubric } from './types.ts'

const unit = (value: number) => Math.min(1, Math.max(0, value))

/** Straight line from 0 at `from` to 1 at `to`, flat outside. */
export function ramp(value: number, from: number, to: number): number {
  return unit((value - from) / (to - from))
}

/** A share 0–1 as an anchored level: below .15 level 1, from .8 level 5. */
export function levelOf(share: number): Level {
  if (share >= 0.8) return 5
  if (share >= 0.6) return 4
  if (share >= 0.38) return 3
  return share >= 0.15 ? 2 : 1
}

/** A level above 1 needs a quote; without one it is 1. */
export function scored(criterionId: string, share: number, evidence: readonly Range[]): CriterionResult {
  const level = evidence.length > 0 ? levelOf(share) : 1
  return { criterionId, status: 'scored', level, evidence: [...evidence] }
}

/** Weighted mean of the scored levels, mapped to 0–1. Weights need not add up to anything; all zero counts as all alike. */
export function overallOf(criteria: readonly CriterionResult[], rubric: Rubric): number {
  const weights = new Map(
    rubric.criteria.map(({ id, weight }) => [id, Number.isFinite(weight) ? Math.max(0, weight) : 0]),
  )
  const levels = criteria.flatMap((result) => (result.status === 'scored' ? [result] : []))
  const total = levels.reduce((sum, { criterionId }) => sum + (weights.get(criterionId) ?? 0), 0)
  const weightOf = (id: string) => (total > 0 ? (weights.get(id) ?? 0) / total : 1 / levels.length)
  return levels.reduce((sum, { criterionId, level }) => sum + (weightOf(criterionId) * (level - 1)) / 4, 0)
}
