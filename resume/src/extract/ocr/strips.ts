import type { GreyPicture } from './picture.ts'

/** Rows from `top` up to, not including, `bottom`. */
export type Strip = { top: number; bottom: number }

/** A page is read in about so many pieces, so that reading can end between them. */
const stripsPerPage = 3
/** How far from an even cut the rows are looked at, as a share of a strip's height. */
const reach = 0.3
/** Rows of white that a cut wants around it, in pixels. */
const margin = 3
const ink = 160

/** Cuts a page into strips from top to bottom, each time through the rows that hold the least ink, so that no line is cut. */
export function cutIntoStrips(picture: GreyPicture): Strip[] {
  const { width, height } = picture
  const count = Math.max(1, Math.min(8, Math.round((stripsPerPage * height) / (1.4 * width))))
  const inked = inkByRow(picture)
  const each = height / count
  const cuts = [0]
  for (let number = 1; number < count; number++) cuts.push(emptiestRow(inked, number * each, reach * each))
  cuts.push(height)
  return cuts.slice(1).map((bottom, index) => ({ top: cuts[index] ?? 0, bottom }))
}

function emptiestRow(inked: Uint32Array, middle: number, away: number): number {
  let best = { row: Math.round(middle), cost: Number.POSITIVE_INFINITY }
  for (let row = Math.ceil(middle - away); row <= middle + away; row++) {
    let dark = 0
    for (let near = row - margin; near <= row + margin; near++) dark += inked[near] ?? 0
    const cost = dark + Math.abs(row - middle) / away
    if (cost < best.cost) best = { row, cost }
  }
  return best.row
}

/** Dark pixels of each row. */
function inkByRow({ width, height, shades }: GreyPicture): Uint32Array {
  const inked = new Uint32Array(height)
  for (let row = 0, at = 0; row < height; row++) {
    let dark = 0
    for (let column = 0; column < width; column++, at++) if ((shades[at] ?? 255) < ink) dark += 1
    inked[row] = dark
  }
  return inked
}
