/** The code page of DOS in Western Europe, which the platform does not know: its signs from 128 on. */
const dosWestern = 'ibm850'
const dosSigns =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0'

/** Letters beyond ASCII of languages that write with Latin letters: French, German, Spanish, Portuguese, Italian, Scandinavian. */
const western = ['àâæçéèêëîïôœùûüÿ', 'äöüß', 'áéíñóúü', 'áâãàçéêíóôõú', 'àèéìòù', 'æøåé']
const central = ['áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'ąćęłńóśźż', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ']
const alphabets: [encoding: string, letters: string[]][] = [
  ['windows-1252', [...western, 'åäöé', 'ëïéèöü', 'áðéíóúýþæö', 'àçèéíïòóúü']],
  ['windows-1250', central],
  ['iso-8859-2', central],
  ['windows-1254', ['çğıöşüâîİ']],
  ['macintosh', western],
  [dosWestern, western],
]

/** The nine to fifteen letters that make up most of any text, in scripts for which all code pages have letters in the same places. */
const cyrillic = 'оеаинтсрвлкмпді'
const frequent: [encoding: string, letters: string][] = [
  ['windows-1251', cyrillic],
  ['koi8-r', cyrillic],
  ['iso-8859-5', cyrillic],
  ['ibm866', cyrillic],
  ['windows-1253', 'αοιετσνηυρκπίόά'],
  ['windows-1255', 'יוהלאמרתבשנד'],
  ['windows-1256', 'المينوترب'],
]
/** What the frequent letters come to in writing of the language itself. */
const frequentShare = 0.62

/** Two-byte encodings, with what their text is made of. Which comes first wins where two fit equally. */
const eastAsian: [encoding: string, fits: (text: string, bytes: Uint8Array) => number][] = [
  ['shift_jis', (text) => (kana(text) > 0.1 && kana(text) > 2 * share(text, /[\uFF61-\uFF9F]/g) ? script(text) : 0)],
  ['euc-kr', (text) => share(text, /\p{Script=Hangul}/gu)],
  ['euc-jp', (text) => (kana(text) > 0.1 ? script(text) : 0)],
  ['gb18030', (text, bytes) => (kana(text) < 0.05 && commonShare(bytes, [0xb0, 0xd7], 0xa1) > 0.7 ? script(text) : 0)],
  ['big5', (text, bytes) => (commonShare(bytes, [0xa4, 0xc6], 0x40) > 0.8 ? script(text) : 0)],
]

/**
 * Text in whatever encoding: byte-order mark, then UTF-8, then UTF-16 by its NULs, then the most plausible of the old code
 * pages. Never throws.
 */
export function decode(bytes: Uint8Array): string {
  if (isShifted(bytes)) return new TextDecoder('iso-2022-jp').decode(bytes)
  const marked = markedEncoding(bytes)
  if (marked === 'utf-32') return decodeUtf32(bytes)
  const wide = marked ?? utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    // As a stream, because the end may be cut within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return read(bytes, mostPlausible(bytes.subarray(0, 20_000)))
  }
}

/** Japanese mail and old editors shift between ASCII and Japanese by `ESC $ B` and the like: ISO-2022-JP. */
export function isShifted(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b)
  if (at < 0 || bytes[at + 1] !== 0x24) return false
  const set = bytes[at + 2]
  return (set === 0x40 || set === 0x42) && bytes.subarray(0, 4000).every((byte) => byte < 0x80)
}

/** What a byte-order mark at the front says, UTF-8 left aside. */
export function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    return 'utf-32'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/**
 * UTF-16 without a mark at its front: the ASCII in it (spaces, digits, the address) has zeros in every second byte, and
 * hardly another byte is zero.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)]
  if (most < 0.05 * sample.length || least > 1 + 0.05 * most) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1))
  return share(text, /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\s\p{S}]/gu, /[\s\S]/gu) > 0.97 ? encoding : null
}

function decodeUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const littleEndian = bytes[0] === 0xff
  let text = ''
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
  }
  return text
}

function mostPlausible(sample: Uint8Array): string {
  const ranked = [
    ...alphabets.map(([encoding, letters]) => ({ encoding, fit: alphabetFit(read(sample, encoding), letters) })),
    ...frequent.map(([encoding, letters]) => ({ encoding, fit: frequencyFit(read(sample, encoding), letters) })),
    ...eastAsian.map(([encoding, fits]) => ({ encoding, fit: fits(read(sample, encoding), sample) })),
  ]
  return ranked.sort((a, b) => b.fit - a.fit)[0]?.encoding ?? 'windows-1252'
}

function read(sample: Uint8Array, encoding: string): string {
  if (encoding === dosWestern)
    return Buffer.from(sample.buffer, sample.byteOffset, sample.length)
      .toString('latin1')
      .replace(/[\x80-\xFF]/g, (sign) => dosSigns[sign.charCodeAt(0) - 128] ?? sign)
  return new TextDecoder(encoding).decode(sample)
}

/** Share of the signs beyond ASCII that one language explains: its letters, inside of words of one case, and dashes and quotes. */
function alphabetFit(text: string, alphabetsOfPage: string[]): number {
  const marks = '–—‘’“”„«»•·…€°§©®№\u00A0'
  const fits = alphabetsOfPage.map((letters) => {
    const own = `${letters}${letters.toUpperCase()}`.replace(/\p{ASCII}/gu, '')
    return share(text, new RegExp(`[${own}${marks}]`, 'gu'))
  })
  return Math.max(...fits) - share(text, /(?<=\p{Ll})[^\P{Lu}\p{ASCII}]/gu)
}

/** Frequent letters are as frequent as in real writing, and capitals only begin words. */
function frequencyFit(text: string, letters: string): number {
  const common = Math.min(1, share(text, new RegExp(`[${letters}]`, 'gi'), /[^\P{L}\p{ASCII}]/gu) / frequentShare)
  const strange = share(text, /(?<=\p{Ll})[^\P{Lu}\p{ASCII}]|[^\p{L}\p{M}\p{ASCII}–—‘’“”„«»•·…№\u00A0]/gu)
  const own = share(
    text,
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}–—‘’“”„«»•·…№\u00A0]/gu,
  )
  // A text all in capitals is one of a script without them, read wrongly.
  const shouted = share(text, /[^\P{Lu}\p{ASCII}]/gu, /[^\P{L}\p{ASCII}]/gu) > 0.6 ? 0.5 : 0
  return Math.min(common, own) - strange - shouted
}

/** Chinese, Japanese and Korean signs with their punctuation. */
function script(text: string): number {
  return share(text, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\u3000-\u303F\uFF00-\uFF60～・]/gu)
}

function kana(text: string): number {
  return share(text, /[\u3041-\u30FC]/g)
}

/** Share of what a pattern finds in the signs beyond ASCII, or in those that another pattern finds. */
function share(text: string, pattern: RegExp, of: RegExp = /\P{ASCII}/gu): number {
  const all = text.match(of)?.length ?? 0
  return all === 0 ? 0 : (text.match(pattern)?.length ?? 0) / all
}

/** Nearly all pairs of Chinese text are of the common characters, whose first bytes stand in one stretch; `least` is the lowest second byte. */
function commonShare(bytes: Uint8Array, [from, to]: [number, number], least: number): number {
  let pairs = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    pairs += 1
    const second = bytes[at + 1] ?? 0
    if (byte >= from && byte <= to && second >= least) common += 1
    at += 1
  }
  return pairs === 0 ? 0 : common / pairs
}
