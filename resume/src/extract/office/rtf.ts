import { type Extracted, type Line, mostLines } from '../document.ts'
import { hiddenProperties } from '../properties.ts'
import { charsets, codePages, ignored, signs } from './rtf-words.ts'
import { linesOfRow, rowsOfParagraph, type SizedText } from './sized-text.ts'
import { paper, UnseenText, unseenKind } from './unseen.ts'

const properties = ['title', 'author', 'subject', 'keywords', 'doccomm'] as const
type Property = (typeof properties)[number]

type Group = {
  skip: boolean
  size: number
  hidden: boolean
  unicodeSkip: number
  info: Property | null
  field: boolean
  zone: Line['zone']
  deleted: boolean
  /** Within what older programs show instead of a drawing. */
  fallback: boolean
  /** The mark of an item in a list. */
  mark: boolean
  font: string
  fontTable: boolean
  /** Places in the table of colours; 0 is what the program chooses. */
  colour: number
  ground: number
  paragraphGround: number
  scale: number
  inTable: boolean
}

const onGround = (group: Group, number: number | null): void => {
  group.ground = number ?? 0
}
/** What control words say of the looks of text. */
const looks: Record<string, (group: Group, number: number | null) => void> = {
  fs: (group, number) => {
    group.size = (number ?? 24) / 2
  },
  v: (group, number) => {
    group.hidden = number !== 0
  },
  deleted: (group, number) => {
    group.deleted = number !== 0
  },
  cf: (group, number) => {
    group.colour = number ?? 0
  },
  cb: onGround,
  chcbpat: onGround,
  highlight: onGround,
  cbpat: (group, number) => {
    group.paragraphGround = number ?? 0
  },
  charscalex: (group, number) => {
    group.scale = (number ?? 100) / 100
  },
  intbl: (group) => {
    group.inTable = true
  },
  plain: (group) => Object.assign(group, { size: 12, hidden: false, deleted: false, colour: 0, ground: 0, scale: 1 }),
  pard: (group) => Object.assign(group, { paragraphGround: 0, inTable: false }),
}

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi

/** RTF by its control words: text in the code pages of its fonts with font sizes, headers, text boxes, links kept in fields, title and author. */
export function extractRtf(bytes: Uint8Array): Extracted {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const ofFile = /\\ansicpg(\d+)/.exec(source)?.[1] ?? (/^.{0,20}\\mac\b/.test(source) ? '10000' : '1252')
  const reader = new RtfReader(ofFile, source)
  for (const match of source.matchAll(token)) {
    if (reader.isFull) break
    reader.take(match)
  }
  return reader.result()
}

