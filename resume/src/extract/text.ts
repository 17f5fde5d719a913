import { type Extracted, plainLines } from './document.ts'

const mostBytes = 1024 * 1024

const guesses = ['windows-1252', 'windows-1251', 'koi8-r', 'euc-kr', 'gb18030', 'shift_jis', 'iso-8859-2'] as const

/** Plain text in whatever encoding: byte-order mark, then UTF-8, then UTF-16 by its NULs, then the most plausible old one. */
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

export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const bare = utf16Of(bytes)
  if (bare) return new TextDecoder(bare).decode(bytes)
  try {
    // As a stream, because the end may be cut within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return mostPlausible(bytes)
  }
}

/** UTF-16 without a mark at its front: in Western text every second byte is zero. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > 0.3 * sample.length && even < 0.02 * sample.length) return 'utf-16le'
  return even > 0.3 * sample.length && odd < 0.02 * sample.length ? 'utf-16be' : null
}

function mostPlausible(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 20_000)
  const ranked = guesses.map((encoding) => ({ encoding, share: wellFormedShare(sample, encoding) }))
  const best = ranked.sort((a, b) => b.share - a.share)[0]?.encoding ?? 'windows-1252'
  return new TextDecoder(best).decode(bytes)
}

/** What well-formed writing looks like in each encoding; ties go to the earlier one. */
const wellFormed: Record<(typeof guesses)[number], RegExp> = {
  'windows-1252': /(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[a-z])|[“”‘’–—•€…]/g,
  'iso-8859-2': /(?<=[A-Za-z])[À-ÖØ-öø-ž]|[À-ÖØ-öø-ž](?=[a-z])/g,
  'windows-1251':
    /(?<!\p{L})[\u0400-\u042F]?[\u0430-\u045F]+(?!\p{L})|(?<!\p{L})[\u0400-\u042F]{2,}(?!\p{L})|[“”«»–—•№]/gu,
  'koi8-r': /(?<!\p{L})[\u0400-\u042F]?[\u0430-\u045F]+(?!\p{L})/gu,
  'euc-kr': /\p{Script=Hangul}+/gu,
  gb18030: /\p{Script=Han}+|[，。：、（）；]/gu,
  shift_jis: /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
}

/** Share of the characters beyond ASCII that stand where such characters stand in real writing. */
function wellFormedShare(sample: Uint8Array, encoding: (typeof guesses)[number]): number {
  if (encoding === 'gb18030' && commonHanShare(sample) < 0.7) return 0
  const text = new TextDecoder(encoding).decode(sample)
  const foreign = text.replace(/\p{ASCII}/gu, '').length
  const formed = text.match(wellFormed[encoding])?.reduce((sum, run) => sum + run.length, 0) ?? 0
  return foreign === 0 ? 0 : formed / foreign
}

/** In Chinese text nearly all pairs are of the common characters, whose first byte is B0–D7. */
function commonHanShare(sample: Uint8Array): number {
  let pairs = 0
  let common = 0
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0
    if (byte < 0x80) continue
    pairs += 1
    if (byte >= 0xb0 && byte <= 0xd7 && (sample[at + 1] ?? 0) >= 0xa1) common += 1
    at += 1
  }
  return pairs === 0 ? 0 : common / pairs
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
