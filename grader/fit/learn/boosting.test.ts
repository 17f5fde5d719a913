import { describe, expect, it } from 'vitest'
import { predictBoosted } from '../../src/model/boosted.ts'
import { boost } from './boosting.ts'
import { binColumns } from './histogram.ts'

const options = { trees: 80, depth: 2, rate: 0.2, minLeaf: 2, columns: 1, rows: 1, l2: 0.1, seed: 1 }

describe('boosting', () => {
  it('learns a rule of two columns and predicts it from raw values', () => {
    const x = Array.from({ length: 200 }, (_, i) => [i % 20, (i * 7) % 13, 5])
    const truth = ([a = 0, b = 0]: number[]) => (a > 9 ? 1 : 0) + (b > 6 ? 0.5 : 0)
    const examples = {
      data: binColumns(x, 3),
      y: Float64Array.from(x, truth),
      weight: new Float64Array(200).fill(1),
      question: new Int32Array(200),
    }
    const model = boost(examples, [0, 1, 2], options)
    for (const row of x.slice(0, 40)) expect(Math.abs(predictBoosted(model, row) - truth(row))).toBeLessThan(0.1)
    expect(boost(examples, [0, 1, 2], options)).toEqual(model)
  })
})
