export type Glyph = { unicode: string; width: number }
/** What a text operator shows; numbers move the next glyph back, in thousandths of the font size, as in a PDF itself. */
export type Run = (Glyph | number)[]

/** The glyphs and movements among what PDF.js hands over for a text operator. */
export function glyphsOf(shown: unknown): Run {
  return Array.isArray(shown) ? shown.filter((glyph) => typeof glyph === 'number' || isGlyph(glyph)) : []
}

/** The letters of a run. */
export function textOf(run: Run): string {
  return run.map(unicodeOf).join('')
}

/** The letters of one glyph; none for a movement. */
export function unicodeOf(glyph: Glyph | number): string {
  return typeof glyph === 'number' ? '' : glyph.unicode
}

/** How far a run moves on, in thousandths of the font size. */
export function advance(run: Run): number {
  return run.reduce<number>((sum, glyph) => sum + (typeof glyph === 'number' ? -glyph : glyph.width), 0)
}

function isGlyph(value: unknown): value is Glyph {
  return (
    typeof value === 'object' &&
    value !== null &&
    'unicode' in value &&
    typeof value.unicode === 'string' &&
    'width' in value
  )
}
