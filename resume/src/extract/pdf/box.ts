import { apply, type Matrix } from './matrix.ts'

export type Box = { left: number; bottom: number; right: number; top: number }

/** The upright box around a box that the matrix may turn. */
export function boxIn(matrix: Matrix, minX: number, minY: number, maxX: number, maxY: number): Box {
  const corners = [
    apply(matrix, minX, minY),
    apply(matrix, maxX, minY),
    apply(matrix, minX, maxY),
    apply(matrix, maxX, maxY),
  ]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

/** What lies in both; its sides are exchanged where nothing does. */
export function overlap(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  }
}

/** True for a point in the box, or no further away from it than `around`. */
export function lies(x: number, y: number, box: Box, around = 0): boolean {
  return x >= box.left - around && x <= box.right + around && y >= box.bottom - around && y <= box.top + around
}
