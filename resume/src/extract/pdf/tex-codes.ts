import type { PdfItem } from './items.ts'

/**
 * Bitmap fonts of TeX (Type 3) do not say which letters their codes stand for, so the codes come out as they are: control
 * characters for ligatures, dashes and accents. TeX has two tables of codes; which of them a page uses is told from codes
 * that only the older one has beside letters.
 */
const dashOfOlderTable = '\\d\\{(?=\\d|\\p{Lu})'
const anyCode = pattern(codes(0x0b, 0x1f), codes(0x7f, 0x9f), dashOfOlderTable)
const ofOlderTable = pattern(
  dashOfOlderTable,
  `${codes(0x0b, 0x0d)}(?=\\p{Ll})`,
  `(?<=\\p{L})${codes(0x0b, 0x0e)}`,
  `${codes(0x12, 0x14)}$`,
  `${codes(0x7f, 0x7f)}$`,
)

/** Ligatures, dashes, quotes, and letters of Europe's languages that stand in for others of the same code. */
const newer = new Map([
  ...table(0x0d, '‚ ‹ › “ ” „ « » – — _ _ ı ȷ ff fi fl ffi ffl'),
  ...table(0x80, 'Ă Ą Ć Č Ď Ě Ę Ğ Ĺ Ľ Ł Ń Ň Ŋ Ő Ŕ Ř Ś Š Ş Ť Ţ Ű Ů Ÿ Ź Ž Ż Ĳ İ đ §'),
  ...table(0xa0, 'ă ą ć č ď ě ę ğ ĺ ľ ł ń ň ŋ ő ŕ ř ś š ş ť ţ ű ů ÿ ź ž ż ĳ ¡ ¿ £'),
])
const older = new Map([
  ...table(0x0b, 'ff fi fl ffi ffl ı ȷ ` ´ ˇ ˘ ¯ ˚ ¸ ß æ œ ø Æ Œ Ø'),
  ...table(0x7b, '– —'),
  ['\u007F', '¨'],
  ['\\', '“'],
  ['"', '”'],
])
const codesOfNewer = pattern(codes(0x0d, 0x1f), codes(0x80, 0xbf))
const codesOfOlder = pattern(codes(0x0b, 0x1f), codes(0x7f, 0x7f), '[{|"\\\\]')
/** In the older table accents stand before their letter, the circumflex and the tilde where ASCII has them. */
const trailingAccent = /[\^~]$/
/** Bullets come from a font of symbols. */
const bullet = new RegExp(`^(?:${codes(0x0f, 0x0f)}|${codes(0x88, 0x88)})(?=\\s|$)`, 'u')

function codes(from: number, to: number): string {
  return `[\\u{${from.toString(16)}}-\\u{${to.toString(16)}}]`
}

function pattern(...choices: string[]): RegExp {
  return new RegExp(choices.join('|'), 'gu')
}

function table(from: number, letters: string): [string, string][] {
  return letters.split(' ').map((letter, at) => [String.fromCharCode(from + at), letter])
}

/** A cheap sign of any of them. */
const codeSign = new RegExp(`${codes(0x0b, 0x1f)}|${codes(0x7f, 0x9f)}|[{À-ÿ]`, 'u')

/** Writes the letters, ligatures, dashes and accents that the codes of TeX's bitmap fonts stand for. */
export function readTexCodes(items: PdfItem[]): void {
  if (!items.some(({ text }) => codeSign.test(text))) return
  readCyrillic(items)
  const coded = items.filter(({ text }) => text.search(anyCode) >= 0)
  if (coded.length === 0) return
  const isOlder = coded.some(({ text }) => text.search(ofOlderTable) >= 0)
  const letters = isOlder ? older : newer
  const fonts = new Set(coded.map(({ font }) => font))
  for (const item of items) {
    // Only the older table has dashes and quotes where ASCII has other signs; a font may have used no other code of it.
    if (!isOlder && !fonts.has(item.font)) continue
    const plain = item.text
      .replace(bullet, '•')
      .replace(isOlder ? codesOfOlder : codesOfNewer, (code) => letters.get(code) ?? code)
    item.text = isOlder ? plain.replace(trailingAccent, (accent) => (accent === '^' ? 'ˆ' : '˜')) : plain
  }
}

/** No word of a Latin language has three such letters in a row; in TeX's Cyrillic table they are А to я. */
const threeHigh = /[À-ÿ]{3}/

function readCyrillic(items: PdfItem[]): void {
  const high = items.filter(({ text }) => threeHigh.test(text))
  if (high.length === 0) return
  const texts = Map.groupBy(items, ({ font }) => font)
  for (const font of new Set(high.map((item) => item.font))) {
    const own = texts.get(font) ?? []
    const letters = own
      .map(({ text }) => text)
      .join('')
      .replace(/\P{L}/gu, '')
    if (letters.replace(/[^À-ÿ]/g, '').length < 0.5 * letters.length) continue
    for (const item of own) item.text = item.text.replace(/[À-ÿ¼¾¿\u009C\u009D]/g, cyrillicLetter)
  }
}

function cyrillicLetter(sign: string): string {
  const other = { '¼': 'ё', '¾': '«', '¿': '»', '\u009C': 'Ё', '\u009D': '№' }[sign]
  return other ?? String.fromCharCode(sign.charCodeAt(0) - 0xc0 + 0x410)
}
