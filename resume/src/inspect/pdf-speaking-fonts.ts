import type { PackedObjects, PdfParts } from './pdf-streams.ts'

/** Fonts of which the file itself says what their characters mean. */
export type SpeakingFonts = {
  /** Numbers of their font descriptors. */
  descriptors: ReadonlySet<string>
  /** Object streams in which some of the descriptors stand. */
  packed: PackedObjects[]
}

/**
 * A composite or TrueType font speaks when it has a table to Unicode, any other when its encoding is a standard one or names
 * its characters. A descriptor that is also used by a silent font does not count.
 */
export function findSpeakingFonts({ objects, packed }: PdfParts): SpeakingFonts {
  if (!objects.includes('/FontFile')) return { descriptors: new Set(), packed: [] }
  const texts = new Map<string, string>()
  for (const piece of objects.split('endobj')) {
    const start = /(\d+)\s+\d+\s+obj\b/.exec(piece)
    if (start?.[1]) texts.set(start[1], piece.slice(start.index))
  }
  const fonts = [...texts.values()].filter((text) => /\/Type\s*\/Font\b/.test(text))
  const composite = fonts.filter((text) => /\/Type0\b/.test(text)).every((text) => /\/ToUnicode\b/.test(text))
  const speaking = new Set<string>()
  const silent = new Set<string>()
  for (const font of fonts) {
    const descriptor = /\/FontDescriptor\s+(\d+)\s+\d+\s+R/.exec(font)?.[1]
    const speaks = /\/CIDFontType[02]\b/.test(font) ? composite : saysWhatItMeans(font, texts)
    if (descriptor) (speaks ? speaking : silent).add(descriptor)
  }
  return {
    descriptors: speaking.difference(silent),
    packed: packed.filter(({ content }) => content.includes('/FontFile')),
  }
}

function saysWhatItMeans(font: string, texts: Map<string, string>): boolean {
  if (!/\/Widths\b/.test(font)) return false
  const isNamed = /\/(WinAnsi|MacRoman)Encoding\b/.test(font)
  if (/\/TrueType\b/.test(font)) return isNamed || /\/ToUnicode\b/.test(font)
  // TeX's tables to Unicode leave out accents and ligatures; only the names of the characters tell them.
  const encoding = /\/Encoding\s+(\d+)\s+\d+\s+R/.exec(font)?.[1]
  return /\/Type1\b/.test(font) && (isNamed || /\/Differences\b/.test(encoding ? (texts.get(encoding) ?? '') : font))
}
