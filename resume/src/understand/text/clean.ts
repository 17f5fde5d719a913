const privateUse = /[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/gu
const invisible = /[\p{Cf}\p{Cc}\uFFFD\uFFFC]/gu
const oddSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g
/** Some fonts tell the hyphen of typography where its key was typed. */
const typographicHyphen = /[\u2010\u2011]/g
const ligatures: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }

/**
 * Fonts for Chinese and Japanese often tell the sign of a radical instead of the character that looks the same, those for
 * Arabic the form of a letter within a word. Unicode itself maps these, but only few of the other radicals.
 */
const standIns = /[\u2F00-\u2FDF\uFB50-\uFDFF\uFE70-\uFEFF]/g
const otherRadicals: Record<string, string> = Object.fromEntries(
  [
    '⺟母',
    '⺠民',
    '⻁虎',
    '⻄西',
    '⻅见',
    '⻆角',
    '⻉贝',
    '⻋车',
    '⻓长',
    '⻔门',
    '⻘青',
    '⻚页',
    '⻛风',
    '⻜飞',
    '⻝食',
  ]
    .concat([
      '⻢马',
      '⻣骨',
      '⻤鬼',
      '⻥鱼',
      '⻦鸟',
      '⻧卤',
      '⻨麦',
      '⻩黄',
      '⻬齐',
      '⻮齿',
      '⻰龙',
      '⻳龟',
      '⻌辶',
      '⻏阝',
    ])
    .map((pair) => [...pair] as [string, string]),
)

/** TeX draws an accent before its letter: `Jos´e`. */
const looseAccent = /(?<=\p{L}|[lLdD]['’])([´ˆ˜¨ˇ˚`¸˘¯˝˙])\s?(\p{L})|(?<=^|\s)([´ˆ˜¨ˇ˚`¸])(\p{Lu})/gu
const combining: Record<string, string> = {
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¨': '\u0308',
  ˇ: '\u030C',
  '˚': '\u030A',
  '`': '\u0300',
  '¸': '\u0327',
  '˘': '\u0306',
  '¯': '\u0304',
  '˝': '\u030B',
  '˙': '\u0307',
}

function accented(accent: string, letter: string): string {
  return (letter === 'ı' ? 'i' : letter) + (combining[accent] ?? '')
}

/** Takes out what a reader does not see or a matcher trips over: icon glyphs, soft hyphens, NUL, odd spaces, spaced capitals. */
export function cleanLine(raw: string): string {
  const text = isPlain(raw) ? raw : withoutOddities(raw)
  return joinSpacedLetters(withoutLeaders(text)).replace(/ {4,}/g, '   ').trim()
}

/** Dots or a line from a label to its value, and the blanks of a form: `Name ........ Jane`. */
const leaders = ['....', '____', '……', '. . . .']

function withoutLeaders(text: string): string {
  const isLed = leaders.some((leader) => text.includes(leader))
  return isLed ? text.replace(/[.…_](?:[.…_]| (?=[.…_])){2,}/g, '   ') : text
}

/** A glyph that the font calls NUL, inside of a word: some programs write their ligatures so. */
const lostLigature = /(?<!\p{L})(\p{L}*)\0(?=(\p{L}+))/gu
const withFl = /n_u(?:en|x)|re_ect|con_ict|work_ow|over_ow|^_(?:ex|uen|uid|oor|ow|eet|at|ag)/i
const withFf = /sta_|^(?:o|di)_er|^e_(?:ect|ort)|su_er|o_(?:line|set|shore)|a_air/i
const withFfi = /^o_c|e_cien|su_cien|di_cult|tra_c|a_liat/i

/** English words tell which ligature it was; most often it is fi. */
function ligatureBetween(before: string, after: string): string {
  const word = `${before}_${after}`
  if (withFl.test(word)) return 'fl'
  if (withFf.test(word)) return 'ff'
  return withFfi.test(word) ? 'ffi' : 'fi'
}

/** Most lines hold Latin letters and the usual marks: none of the oddities is in them. */
function isPlain(text: string): boolean {
  return /^[\x20-\x5F\x61-\x7EÀ-ɏ·–—‘’“”•…]*$/.test(text)
}

function withoutOddities(raw: string): string {
  return raw
    .replace(lostLigature, (_, before: string, after: string) => before + ligatureBetween(before, after))
    .replace(privateUse, ' ')
    .replace(oddSpaces, ' ')
    .replace(invisible, '')
    .replace(typographicHyphen, '-')
    .replace(/[ﬀ-ﬆ]/g, (glyph) => ligatures[glyph] ?? glyph)
    .replace(standIns, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2E80-\u2EFF]/g, (radical) => otherRadicals[radical] ?? radical)
    .replace(looseAccent, (_, inner?: string, small?: string, first?: string, capital?: string) =>
      accented(inner ?? first ?? '', small ?? capital ?? ''),
    )
    .normalize('NFC')
}

const spacedRun = /(?<![\p{L}\p{N}])\p{L}{1,2}(?: {1,}(?:\p{L}{1,2}|['’.-])){3,}(?![\p{L}\p{N}])/gu

/** `J O H N   D O E` becomes `JOHN DOE`: single letters one space apart, words two or more apart. */
function joinSpacedLetters(text: string): string {
  if (!/(?:^| )\S \S(?: |$)/.test(text)) return text
  return text.replace(spacedRun, (run) => {
    const tokens = run.split(/ +/)
    if (tokens.filter((token) => token.length === 1).length < 0.75 * tokens.length) return run
    return run
      .split(/ {2,}/)
      .map((word) => word.replaceAll(' ', ''))
      .join(' ')
  })
}

/** True for a raw line set in letter-spaced type without any sign of where its words end. */
export function isGluedSpacing(raw: string): boolean {
  return (
    /^\s*\p{L}{1,2}(?: [\p{L}'’.-]{1,2}){5,}\s*$/u.test(raw) && (raw.match(/(?<= |^)\p{L}(?= |$)/gu)?.length ?? 0) > 4
  )
}

const icons: [RegExp, IconKind][] = [
  [/[\uF09B\uF092\uF113]/, 'github'],
  [/[\uF0E1\uF08C]/, 'linkedin'],
  [/[\uF095\uF098\uF10B\uF3CD\uF879]/, 'phone'],
  [/[\uF0E0\uF003\uF2B6]/, 'email'],
  [/[\uF041\uF3C5\uF015]/, 'location'],
]
export type IconKind = 'github' | 'linkedin' | 'phone' | 'email' | 'location'

/** What the icon glyph (Font Awesome's code points) at the front of a raw line stands for, if there is one. */
export function iconOf(raw: string): IconKind | null {
  const front = raw.trimStart().slice(0, 2)
  if (!/[\uE000-\uF8FF]/.test(front)) return null
  return icons.find(([pattern]) => pattern.test(front))?.[1] ?? null
}
