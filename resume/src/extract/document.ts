import type { HiddenText } from '../types.ts'

/** A piece of text on one baseline, with nothing wider than a word gap in it. Units are points; `y` grows downwards. */
export type Line = {
  page: number
  text: string
  x: number
  y: number
  width: number
  /** Font size; 0 where the format does not say. */
  size: number
  zone: 'body' | 'header' | 'textbox'
  /** Stands beside the line before it, on the same row. */
  sameRow: boolean
  /** An item of a list whose bullet the format draws itself. */
  listed?: boolean
}

/** An address behind a piece of text, as the file gives it (`https:`, `mailto:`, `tel:`, …). */
export type RawLink = { url: string; page: number; text: string }

/** What any format is turned into before its fields are looked for: lines in reading order and what goes with them. */
export type Extracted = {
  parser: string
  pages: number
  ocr: boolean
  lines: Line[]
  links: RawLink[]
  title: string
  author: string
  hidden: HiddenText[]
  warnings: string[]
  /** Parts of the file could not be read: nothing found in the rest is certain. */
  damaged?: boolean
  /** The first lines were read from a picture or from outlines among the text. */
  drawnTop?: boolean
}

/** How many characters of real text there are, spaces not counted. */
export function characterCount(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + line.text.replace(/\s/g, '').length, 0)
}

const fewestLetters = 200
/** So much of a document tells how the rest of it reads. */
const sampleLength = 1500

/**
 * True for text that no reader of the page sees: a font that does not say what its glyphs mean gives their numbers instead,
 * which are other letters or no letters at all. Only told where there is enough text to judge by.
 */
export function isGarbled(lines: Line[]): boolean {
  let sample = ''
  for (let at = 0; at < lines.length && sample.length < sampleLength; at++)
    sample += lines[at]?.text.replaceAll(' ', '') ?? ''
  if (sample.length < fewestLetters) return false
  const text = sample.normalize('NFD')
  const count = (runs: RegExp) => text.length - text.replace(runs, '').length
  if (count(/[\p{L}\p{M}]+/gu) < 0.45 * text.length) return true
  const latin = count(/\p{Script=Latin}+/gu)
  return latin > fewestLetters && count(/[aeiouyæøœı]+/gi) < 0.22 * latin
}

/** Lines of a format without positions: one below the other, all of one size. */
export function plainLines(text: string, zone: Line['zone'] = 'body', page = 1): Line[] {
  return text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).map((row, index) => ({
    page,
    text: row,
    x: 0,
    y: index * 12,
    width: row.length * 6,
    size: 0,
    zone,
    sameRow: false,
  }))
}

/** More than this is no résumé, and would only cost time: the rest is left out. */
export const mostLines = 6000
const mostCharacters = 300_000

/** Cuts a document down to what a résumé can hold. */
export function withinReason(extracted: Extracted): Extracted {
  let characters = 0
  const end = extracted.lines.findIndex(({ text }, index) => {
    characters += text.length
    return index >= mostLines || characters > mostCharacters
  })
  if (end < 0) return extracted
  const lines = extracted.lines.slice(0, end)
  const room = extracted.lines[end]
  if (room && lines.length === 0) lines.push({ ...room, text: room.text.slice(0, mostCharacters) })
  const warning = 'The document is longer than a résumé; only its beginning was read.'
  return { ...extracted, lines, links: extracted.links.slice(0, mostLines), warnings: [...extracted.warnings, warning] }
}
