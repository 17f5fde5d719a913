import { constants, inflateSync } from 'node:zlib'

const maxInflated = 8 * 1024 * 1024
const tilde = 0x7e
const z = 0x7a

/** The filters of a stream in the order in which they are undone, by the names that PDF gives them; short names in full. */
export function filtersOf(dictionary: string): string[] {
  const written = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(dictionary)
  const names = (written?.[1] ?? written?.[2] ?? '').match(/\w+/g) ?? []
  return names.map((name) => shortNames[name] ?? name)
}

const shortNames: Record<string, string> = { Fl: 'FlateDecode', A85: 'ASCII85Decode', AHx: 'ASCIIHexDecode' }

/**
 * A stream as it was before it was packed: by Deflate, as nearly all programs do it, and within the letters that ReportLab
 * puts around that. Null for any other way of packing and for what is damaged. `budget.left` is what may still be unpacked,
 * in bytes.
 */
export function unpack(raw: Buffer, dictionary: string, budget: { left: number }): Buffer | null {
  let content = raw
  for (const filter of filtersOf(dictionary)) {
    const undo = undoing[filter]
    if (!undo || budget.left <= 0 || /\/Predictor\s+(?:[2-9]|1\d)/.test(dictionary)) return null
    try {
      content = undo(content)
    } catch {
      return null
    }
    budget.left -= content.length
  }
  return content
}

const undoing: Record<string, (packed: Buffer) => Buffer> = {
  FlateDecode: (packed) => inflateSync(packed, { maxOutputLength: maxInflated, finishFlush: constants.Z_SYNC_FLUSH }),
  ASCII85Decode: fromAscii85,
  // Whatever follows the end mark is no hexadecimal digit, so that reading stops there.
  ASCIIHexDecode: (packed) => Buffer.from(packed.toString('latin1').replace(/\s+/g, ''), 'hex'),
}

/** Five letters stand for four bytes, `z` for four zeros, fewer letters at the end for fewer bytes; white space says nothing. */
function fromAscii85(packed: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(packed.length * 4)
  let at = 0
  let group = 0
  let digits = 0
  const flush = (count: number) => {
    bytes.writeUInt32BE(group % 2 ** 32, at)
    at += count
    group = 0
    digits = 0
  }
  for (const letter of packed) {
    if (letter === tilde) break
    if (letter === z && digits === 0) flush(4)
    if (letter < 0x21 || letter > 0x75) continue
    group = group * 85 + (letter - 0x21)
    digits += 1
    if (digits === 5) flush(4)
  }
  if (digits > 1) {
    const left = digits - 1
    for (; digits < 5; digits++) group = group * 85 + 84
    flush(left)
  }
  return bytes.subarray(0, at)
}
