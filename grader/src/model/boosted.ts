/**
 * A complete binary tree, level by level: an inner node holds a column and a threshold (left when value <= threshold;
 * column -1 goes left), a leaf holds what it adds.
 */
export type Tree = { column: number[]; threshold: number[]; leaf: number[] }

/** A sum of small regression trees (gradient boosting, Friedman 2001). */
export type Boosted = { base: number; trees: Tree[] }

export function predictBoosted(model: Boosted, row: readonly number[]): number {
  let sum = model.base
  for (const { column, threshold, leaf } of model.trees) {
    const inner = column.length
    let node = 0
    while (node < inner) {
      const place = column[node] ?? -1
      const right = place >= 0 && (row[place] ?? 0) > (threshold[node] ?? 0)
      node = 2 * node + (right ? 2 : 1)
    }
    sum += leaf[node - inner] ?? 0
  }
  return sum
}
