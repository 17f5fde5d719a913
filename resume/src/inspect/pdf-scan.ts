import type { Box } from '../extract/pdf/box.ts'
import { findSpeakingFonts, type SpeakingFonts } from './pdf-speaking-fonts.ts'
import { type Readable, type ReadableStream, takePdfApart } from './pdf-streams.ts'
import { hidesText } from './pdf-suspects.ts'

const action = /\/(JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm|GoToE)(?![\w-])/

/** A title or an author that says something, and others that say much; ReportLab writes words of its own where it was told none. */
const namedProperty =
  /\/(?:Title|Author)\s*(?!\s*\((?:|untitled|anonymous)\)|\s*<(?:feff)?>)|\/(?:Subject|Keywords)\s*(?:\([^)]{20}|<[\da-f\s]{40}|\d+\s+\d+\s+R)|\/Metadata\b/i

export type PdfScan = {
  /** Can run a script, start a program or send data. */
  active: boolean
  /** Seems to draw text that nobody sees. */
  suspicious: boolean
  /** Unpacks to far more than its pages can hold. */
  bomb: boolean
  /** Holds a picture too large to be read by OCR. */
  giantPicture: boolean
  hasAttachments: boolean
  hasLinks: boolean
  hasProperties: boolean
  /** Fonts whose text can be read without their glyphs. */
  fonts: SpeakingFonts
  /** What text is read from, unpacked. */
  readable: ReadableStream[]
  /** What the end of a changed copy has to repeat; null where it cannot be told, or the file is encrypted. */
  trailer: string | null
}

/** One pass over the raw objects and page contents of a PDF, without any parser. */
export function scanPdf(bytes: Uint8Array): PdfScan {
  const parts = takePdfApart(bytes)
  const objects = plainNames(parts.objects)
  const active = action.test(objects)
  const readable = active || parts.bomb ? { streams: [], complete: true } : parts.readable()
  return {
    active,
    bomb: parts.bomb,
    giantPicture: hasGiantPicture(objects),
    suspicious: hidesSomeText(parts.objects, readable),
    hasAttachments: /\/(EmbeddedFiles?|Filespec|FileAttachment)\b/.test(objects),
    hasLinks: /\/(URI|Link)\b/.test(objects),
    hasProperties: namedProperty.test(objects),
    fonts: findSpeakingFonts(parts),
    readable: readable.streams,
    trailer: /\/Encrypt\b/.test(objects) ? null : readTrailer(objects),
  }
}

/** `/Root 1 0 R /Info 2 0 R`, from the last trailer or cross-reference stream. */
function readTrailer(objects: string): string | null {
  const roots = [...objects.matchAll(/\/Root\s+\d+\s+\d+\s+R/g)]
  const infos = [...objects.matchAll(/\/Info\s+\d+\s+\d+\s+R/g)]
  const root = roots.at(-1)?.[0]
  return root && roots.every(([text]) => text === root) ? `${root} ${infos.at(-1)?.[0] ?? ''}` : null
}

/** About two A4 pages at 600 dots an inch. */
const mostPixels = 80_000_000

function hasGiantPicture(objects: string): boolean {
  const sides = (key: string) =>
    [...objects.matchAll(new RegExp(`/${key}\\s+(\\d{4,})`, 'g'))].map((match) => Number(match[1]))
  const [widths, heights] = [sides('Width'), sides('Height')]
  return widths.some((width, at) => width * (heights[at] ?? 0) > mostPixels)
}

function hidesSomeText(objects: string, { streams, complete }: Readable): boolean {
  const clear = clearStates(objects)
  if (clear === null || !complete || mayHideLayers.test(objects) || isCropped(objects)) return true
  return streams.some(({ draws, content, dictionary }) => draws && hidesText(content, clear, formBox(dictionary)))
}

/** Layers that are not shown, as far as the raw objects tell. */
const mayHideLayers = /\/OFF\s*\[\s*\d|\/BaseState\s*\/OFF\b|\/OCMD\b/

/** A page of which less is shown than it has room for. */
function isCropped(objects: string): boolean {
  if (!objects.includes('/CropBox')) return false
  const boxes = (name: string) =>
    [...objects.matchAll(new RegExp(`/${name}\\s*(?:\\[([^\\]]*)\\]|\\d+\\s+\\d+\\s+R)`, 'g'))].map((match) =>
      (match[1] ?? '?').trim().split(/\s+/).map(Number).join(' '),
    )
  const whole = new Set(boxes('MediaBox'))
  return boxes('CropBox').some((box) => !whole.has(box))
}

/** A form is clipped to its box; null for pages. */
function formBox(dictionary: string): Box | null {
  const numbers = /\/BBox\s*\[([^\]]*)\]/.exec(dictionary)?.[1]?.trim().split(/\s+/).map(Number)
  const [x1, y1, x2, y2] = numbers ?? []
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}

const transparent = /\/ca\s+(?:0|0?\.0\d*)(?![\d.])/

/** Names of the graphics states that draw transparently; null when there are some but their names cannot be told. */
function clearStates(objects: string): Set<string> | null {
  const names = new Set<string>()
  if (!transparent.test(objects)) return names
  const numbers = new Set<string>()
  for (const object of objects.split('endobj')) {
    if (transparent.test(object)) numbers.add(/(\d+)\s+\d+\s+obj\b/.exec(object)?.[1] ?? '')
  }
  for (const [, name = '', number = ''] of objects.matchAll(/\/([^\s/<>[\]()]+)\s+(\d+)\s+\d+\s+R/g))
    if (numbers.has(number)) names.add(name)
  for (const [, name = '', inner = ''] of objects.matchAll(/\/([^\s/<>[\]()]+)\s*<<([^<>]*)>>/g))
    if (transparent.test(inner)) names.add(name)
  return names.size > 0 ? names : null
}

/** Names may be written with hex escapes (`/J#61vaScript`) to get past a search. */
function plainNames(text: string): string {
  if (!text.includes('#')) return text
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
