import type WordExtractor from 'word-extractor'
import { type Extracted, type Line, plainLines, type RawLink } from '../document.ts'
import { DocReader } from './doc-reader.ts'

const longestLink = 1000
/** Quotes and dashes stay what they are: `O’Dwyer`. */
const asWritten = { filterUnicode: false }
type Written = Record<'getBody' | 'getFooters', (options: typeof asWritten) => string>

/** Old Word files: headers, text boxes, body and footers, with the font sizes of their lines. Null when it cannot be opened. */
export async function extractDoc(bytes: Uint8Array): Promise<Extracted | null> {
  try {
    const reader = new DocReader()
    const document: Written & WordExtractor.Document = await reader.read(Buffer.from(bytes))
    const boxes = document.getTextboxes({ ...asWritten, includeHeadersAndFooters: true, includeBody: true })
    const lines = [
      ...plainLines(withCells(document.getHeaders({ ...asWritten, includeFooters: false })), 'header'),
      ...plainLines(boxes, 'textbox'),
      ...plainLines(withCells(document.getBody(asWritten))),
      ...plainLines(withCells(document.getFooters(asWritten))),
    ]
    return {
      parser: 'word-extractor',
      pages: 1,
      ocr: false,
      lines: withLooks(lines, reader.looks),
      links: fieldLinks(bytes),
      title: '',
      author: '',
      hidden: reader.hidden,
      warnings: [],
    }
  } catch {
    return null
  }
}

const usualSize = 10

function withLooks(lines: Line[], looks: DocReader['looks']): Line[] {
  const usual = { size: usualSize, listed: false }
  return lines.map((line, row) => ({ ...line, y: row * 14, ...(looks.get(line.text.trim()) ?? usual) }))
}

/** Cells of a table and what a tabulator parts stand beside each other, not in one phrase. */
function withCells(text: string): string {
  return text.replaceAll('\t', '\n')
}

/** Hyperlinks are fields in the text, in one byte or two for each letter: `HYPERLINK "https://…"`. */
function fieldLinks(bytes: Uint8Array): RawLink[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = new Set<string>()
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const mark = Buffer.from('HYPERLINK "', encoding)
    for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + mark.length)) {
      const after = file.toString(encoding, at + mark.length, at + mark.length + longestLink)
      const url = /^[^"\p{Cc}]+(?=")/u.exec(after)?.[0]
      if (url) found.add(url)
    }
  }
  return [...found].map((url) => ({ url, page: 1, text: '' }))
}
