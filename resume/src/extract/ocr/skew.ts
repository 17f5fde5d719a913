import type { GreyPicture } from './picture.ts'

/** Tesseract reads lines that climb or fall by less than this, in degrees. */
const bearable = 0.8
const most = 7
const step = 0.5
/** Difference of shades at the upper and lower ends of letters. */
const edge = 60
/** How much more clearly the rows of a text must stand out when it is turned. */
const clearly = 1.2

/** By how many degrees the lines of text fall to the right; 0 where they are level, or nothing tells. */
export function skewOf(picture: GreyPicture): number {
  const points = edgesOf(picture)
  if (points.length < 400) return 0
  const level = clarity(points, 0, picture.height)
  let best = { angle: 0, clarity: level }
  const consider = (angle: number) => {
    const found = clarity(points, angle, picture.height)
    if (found > best.clarity) best = { angle, clarity: found }
  }
  for (let angle = -most; angle <= most; angle += step) consider(angle)
  const about = best.angle
  consider(about - step / 2)
  consider(about + step / 2)
  return Math.abs(best.angle) > bearable && best.clarity > clearly * level ? best.angle : 0
}

/** Places, x and y in turn, where it is darker or lighter than right below. */
function edgesOf({ width, height, shades }: GreyPicture): Float32Array {
  const found: number[] = []
  for (let y = 0; y + 2 < height; y += 2) {
    for (let x = y % 4; x < width; x += 4) {
      const at = y * width + x
      if (Math.abs((shades[at] ?? 255) - (shades[at + 2 * width] ?? 255)) > edge) found.push(x, y)
    }
  }
  return Float32Array.from(found)
}

const rowHeight = 4

/** How unevenly the places fall into rows of that slope: in text they crowd in its lines. */
function clarity(points: Float32Array, angle: number, height: number): number {
  const slope = Math.tan((angle * Math.PI) / 180)
  const reach = Math.ceil(height / rowHeight)
  const rows = new Uint32Array(3 * reach)
  for (let at = 0; at < points.length; at += 2) {
    const row = reach + Math.round(((points[at + 1] ?? 0) - slope * (points[at] ?? 0)) / rowHeight)
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1
  }
  return rows.reduce((sum, count) => sum + count * count, 0)
}

/** The picture turned back by that angle about its middle, on the white of paper. */
export function straightened(picture: GreyPicture, angle: number): GreyPicture {
  const { width, height, shades } = picture
  const turned = new Uint8Array(width * height).fill(255)
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)]
  const [middleX, middleY] = [width / 2, height / 2]
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const [dx, dy] = [x - middleX, y - middleY]
      const fromX = middleX + dx * cos - dy * sin
      const fromY = middleY + dx * sin + dy * cos
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue
      const at = top * width + left
      const [right, down] = [fromX - left, fromY - top]
      const upper = (shades[at] ?? 255) * (1 - right) + (shades[at + 1] ?? 255) * right
      const lower = (shades[at + width] ?? 255) * (1 - right) + (shades[at + width + 1] ?? 255) * right
      turned[to] = upper * (1 - down) + lower * down
    }
  }
  return { width, height, shades: turned }
}
