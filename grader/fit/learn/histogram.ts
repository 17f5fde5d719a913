const BINS = 32

/** Columns cut into at most 32 bins at their quantiles; `edges[column][bin]` is the highest value of a bin. */
export type Binned = { edges: number[][]; bins: Uint8Array[] }

const at = (values: ArrayLike<number>, place: number): number => values[place] ?? 0

function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= at(edges, middle)) high = middle
    else low = middle + 1
  }
  return low
}

// Edges keep five digits, so that the printed thresholds are exactly those that were fitted.
const rounded = (value: number) => Number(value.toPrecision(5))

export function binColumns(rows: readonly (readonly number[])[], width: number): Binned {
  const edges: number[][] = []
  const bins: Uint8Array[] = []
  for (let column = 0; column < width; column++) {
    const sorted = Float64Array.from(rows, (row) => at(row, column)).sort()
    const cuts = new Set<number>()
    for (let b = 1; b < BINS; b++) cuts.add(rounded(at(sorted, Math.floor((b * sorted.length) / BINS))))
    const list = [...cuts].filter((cut) => cut < at(sorted, sorted.length - 1)).sort((a, b) => a - b)
    edges.push(list)
    bins.push(Uint8Array.from(rows, (row) => binOf(list, at(row, column))))
  }
  return { edges, bins }
}

export type Split = { column: number; bin: number; threshold: number; gain: number }

type Totals = { sum: number; mass: number; rows: number }

const worth = (sum: number, mass: number, l2: number) => (sum * sum) / (mass + l2)

/** The split of these rows that lowers the squared error most; undefined when none leaves enough rows on both sides. */
export function bestSplit(
  rows: Int32Array,
  residual: Float64Array,
  weight: Float64Array,
  data: Binned,
  columns: readonly number[],
  o: { minLeaf: number; l2: number },
): Split | undefined {
  const totals: Totals = { sum: 0, mass: 0, rows: rows.length }
  for (const row of rows) {
    totals.sum += at(residual, row) * at(weight, row)
    totals.mass += at(weight, row)
  }
  let best: Split | undefined
  for (const column of columns) {
    const split = bestCut(column, rows, residual, weight, data, totals, o)
    if (split && (!best || split.gain > best.gain)) best = split
  }
  return best
}

function bestCut(
  column: number,
  rows: Int32Array,
  residual: Float64Array,
  weight: Float64Array,
  data: Binned,
  totals: Totals,
  o: { minLeaf: number; l2: number },
): Split | undefined {
  const bins = data.bins[column]
  const edges = data.edges[column]
  if (!bins || !edges) return undefined
  const sum = new Float64Array(BINS)
  const mass = new Float64Array(BINS)
  const count = new Int32Array(BINS)
  for (const row of rows) {
    const bin = at(bins, row)
    sum[bin] = at(sum, bin) + at(residual, row) * at(weight, row)
    mass[bin] = at(mass, bin) + at(weight, row)
    count[bin] = at(count, bin) + 1
  }
  const parent = worth(totals.sum, totals.mass, o.l2)
  const left: Totals = { sum: 0, mass: 0, rows: 0 }
  let best: Split | undefined
  for (let bin = 0; bin < edges.length; bin++) {
    left.sum += at(sum, bin)
    left.mass += at(mass, bin)
    left.rows += at(count, bin)
    if (left.rows < o.minLeaf) continue
    if (totals.rows - left.rows < o.minLeaf) break
    const right = worth(totals.sum - left.sum, totals.mass - left.mass, o.l2)
    const gain = worth(left.sum, left.mass, o.l2) + right - parent
    if (gain > 1e-9 && (!best || gain > best.gain)) best = { column, bin, threshold: at(edges, bin), gain }
  }
  return best
}