class RtfReader {
  readonly #codePage: string
  readonly #codePageOfFont = new Map<string, string>()
  readonly #stack: Group[] = []
  readonly #lines: Line[] = []
  readonly #properties: Record<Property, string> = { title: '', author: '', subject: '', keywords: '', doccomm: '' }
  #group: Group = {
    skip: false,
    size: 12,
    hidden: false,
    unicodeSkip: 1,
    info: null,
    field: false,
    zone: 'body',
    deleted: false,
    fallback: false,
    mark: false,
    font: '',
    fontTable: false,
    colour: 0,
    ground: 0,
    paragraphGround: 0,
    scale: 1,
    inTable: false,
  }
  #pending: number[] = []
  #toSkip = 0
  #runs: SizedText[] = []
  #row = 0
  #instructions = ''
  readonly #unseen = new UnseenText()
  readonly #colours: (string | null)[]
  readonly #hasShapes: boolean
  readonly #hasShadedCells: boolean
  #zone: Line['zone'] = 'body'
  #mark = ''

  constructor(codePage: string, source: string) {
    this.#codePage = codePage
    this.#colours = coloursOf(source)
    this.#hasShapes = /\\sn fillColor|\\dpfill/.test(source)
    this.#hasShadedCells = /\\cl(?:cbpat|cfpat|shdng)/.test(source)
  }

  /** Longer than any résumé: the rest is not read. */
  get isFull(): boolean {
    return this.#lines.length > mostLines
  }

  take(match: RegExpMatchArray): void {
    const [, word, parameter, hex, symbol, brace, written = ''] = match
    // The second byte of a sign may be written as the letter that it is in ASCII.
    const isSecond = written !== '' && this.#pending.length > 0 && !this.#isWhole()
    if (isSecond) this.#byte(written.charCodeAt(0))
    const text = isSecond ? written.slice(1) : written
    if (!hex) this.#flushBytes()
    if (hex) this.#byte(Number.parseInt(hex, 16))
    else if (brace === '{') this.#stack.push({ ...this.#group })
    else if (brace === '}') this.#group = this.#stack.pop() ?? this.#group
    else if (word === 'f' || word === 'fcharset' || word === 'cpg') this.#fontControl(word, parameter ?? '')
    else if (word) this.#control(word, parameter)
    else if (symbol) this.#symbol(symbol)
    else if (text) this.#write(this.#afterUnicode(text))
  }

  result(): Extracted {
    this.#flushBytes()
    this.#endLine()
    const links = [...this.#instructions.matchAll(/HYPERLINK\s+"([^"]+)"/g)].map(([, url = '']) => ({
      url,
      page: 1,
      text: '',
    }))
    const { title, author, ...others } = this.#properties
    const hidden = [...this.#unseen.found, ...hiddenProperties({ title, author, others: Object.values(others) })]
    return { parser: 'rtf', pages: 1, ocr: false, lines: this.#lines, links, title, author, hidden, warnings: [] }
  }

  #control(word: string, parameter: string | undefined): void {
    const number = parameter === undefined ? null : Number(parameter)
    const sign = signs[word]
    if (sign) this.#write(sign)
    else if (ignored.has(word)) Object.assign(this.#group, { skip: true, fontTable: word === 'fonttbl' })
    else if (word === 'u' && number !== null) {
      this.#write(String.fromCharCode(number < 0 ? number + 65536 : number))
      this.#toSkip = this.#group.unicodeSkip
    } else if (word === 'uc') this.#group.unicodeSkip = number ?? 1
    else this.#state(word, number)
  }

  /** How the text of the group looks, and what it is for. */
  #state(word: string, number: number | null): void {
    const group = this.#group
    if (looks[word]) looks[word](group, number)
    else if (word === 'info') group.skip = true
    else if (properties.some((name) => name === word)) group.info = word as Property
    else if (word === 'fldinst') group.field = true
    else if (word === 'listtext' || word === 'pntext') group.mark = true
    else if (word === 'shprslt') group.fallback = true
    else if (word === 'shptxt' || word === 'dptxbxtext') this.#openBox()
    else if (/^header[lrf]?$/.test(word)) group.zone = 'header'
  }

  /** The text of a box stands among what is otherwise not for readers, and once more for older programs. */
  #openBox(): void {
    if (this.#group.fallback) return
    Object.assign(this.#group, { skip: false, zone: 'textbox' })
    this.#append('\n')
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#group.skip = true
    else if (symbol === '~') this.#write(' ')
    else if (symbol === '_') this.#write('-')
    else if (/[\\{}]/.test(symbol)) this.#write(symbol)
    else if (symbol === '\n' || symbol === '\r') this.#write('\n')
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1
    else this.#pending.push(byte)
  }

  #fontControl(word: 'f' | 'fcharset' | 'cpg', parameter: string): void {
    if (word === 'f') this.#group.font = parameter
    const codePage = word === 'cpg' ? parameter : word === 'fcharset' ? charsets[parameter] : undefined
    if (codePage && this.#group.fontTable) this.#codePageOfFont.set(this.#group.font, codePage)
  }

  #decode(fatal: boolean): string {
    const codePage = this.#codePageOfFont.get(this.#group.font) ?? this.#codePage
    return new TextDecoder(codePages[codePage] ?? 'windows-1252', { fatal }).decode(Uint8Array.from(this.#pending))
  }

  /** False when the bytes end within a sign. */
  #isWhole(): boolean {
    try {
      this.#decode(true)
      return true
    } catch {
      return false
    }
  }

  #flushBytes(): void {
    if (this.#pending.length === 0) return
    const text = this.#decode(false)
    this.#pending = []
    this.#write(text)
  }

  #afterUnicode(text: string): string {
    const rest = text.slice(this.#toSkip)
    this.#toSkip = Math.max(0, this.#toSkip - text.length)
    return rest
  }

  #write(text: string): void {
    const { info, field, skip, deleted } = this.#group
    if (deleted) return
    if (field) this.#instructions += text
    else if (info) this.#properties[info] += text
    else if (this.#group.mark) this.#mark += text.trim()
    else if (!skip) this.#print(text)
  }

  /** The end of a line is seen in any colour. */
  #print(text: string): void {
    const kind = unseenKind({
      ...this.#group,
      colour: this.#colours[this.#group.colour] ?? null,
      ground: this.#groundOf(this.#group),
    })
    if (kind && (kind === 'hidden_style' || text !== '\n')) this.#unseen.add(kind, text)
    else this.#append(text)
  }

  #groundOf({ ground, paragraphGround, zone, inTable }: Group): string | null {
    const shading = this.#colours[ground || paragraphGround]
    if (shading) return shading
    return (zone === 'textbox' && this.#hasShapes) || (inTable && this.#hasShadedCells) ? null : paper
  }

  #append(text: string): void {
    const [first = '', ...more] = text.split('\n')
    this.#runs.push({ text: first, size: this.#group.size })
    this.#zone = this.#group.zone
    for (const piece of more) {
      this.#endLine()
      this.#runs.push({ text: piece, size: this.#group.size })
    }
  }

  #endLine(): void {
    this.#unseen.endPiece()
    // One sign is a bullet, `1.` is none.
    const listed = /^[^\d]$/u.test(this.#mark)
    this.#lines.push(...linesOfRow(rowsOfParagraph(this.#runs).flat(), this.#row++, { zone: this.#zone, listed }))
    this.#mark = ''
    this.#runs = []
  }
}

/** The table of colours as `RRGGBB`; the first is empty, for the one that the program chooses. */
function coloursOf(source: string): (string | null)[] {
  const table = /\{\\colortbl([^{}]{0,20000})\}/.exec(source)?.[1] ?? ''
  return table.split(';').map((colour) => {
    const parts = ['red', 'green', 'blue'].map((name) => new RegExp(`\\\\${name}(\\d{1,3})`).exec(colour)?.[1])
    return parts.includes(undefined) ? null : parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')
  })
}
