// Ridge regression (Hoerl and Kennard 1970) on standardised columns, solved by conjugate gradients.
import { type Linear, standardised } from '../../src/model/linear.ts'

const at = (values: ArrayLike<number>, place: number): number => values[place] ?? 0

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i)
  return sum
}

/** Mean and deviation of each allowed column; columns that never vary are left out. */
function scales(x: readonly (readonly number[])[], allowed: readonly number[]) {
  return allowed.flatMap((column) => {
    const mean = x.reduce((sum, row) => sum + at(row, column), 0) / x.length
    const deviation = Math.sqrt(x.reduce((sum, row) => sum + (at(row, column) - mean) ** 2, 0) / x.length)
    return deviation > 1e-9 ? [{ column, mean, deviation }] : []
  })
}

/** Solves (ZᵀWZ + l2)w = ZᵀWy; `l2` counts as so many rows of weight 1. */
export function ridge(
  x: readonly (readonly number[])[],
  y: ArrayLike<number>,
  weight: ArrayLike<number>,
  allowed: readonly number[],
  l2: number,
): Linear {
  const columns = scales(x, allowed)
  const z = x.map((row) =>
    Float64Array.from(columns, ({ column, mean, deviation }) => standardised(at(row, column), mean, deviation)),
  )
  const mass = z.reduce((sum, _row, i) => sum + at(weight, i), 0)
  const centre = new Float64Array(columns.length)
  z.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) centre[j] = at(centre, j) + (at(weight, i) * at(row, j)) / mass
  })
  for (const row of z) for (let j = 0; j < row.length; j++) row[j] = at(row, j) - at(centre, j)
  const target = z.reduce((sum, _row, i) => sum + at(weight, i) * at(y, i), 0) / mass
  const spread = (rowValue: (row: Float64Array, i: number) => number) => {
    const sums = new Float64Array(columns.length)
    z.forEach((row, i) => {
      const value = at(weight, i) * rowValue(row, i)
      for (let j = 0; j < row.length; j++) sums[j] = at(sums, j) + value * at(row, j)
    })
    return sums
  }
  const weights = solve(
    (w) => spread((row) => dot(row, w)).map((value, j) => value + l2 * at(w, j)),
    spread((_row, i) => at(y, i) - target),
  )
  const terms = columns.map((scale, j) => ({ ...scale, weight: at(weights, j) }))
  return { base: target - dot(weights, centre), terms }
}

function solve(times: (w: Float64Array) => Float64Array, wanted: Float64Array): Float64Array {
  const w = new Float64Array(wanted.length)
  const left = wanted.slice()
  const direction = left.slice()
  let size = dot(left, left)
  const enough = 1e-16 * size
  for (let step = 0; step < 4 * wanted.length && size > enough; step++) {
    const moved = times(direction)
    const along = size / dot(direction, moved)
    for (let j = 0; j < w.length; j++) {
      w[j] = at(w, j) + along * at(direction, j)
      left[j] = at(left, j) - along * at(moved, j)
    }
    const next = dot(left, left)
    for (let j = 0; j < w.length; j++) direction[j] = at(left, j) + (next / size) * at(direction, j)
    size = next
  }
  return w
}
