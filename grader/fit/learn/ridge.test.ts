import { describe, expect, it } from 'vitest'
import { predictLinear } from '../../src/model/linear.ts'
import { ridge } from './ridge.ts'

const x = Array.from({ length: 120 }, (_, i) => [i % 11, (i * 7) % 13, 4])
const truth = ([a = 0, b = 0]: readonly number[]) => 2 + 0.5 * a - 0.25 * b
const y = x.map(truth)
const alike = x.map(() => 1)

describe('ridge', () => {
  it('finds a weighted sum of columns again, and leaves a column that never varies out', () => {
    const fitted = ridge(x, y, alike, [0, 1, 2], 1e-6)
    expect(fitted.terms.map(({ column }) => column)).toEqual([0, 1])
    for (const row of x) expect(Math.abs(predictLinear(fitted, row) - truth(row))).toBeLessThan(1e-3)
  })

  it('rows of weight 0 teach nothing, and a stronger penalty makes smaller weights', () => {
    const wrong = y.map((value, i) => (i % 2 === 0 ? value : 100))
    const half = ridge(
      x,
      wrong,
      x.map((_, i) => (i % 2 === 0 ? 1 : 0)),
      [0, 1],
      1e-6,
    )
    for (const row of x) expect(Math.abs(predictLinear(half, row) - truth(row))).toBeLessThan(1e-3)
    const size = (l2: number) => ridge(x, y, alike, [0, 1], l2).terms.reduce((sum, { weight }) => sum + weight ** 2, 0)
    expect(size(1000)).toBeLessThan(size(1))
  })
})
