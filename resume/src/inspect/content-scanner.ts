/** Receives each operator of a content stream with its numeric operands (a buffer that is reused: copy what you keep). */
export type OnOperator = (operator: string, operands: number[]) => boolean

const digit0 = 48
const digit9 = 57

/**
 * Walks a PDF content stream byte by byte: linear, no allocation per number, strings and names skipped. Stops when the
 * callback returns true.
 */
export function scanContent(content: Buffer, onOperator: OnOperator): boolean {
  const operands: number[] = []
  let at = 0
  while (at < content.length) {
    const byte = content[at] ?? 0
    if (isNumberStart(byte)) {
      at = readNumber(content, at, operands)
    } else if (isLetter(byte) || byte === 39 || byte === 34) {
      const end = wordEnd(content, at)
      if (onOperator(content.toString('latin1', at, end), operands)) return true
      operands.length = 0
      at = end
    } else if (byte === 40) {
      at = stringEnd(content, at)
    } else if (byte === 60) {
      const close = content.indexOf(62, at)
      at = close < 0 ? content.length : close + 1
    } else if (byte === 47) {
      at = nameEnd(content, at + 1)
    } else {
      at += 1
    }
  }
  return false
}

function isNumberStart(byte: number): boolean {
  return (byte >= digit0 && byte <= digit9) || byte === 45 || byte === 46 || byte === 43
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}

function readNumber(content: Buffer, from: number, operands: number[]): number {
  let at = from
  let value = 0
  let scale = 0
  let sign = 1
  for (; at < content.length; at++) {
    const byte = content[at] ?? 0
    if (byte >= digit0 && byte <= digit9) {
      if (scale === 0) value = value * 10 + byte - digit0
      else {
        value += (byte - digit0) * scale
        scale /= 10
      }
    } else if (byte === 46) scale = 0.1
    else if (byte === 45) sign = -1
    else if (byte !== 43) break
  }
  operands.push(sign * value)
  return at
}

function wordEnd(content: Buffer, from: number): number {
  let at = from + 1
  while (at < content.length && (isLetter(content[at] ?? 0) || content[at] === 42)) at += 1
  return at
}

/** Where the string that begins with this bracket ends. */
export function stringEnd(content: Buffer, from: number): number {
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

function nameEnd(content: Buffer, from: number): number {
  let at = from
  while (at < content.length) {
    const byte = content[at] ?? 0
    if (byte <= 32 || byte === 47 || byte === 91 || byte === 93 || byte === 60 || byte === 62 || byte === 40) break
    at += 1
  }
  return at
}
