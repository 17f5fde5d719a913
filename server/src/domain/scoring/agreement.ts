/** Two raters' levels for the same criterion of the same answer; `times`: how often this pair came, once unless told. */
export type LevelPair = readonly [a: number, b: number, times?: number]

/**
 * Quadratic weighted kappa (Cohen 1968) over integer levels `min`…`max`: 1 perfect, 0 as by chance, below 0 worse.
 * null where it is not defined: no pairs, or both raters gave one and the same level throughout.
 * Throws RangeError for a level outside the scale.
 */
export function quadraticWeightedKappa(pairs: readonly LevelPair[], min = 1, max = 5): number | null {
  if (pairs.some(([a, b]) => [a, b].some((level) => !Number.isInteger(level) || level < min || level > max))) {
    throw new RangeError(`Levels must be whole numbers from ${min} to ${max}.`)
  }
  const a = spread(pairs, ([level]) => level)
  const b = spread(pairs, ([, level]) => level)
  const observed = mean(pairs, ([one, other]) => (one - other) ** 2)
  // The quadratic weights' constant (max − min)² cancels, so mean squared differences are enough. By chance:
  const expected = a && b ? a.variance + b.variance + (a.mean - b.mean) ** 2 : null
  if (observed === null || expected === null || expected === 0) return null
  return 1 - observed / expected
}

/** Mean of a − b in levels: above 0, the first rater is the milder one. null without pairs. */
export const meanDifference = (pairs: readonly LevelPair[]): number | null => mean(pairs, ([a, b]) => a - b)

/** Fewer pairs say nothing; fewer than `few` say little. */
const fewest = 10
const few = 30

export type Agreement =
  | { certainty: 'too_few'; pairs: number }
  | {
      certainty: 'few' | 'enough'
      pairs: number
      kappa: number | null
      meanDifference: number
      /** Mean distance in levels, whoever is above. */
      meanApart: number
      /** Shares of the pairs, 0–1. */
      same: number
      withinOne: number
    }

/** How far two raters agree, over levels 0–5. Below ten pairs there is no figure: chance would speak. */
export function agreementOf(pairs: readonly LevelPair[]): Agreement {
  const count = pairs.reduce((sum, pair) => sum + timesOf(pair), 0)
  if (count < fewest) return { certainty: 'too_few', pairs: count }
  const share = (holds: (apart: number) => boolean) => mean(pairs, ([a, b]) => Number(holds(Math.abs(a - b)))) ?? 0
  return {
    certainty: count < few ? 'few' : 'enough',
    pairs: count,
    kappa: quadraticWeightedKappa(pairs, 0),
    meanDifference: meanDifference(pairs) ?? 0,
    meanApart: mean(pairs, ([a, b]) => Math.abs(a - b)) ?? 0,
    same: share((apart) => apart === 0),
    withinOne: share((apart) => apart <= 1),
  }
}

/**
 * Raters that stand in no order: each pair counts half each way round, so that it does not matter who is called first.
 * The mean difference is then 0 by construction.
 */
export const inNoOrder = (pairs: readonly LevelPair[]): LevelPair[] =>
  pairs.flatMap((pair): LevelPair[] => {
    const [a, b] = pair
    const half = timesOf(pair) / 2
    return [
      [a, b, half],
      [b, a, half],
    ]
  })

const timesOf = ([, , times = 1]: LevelPair) => times

function mean(pairs: readonly LevelPair[], numberOf: (pair: LevelPair) => number): number | null {
  let sum = 0
  let count = 0
  for (const pair of pairs) {
    sum += numberOf(pair) * timesOf(pair)
    count += timesOf(pair)
  }
  return count === 0 ? null : sum / count
}

function spread(pairs: readonly LevelPair[], levelOf: (pair: LevelPair) => number) {
  const centre = mean(pairs, levelOf)
  if (centre === null) return null
  return { mean: centre, variance: mean(pairs, (pair) => (levelOf(pair) - centre) ** 2) ?? 0 }
}
