import { type PdfParts, takePdfApart } from './pdf-streams.ts'
import { hidesText } from './pdf-suspects.ts'

const action = /\/(JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm|GoToE)(?![\w-])/

export type PdfScan = {
  /** Can run a script, start a program or send data. */
  active: boolean
  /** Seems to draw text that nobody sees. */
  suspicious: boolean
  hasAttachments: boolean
  hasLinks: boolean
  /** All fonts say what their characters mean, so that text can be read without the glyphs. */
  fontsSpeak: boolean
}

/** One pass over the raw objects and page contents of a PDF, without any parser. */
export function scanPdf(bytes: Uint8Array): PdfScan {
  const parts = takePdfApart(bytes)
  const objects = plainNames(parts.objects)
  const active = action.test(objects)
  return {
    active,
    suspicious: !active && [...parts.contents()].some(hidesText),
    hasAttachments: /\/(EmbeddedFiles?|Filespec|FileAttachment)\b/.test(objects),
    hasLinks: /\/(URI|Link)\b/.test(objects),
    fontsSpeak: fontsSpeak(parts),
  }
}

/** Names may be written with hex escapes (`/J#61vaScript`) to get past a search. */
function plainNames(text: string): string {
  if (!text.includes('#')) return text
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/**
 * True when every font has a table to Unicode, or is a TrueType font with widths in a standard encoding. Only for files
 * whose fonts are plain objects: what is packed cannot be changed in place.
 */
function fontsSpeak({ objects, packedFonts }: PdfParts): boolean {
  if (packedFonts || !objects.includes('/FontFile')) return false
  const fonts = objects.split('endobj').filter((object) => /\/Type\s*\/Font\b/.test(object))
  return fonts.every((font) => {
    if (/\/CIDFontType[02]\b/.test(font) || /\/ToUnicode\b/.test(font)) return true
    return /\/TrueType\b/.test(font) && /\/Widths\b/.test(font) && /\/(WinAnsi|MacRoman)Encoding\b/.test(font)
  })
}
