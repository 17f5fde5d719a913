import { type GreyPicture, rowsOf } from './picture.ts'

const topShare = 0.3
const farFromGround = 45
const plainWhite = 225
/** Share of the top's rows that a band takes at least. */
const leastBand = 0.1

/**
 * Names often stand in white on a coloured band, which OCR may pass over. Gives the band at the top of a page as black on
 * white, each row judged against its own most usual brightness; null when the top has no coloured band.
 */
export function flattenBand(picture: GreyPicture): { top: number; band: GreyPicture } | null {
  const top = rowsOf(picture, 0, Math.round(picture.height * topShare))
  const grounds = Array.from({ length: top.height }, (_, row) => usualShade(top, row))
  const isBand = (ground: number) => ground < plainWhite
  const first = grounds.findIndex(isBand)
  const last = grounds.findLastIndex(isBand)
  if (first < 0 || grounds.filter(isBand).length < leastBand * top.height) return null
  const rows = rowsOf(top, first, last + 1)
  const shades = rows.shades.map((shade, at) => {
    const ground = grounds[first + Math.floor(at / rows.width)] ?? 255
    return Math.abs(shade - ground) > farFromGround ? 0 : 255
  })
  return { top: first, band: { ...rows, shades } }
}

function usualShade({ width, shades }: GreyPicture, row: number): number {
  const counts = new Uint32Array(32)
  for (let column = 0; column < width; column += 2) {
    const step = (shades[row * width + column] ?? 255) >> 3
    counts[step] = (counts[step] ?? 0) + 1
  }
  return counts.indexOf(Math.max(...counts)) * 8 + 4
}
