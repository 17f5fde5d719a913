/** As PDF.js hands over what is shown: glyphs, and numbers that move the next one back. */
type Glyph = { unicode: string; width: number }

function glyphsOf(value: unknown): (Glyph | number)[] {
  return Array.isArray(value)
    ? value.filter((glyph) => typeof glyph === 'number' || (glyph && typeof glyph === 'object'))
    : []
}

/** The letters of what a text operator shows. */
export function textOf(glyphs: unknown): string {
  return glyphsOf(glyphs)
    .map((glyph) => (typeof glyph === 'number' ? '' : (glyph.unicode ?? '')))
    .join('')
}

/** How far it moves on, in thousandths of the font size. */
export function advance(glyphs: unknown): number {
  return glyphsOf(glyphs).reduce<number>(
    (sum, glyph) => sum + (typeof glyph === 'number' ? -glyph : (glyph.width ?? 0)),
    0,
  )
}
