/** Red, green and blue differ by less than this in all: #E6E6E6 on white has a contrast of 1.25 to 1. */
const tooAlike = 80

/** True where nobody reads text of the one colour on the other; colours are numbers, `0xRRGGBB`. */
export function areAlike(one: number, other: number): boolean {
  const apart = (shift: number) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255))
  return apart(16) + apart(8) + apart(0) < tooAlike
}

/** Nobody reads smaller letters (points). */
export const tinySize = 3

/** Characters squeezed to less than this share of the font size lie on top of each other; an i has about 0.22. */
export const narrowest = 0.08

/** What letters are drawn with in this text rendering mode (PDF 32000-1, 9.3.6): filled, outlined, both or neither. */
export function inksOf<Ink>(mode: number, fill: Ink, stroke: Ink): Ink[] {
  return [[fill], [stroke], [fill, stroke]][mode % 4] ?? []
}
