// Gradient boosting of small regression trees on squared error with histogram splits (Friedman 2001; Ke et al. 2017)
// and, as a random effect, one shrunken offset for each question, so that trees do not learn which question it was.
import type { Boosted, Tree } from '../../src/model/boosted.ts'
import { type Binned, bestSplit, type Split } from './histogram.ts'
import { randomFrom } from './random.ts'

export type BoostOptions = {
  trees: number
  depth: number
  rate: number
  minLeaf: number
  /** Share of columns and of rows that one tree sees. */
  columns: number
  rows: number
  l2: number
  seed: number
  /** Pseudo-rows that pull a question's offset to 0; left out: no offsets. */
  offsetPrior?: number
}

export type Examples = { data: Binned; y: Float64Array; weight: Float64Array; question: Int32Array }

const at = (values: ArrayLike<number>, place: number): number => values[place] ?? 0

function subtractOffsets(residual: Float64Array, { weight, question }: Examples, prior: number): void {
  const sums = new Map<number, { sum: number; mass: number }>()
  for (let i = 0; i < residual.length; i++) {
    const entry = sums.get(at(question, i)) ?? { sum: 0, mass: 0 }
    entry.sum += at(residual, i) * at(weight, i)
    entry.mass += at(weight, i)
    sums.set(at(question, i), entry)
  }
  for (let i = 0; i < residual.length; i++) {
    const entry = sums.get(at(question, i))
    if (entry) residual[i] = at(residual, i) - entry.sum / (entry.mass + prior)
  }
}

/** What is to be learnt with each question's shrunken offset taken off. */
export function withoutOffsets(examples: Examples, prior: number): Float64Array {
  const mass = examples.weight.reduce((sum, value) => sum + value, 0)
  const base = examples.y.reduce((sum, value, i) => sum + value * at(examples.weight, i), 0) / mass
  const values = examples.y.map((value) => value - base)
  subtractOffsets(values, examples, prior)
  return values.map((value) => value + base)
}

function leafValue(rows: Int32Array, residual: Float64Array, weight: Float64Array, o: BoostOptions): number {
  let sum = 0
  let mass = 0
  for (const row of rows) {
    sum += at(residual, row) * at(weight, row)
    mass += at(weight, row)
  }
  return mass > 0 ? (o.rate * sum) / (mass + o.l2) : 0
}

function growTree(
  rows: Int32Array,
  residual: Float64Array,
  examples: Examples,
  columns: readonly number[],
  o: BoostOptions,
): Tree {
  const inner = 2 ** o.depth - 1
  const tree: Tree = { column: new Array(inner).fill(-1), threshold: new Array(inner).fill(0), leaf: [] }
  let level: Int32Array[] = [rows]
  for (let depth = 0; depth < o.depth; depth++) {
    level = level.flatMap((inside, place) => {
      const node = 2 ** depth - 1 + place
      const split: Split | undefined =
        inside.length >= 2 * o.minLeaf
          ? bestSplit(inside, residual, examples.weight, examples.data, columns, o)
          : undefined
      const bins = split && examples.data.bins[split.column]
      if (!split || !bins) return [inside, new Int32Array(0)]
      tree.column[node] = split.column
      tree.threshold[node] = split.threshold
      return [inside.filter((row) => at(bins, row) <= split.bin), inside.filter((row) => at(bins, row) > split.bin)]
    })
  }
  tree.leaf = level.map((inside) => leafValue(inside, residual, examples.weight, o))
  return tree
}

/** Adds a tree's values to all predictions; thresholds are bin edges, so raw values need not be kept. */
function addTree(tree: Tree, predicted: Float64Array, data: Binned): void {
  const inner = tree.column.length
  const cut = tree.column.map((column, node) =>
    column < 0 ? 0 : (data.edges[column]?.indexOf(at(tree.threshold, node)) ?? 0),
  )
  for (let i = 0; i < predicted.length; i++) {
    let node = 0
    while (node < inner) {
      const bins = data.bins[at(tree.column, node)]
      node = 2 * node + (bins && at(bins, i) > at(cut, node) ? 2 : 1)
    }
    predicted[i] = at(predicted, i) + at(tree.leaf, node - inner)
  }
}

/** Fits a boosted sum of trees that may look at the `allowed` columns only. Repeatable: the seed is an option. */
export function boost(examples: Examples, allowed: readonly number[], o: BoostOptions): Boosted {
  const { y, weight, data } = examples
  const random = randomFrom(o.seed)
  let sum = 0
  let mass = 0
  for (let i = 0; i < y.length; i++) {
    sum += at(y, i) * at(weight, i)
    mass += at(weight, i)
  }
  const base = mass > 0 ? sum / mass : 0
  const predicted = new Float64Array(y.length).fill(base)
  const trees: Tree[] = []
  for (let t = 0; t < o.trees; t++) {
    const residual = y.map((value, i) => value - at(predicted, i))
    if (o.offsetPrior !== undefined) subtractOffsets(residual, examples, o.offsetPrior)
    const columns = allowed.filter(() => random() < o.columns)
    const sampled: number[] = []
    for (let i = 0; i < y.length; i++) if (at(weight, i) > 0 && random() < o.rows) sampled.push(i)
    const tree = growTree(Int32Array.from(sampled), residual, examples, columns, o)
    addTree(tree, predicted, data)
    trees.push(tree)
  }
  return { base, trees }
}
