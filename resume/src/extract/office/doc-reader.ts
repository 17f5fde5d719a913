import { createRequire } from 'node:module'
import type WordExtractor from 'word-extractor'
import type { HiddenText } from '../../types.ts'
import { groundSprms, sprm, sprmsOf } from './doc-sprms.ts'
import { Stretches } from './doc-stretches.ts'
import { type DocStyles, readDocStyles } from './doc-styles.ts'
import { paper, type UnseenKind, unseenKind } from './unseen.ts'

type Piece = { text: string; startFilePos: number; size: number; bpc: number }
type Reader = { open: () => Promise<void>; close: () => Promise<void> }
/** What of word-extractor's reader of old Word files this one is made of. */
type OleReader = {
  _pieces: Piece[]
  extract: (reader: Reader) => Promise<WordExtractor.Document>
}

const load = createRequire(import.meta.url)
const OleExtractor: new () => OleReader = load('word-extractor/lib/word-ole-extractor.js')
const BufferReader: new (buffer: Buffer) => Reader = load('word-extractor/lib/buffer-reader.js')

/** Sizes are kept in half points. */
const usualSize = 20
/** Steps that taking out deleted and hidden text may cost, each piece of text being one; a résumé takes some thousand. */
const mostSteps = 1_000_000

/**
 * Reads an old Word file by word-extractor, but for the looks of its characters: there it takes letter-spaced text for
 * deleted, and knows neither hidden text nor sizes.
 */
export class DocReader extends OleExtractor {
  readonly hidden: HiddenText[] = []
  /** By the text of a line, a cell or a paragraph: its font size in points, and whether it is an item of a list. */
  readonly looks = new Map<string, { size: number; listed: boolean }>()

  async read(bytes: Buffer): Promise<WordExtractor.Document> {
    const reader = new BufferReader(bytes)
    await reader.open()
    return this.extract(reader).finally(() => reader.close())
  }

  /** Called by the extractor when the pieces of text are known. A file that tells nothing of its looks still has its text. */
  writeCharacterProperties(file: Buffer, table: Buffer): void {
    try {
      this.#readLooks(file, table)
    } catch {
      this.looks.clear()
    }
  }

  #readLooks(file: Buffer, table: Buffer): void {
    const characters = new Stretches(file, table, 'characters')
    const paragraphs = new Stretches(file, table, 'paragraphs')
    const sheet = file.readUInt32LE(0xa2)
    const styles = readDocStyles(table.subarray(sheet, sheet + file.readUInt32LE(0xa6)))
    this.#learnLooks(characters, paragraphs, styles)
    const ground = hasGrounds(file, characters, paragraphs) ? null : paper
    const unseen = [
      ...characters.all.map((stretch) => ({ ...stretch, reason: reasonIn(stretch.properties, ground) })),
      ...paragraphs.all.map((stretch) => ({
        ...stretch,
        reason: styles.isHidden(stretch.properties.readUInt16LE(0)) ? ('hidden_style' as const) : null,
      })),
    ].flatMap(({ from, to, reason }) => (reason ? [{ from, to, reason }] : []))
    for (const { from, to, reason } of unseen.slice(0, mostSteps / this._pieces.length)) this.#takeOut(from, to, reason)
  }

  /** What is taken out becomes NULs, which word-extractor leaves out: places in the file stay what they are. */
  #takeOut(from: number, to: number, reason: Reason): void {
    for (const piece of this._pieces) {
      const start = Math.max(0, (from - piece.startFilePos) / piece.bpc)
      const end = Math.min(piece.text.length, (to - piece.startFilePos) / piece.bpc)
      if (start >= end) continue
      const text = piece.text.slice(start, end)
      if (reason !== 'deleted' && /[\p{L}\p{N}]/u.test(text))
        this.hidden.push({ kind: reason, page: null, text: text.replace(/\p{Cc}+/gu, ' ').trim() })
      // The end of a paragraph is kept, so that what follows does not run into what stands before.
      const rest = Array.from(text, (sign) => (ends.includes(sign) ? sign : '\0')).join('')
      piece.text = piece.text.slice(0, start) + rest + piece.text.slice(end)
    }
  }

  #learnLooks(characters: Stretches, paragraphs: Stretches, styles: DocStyles): void {
    let line = freshLine()
    for (const piece of this._pieces) {
      for (const { 0: part, index } of piece.text.matchAll(/\P{Cc}+|\p{Cc}/gu)) {
        if (ends.includes(part)) {
          const { text, size, listed } = line
          if (text.trim()) this.looks.set(shown(text), { size: (size || usualSize) / 2, listed })
          line = freshLine()
          continue
        }
        line.text += part
        const from = piece.startFilePos + index * piece.bpc
        const paragraph = paragraphs.at(from)?.properties ?? noProperties
        const style = paragraph.readUInt16LE(0)
        line.listed = (sprm(paragraph.subarray(2), sprmsOf.list) ?? styles.listOf(style) ?? 0) > 0
        if (!part.trim()) continue
        for (const { properties } of characters.within(from, from + part.length * piece.bpc))
          line.size = Math.max(line.size, sprm(properties, sprmsOf.size) ?? styles.sizeOf(style) ?? usualSize)
      }
    }
  }
}

/** Length of what the file says of its drawings (fcDggInfo of its header). */
const drawingsAt = 0x22e
const whiteNumber = 8

/** True where letters may stand on anything but paper. */
function hasGrounds(file: Buffer, characters: Stretches, paragraphs: Stretches): boolean {
  if (file.readUInt32LE(drawingsAt) > 0) return true
  const isShaded = (properties: Buffer) => groundSprms.some((code) => sprm(properties, code) !== undefined)
  return (
    characters.all.some(({ properties }) => isShaded(properties)) ||
    paragraphs.all.some(({ properties }) => isShaded(properties.subarray(2)))
  )
}

type Reason = UnseenKind | 'deleted'

/** Why text with these properties is taken out. */
function reasonIn(properties: Buffer, ground: string | null): Reason | null {
  if (sprm(properties, sprmsOf.deleted) === 1) return 'deleted'
  return unseenKind({
    hidden: sprm(properties, sprmsOf.hidden) === 1,
    colour: colourOf(properties),
    ground,
    size: (sprm(properties, sprmsOf.size) ?? usualSize) / 2,
    scale: (sprm(properties, sprmsOf.scale) ?? 100) / 100,
  })
}

/** Red, green and blue stand from the lowest byte up; with 255 behind them the program chooses. */
function colourOf(properties: Buffer): string | null {
  const colour = sprm(properties, sprmsOf.colour)
  if (colour === undefined) return sprm(properties, sprmsOf.colourNumber) === whiteNumber ? paper : null
  if (colour >>> 24 !== 0) return null
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
}

const noProperties = Buffer.alloc(2)
const freshLine = () => ({ text: '', size: 0, listed: false })

/** Ends of a line, a paragraph, a page or a cell; tabulators part the pieces of a line. */
const ends = '\r\n\t\v\f\x07'

/** As the text comes out of word-extractor: of a field (from 0x13 on) only what it shows (behind 0x14). */
function shown(text: string): string {
  const parts = text.split('\x13').map((part, index) => (index === 0 ? part : part.slice(part.indexOf('\x14') + 1)))
  return parts
    .join('')
    .replace(/\p{Cc}/gu, '')
    .trim()
}
