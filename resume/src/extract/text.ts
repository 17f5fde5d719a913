import { type Extracted, plainLines } from './document.ts'
import { decode } from './encoding.ts'

const mostBytes = 1024 * 1024

/** Plain text in whatever encoding, without the marks of Markdown. */
export function extractText(bytes: Uint8Array): Extracted {
  return {
    parser: 'text',
    pages: 1,
    ocr: false,
    lines: plainLines(withoutMarkdown(decode(bytes.subarray(0, mostBytes)))),
    links: [],
    title: '',
    author: '',
    hidden: [],
    warnings: [],
  }
}

/** Heading marks, emphasis and rules of Markdown are not part of what is written. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t]*[=\-_*~]{3,}[ \t]*$/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/g, '$1 ($2)')
}
