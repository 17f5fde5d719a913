/** Two raters' levels for the same criterion of the same answer. */
export type LevelPair = readonly [a: number, b: number]

/**
 * Quadratic weighted kappa (Cohen 1968) over integer levels `min`…`max`: 1 perfect, 0 as by chance, below 0 worse.
 * null where it is not defined: no pairs, or both raters gave one and the same level throughout.
 * Throws RangeError for a level outside the scale.
 */
export function quadraticWeightedKappa(pairs: readonly LevelPair[], min = 1, max = 5): number | null {
  if (pairs.flat().some((level) => !Number.isInteger(level) || level < min || level > max)) {
    throw new RangeError(`Levels must be whole numbers from ${min} to ${max}.`)
  }
  const a = spread(pairs.map(([level]) => level))
  const b = spread(pairs.map(([, level]) => level))
  const observed = mean(pairs.map(([one, other]) => (one - other) ** 2))
  // The quadratic weights' constant (max − min)² cancels, so mean squared differences are enough. By chance:
  const expected = a && b ? a.variance + b.variance + (a.mean - b.mean) ** 2 : null
  if (observed === null || expected === null || expected === 0) return null
  return 1 - observed / expected
}

/** Mean of a − b in levels: above 0, the first rater is the milder one. null without pairs. */
export const meanDifference = (pairs: readonly LevelPair[]): number | null => mean(pairs.map(([a, b]) => a - b))

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function spread(values: readonly number[]): { mean: number; variance: number } | null {
  const centre = mean(values)
  const variance = centre === null ? null : mean(values.map((value) => (value - centre) ** 2))
  return centre === null || variance === null ? null : { mean: centre, variance }
}
