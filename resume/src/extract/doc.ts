import WordExtractor from 'word-extractor'
import { type Extracted, plainLines } from './document.ts'

/** Old Word files: headers, body and text boxes through word-extractor. Null when it cannot be opened. */
export async function extractDoc(bytes: Uint8Array): Promise<Extracted | null> {
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes))
    const headers = plainLines(document.getHeaders({ includeFooters: false }), 'header')
    const body = plainLines(document.getBody())
    const boxes = plainLines(document.getTextboxes({ includeHeadersAndFooters: true, includeBody: true }), 'textbox')
    const lines = [...headers, ...boxes, ...body]
    return {
      parser: 'word-extractor',
      pages: 1,
      ocr: false,
      lines,
      links: [],
      title: '',
      author: '',
      hidden: [],
      warnings: [],
    }
  } catch {
    return null
  }
}
