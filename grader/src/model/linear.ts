/** A weighted sum of some columns, each brought to mean 0 and deviation 1 and held within three deviations. */
export type Linear = { base: number; terms: { column: number; mean: number; deviation: number; weight: number }[] }

const WITHIN = 3

export function standardised(value: number, mean: number, deviation: number): number {
  return Math.min(WITHIN, Math.max(-WITHIN, (value - mean) / deviation))
}

export function predictLinear({ base, terms }: Linear, row: readonly number[]): number {
  return terms.reduce(
    (sum, { column, mean, deviation, weight }) => sum + weight * standardised(row[column] ?? 0, mean, deviation),
    base,
  )
}
