import type { GreyPicture } from './picture.ts'

/** Difference of shades at the ends of letters. */
const edge = 60
const fewestEdges = 400
/** How much more unevenly the ink of a page that lies on its side falls into columns than into rows; upright it is half as much or less. */
const clearly = 1.6

/** True for a page whose lines of text run from top to bottom or back. */
export function isSideways(picture: GreyPicture): boolean {
  const { width, height } = picture
  const rows = unevenness(picture, { along: 1, lines: height, across: width, next: width })
  const columns = unevenness(picture, { along: width, lines: width, across: height, next: 1 })
  return rows !== null && columns !== null && columns > clearly * rows
}

/** Steps from place to place within a row or column, and from one of them to the next. */
type Walk = { along: number; lines: number; across: number; next: number }

/** How the edges between light and dark crowd in some of the lines: 1 where all have as many. */
function unevenness({ shades }: GreyPicture, { along, lines, across, next }: Walk): number | null {
  const counts = new Float64Array(Math.ceil(lines / 4))
  let all = 0
  for (let line = 0; line + 2 < lines; line += 2) {
    for (let place = line % 4; place < across; place += 4) {
      const at = line * next + place * along
      if (Math.abs((shades[at] ?? 255) - (shades[at + 2 * next] ?? 255)) <= edge) continue
      counts[line >> 2] = (counts[line >> 2] ?? 0) + 1
      all += 1
    }
  }
  if (all < fewestEdges) return null
  return (counts.reduce((sum, count) => sum + count * count, 0) * counts.length) / (all * all)
}

/** The picture turned by a quarter, its left side up or, `back`, its right side. */
export function quarterTurned({ width, height, shades }: GreyPicture, back: boolean): GreyPicture {
  const turned = new Uint8Array(shades.length)
  for (let y = 0, from = 0; y < height; y++) {
    const column = back ? y : height - 1 - y
    for (let x = 0; x < width; x++, from++) {
      const row = back ? width - 1 - x : x
      turned[row * height + column] = shades[from] ?? 255
    }
  }
  return { width: height, height: width, shades: turned }
}
