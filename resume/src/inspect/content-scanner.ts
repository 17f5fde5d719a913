/**
 * Receives each operator of a content stream, as a number from `operatorCode`, with its numeric operands, how many they
 * were, where the last name before it begins and how long its strings are. The array is reused, and holds the first ones
 * where there are very many: copy what you keep.
 */
export type OnOperator = (
  operator: number,
  operands: Float64Array,
  count: number,
  nameAt: number,
  stringLength: number,
) => boolean

const mostOperands = 8
/** Numbers are put together from small integers: the engine compiles that well, and no place on a page needs more digits. */
const mostDigits = 9
const powersOfTen = Float64Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power)

/** `Tj` as one number, so that comparing operators allocates nothing. */
export function operatorCode(name: string): number {
  return [...name].reduce((code, char) => (code << 8) | char.charCodeAt(0), 0)
}

const inlineData = operatorCode('ID')

const kinds = { number: 1, operator: 2, string: 3, hex: 4, name: 5 }
/** What a token that begins with this byte is; 0 for white space and marks. */
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte)
  if (/[\d+.-]/.test(char)) return kinds.number
  if (/[A-Za-z'"]/.test(char)) return kinds.operator
  return char === '(' ? kinds.string : char === '<' ? kinds.hex : char === '/' ? kinds.name : 0
})
const endsOperator = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 32 || '(/<['.includes(String.fromCharCode(byte)) ? 1 : 0,
)

/**
 * Walks a PDF content stream byte by byte: linear, nothing allocated per token, strings, names and inline pictures skipped.
 * Stops when the callback returns true.
 */
export function scanContent(content: Uint8Array, onOperator: OnOperator): boolean {
  const scanner = new Scanner(content)
  let count = 0
  let nameAt = 0
  let stringLength = 0
  while (scanner.at < content.length) {
    const from = scanner.at
    const kind = kindOf[content[from] ?? 0]
    if (kind === kinds.number) scanner.readNumber(count++)
    else if (kind === kinds.operator) {
      if (onOperator(scanner.readOperator(), scanner.operands, count, nameAt, stringLength)) return true
      count = stringLength = 0
    } else if (kind === kinds.name) {
      nameAt = from + 1
      scanner.at = nameEnd(content, nameAt)
    } else if (kind === kinds.string) {
      scanner.at = stringEnd(content, from)
      stringLength += scanner.at - from - 2
    } else if (kind === kinds.hex) {
      scanner.at = hexEnd(content, from)
      stringLength += (scanner.at - from - 2) / 2
    } else scanner.at += 1
  }
  return false
}

class Scanner {
  at = 0
  readonly operands = new Float64Array(mostOperands)
  readonly #content: Uint8Array

  constructor(content: Uint8Array) {
    this.#content = content
  }

  readNumber(operand: number): void {
    const content = this.#content
    let at = this.at
    let sign = 1
    let afterPoint = 0
    let digits = 0
    let decimals = 0
    let mantissa = 0
    for (; at < content.length; at++) {
      const byte = content[at] ?? 0
      if (byte >= 48 && byte <= 57) {
        if (digits >= mostDigits) continue
        digits += 1
        decimals += afterPoint
        mantissa = mantissa * 10 + byte - 48
      } else if (byte === 46) afterPoint = 1
      else if (byte === 45) sign = -1
      else if (byte !== 43) break
    }
    this.at = at
    if (operand < mostOperands) this.operands[operand] = (sign * mantissa) / (powersOfTen[decimals] ?? 1)
  }

  readOperator(): number {
    const content = this.#content
    let at = this.at
    let code = 0
    for (; at < content.length && endsOperator[content[at] ?? 0] === 0; at++)
      code = ((code << 8) | (content[at] ?? 0)) & 0xffffff
    this.at = code === inlineData ? pictureEnd(content, at) : at
    return code
  }
}

/** Where the string that begins with this bracket ends. */
function stringEnd(content: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < content.length; at++) {
    const byte = content[at]
    if (byte === 92) at += 1
    else if (byte === 40) depth += 1
    else if (byte === 41) depth -= 1
    if (depth === 0) return at + 1
  }
  return content.length
}

function hexEnd(content: Uint8Array, from: number): number {
  const close = content.indexOf(62, from)
  return close < 0 ? content.length : close + 1
}

/** Where the name that begins here ends. */
export function nameEnd(content: Uint8Array, from: number): number {
  let at = from
  while (at < content.length) {
    const byte = content[at] ?? 0
    if (byte <= 32 || byte === 47 || byte === 91 || byte === 93 || byte === 60 || byte === 62 || byte === 40) break
    at += 1
  }
  return at
}

/** The bytes of an inline picture end with `EI` between white space. */
function pictureEnd(content: Uint8Array, from: number): number {
  for (let at = content.indexOf(69, from); at >= 0; at = content.indexOf(69, at + 1)) {
    if (content[at + 1] === 73 && (content[at - 1] ?? 0) <= 32 && (content[at + 2] ?? 32) <= 32) return at + 2
  }
  return content.length
}
