import { type Extracted, plainLines } from './document.ts'

const guesses = ['windows-1252', 'windows-1251', 'koi8-r', 'gb18030', 'shift_jis', 'euc-kr', 'iso-8859-2'] as const

/** Plain text in whatever encoding: byte-order mark, then UTF-8, then UTF-16 by its NULs, then the most plausible old one. */
export function extractText(bytes: Uint8Array): Extracted {
  return {
    parser: 'text',
    pages: 1,
    ocr: false,
    lines: plainLines(withoutMarkdown(decode(bytes))),
    links: [],
    title: '',
    author: '',
    hidden: [],
    warnings: [],
  }
}

export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return mostPlausible(bytes)
  }
}

function mostPlausible(bytes: Uint8Array): string {
  const texts = guesses.map((encoding) => new TextDecoder(encoding).decode(bytes))
  const ranked = texts.map((text) => ({ text, score: plausibility(text.slice(0, 20_000)) }))
  return ranked.sort((a, b) => b.score - a.score)[0]?.text ?? ''
}

/** Words of one script with at most a capital at the front speak for an encoding; odd signs and mixed words against it. */
function plausibility(text: string): number {
  const foreign = text.replace(/\p{ASCII}/gu, ' ')
  const count = (pattern: RegExp) => foreign.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  const odd = count(/[\uFFFD\u0080-\u009F¤¦§¨©ª«¬®¯±²³´¶·¸¹º»¼½¾¿×÷\u2500-\u25FF]|[\uFF61-\uFF9F]/g)
  const mixed = count(/\p{Ll}\p{Lu}/gu)
  const native = count(/[\p{Script=Cyrillic}]{3,}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{2,}/gu)
  const single = text.match(/[A-Za-z][À-ÿĀ-ž][a-z]|\b[À-ÖØ-Þ][a-z]{2}/g)?.length ?? 0
  return (native * 4 + single * 3 - odd * 3 - mixed * 3) / (letters + odd + 1)
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
