import { constants, inflateSync } from 'node:zlib'

const maxInflated = 8 * 1024 * 1024
const maxTotal = 48 * 1024 * 1024

export type PdfStream = { dictionary: string; content: Buffer }

/**
 * The streams of a PDF that hold objects or page contents, unpacked, without any parser: pictures, fonts and what is
 * packed otherwise are left out, and never more than 48 MB is unpacked.
 */
export function* pdfStreams(bytes: Uint8Array): Generator<PdfStream> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let total = 0
  for (let at = file.indexOf('stream'); at >= 0 && total < maxTotal; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue
    const dictionary = dictionaryBefore(file, at)
    if (
      !dictionary ||
      /\/(Image|Length1|Length2|FontFile|XRef|ICCBased|CIDFontType0C|Type1C|OpenType|N \d|Predictor|DCTDecode)\b/.test(
        dictionary,
      )
    ) {
      if (!/\/ObjStm\b/.test(dictionary)) continue
    }
    const begin = at + 6 + (file[at + 6] === 13 && file[at + 7] === 10 ? 2 : 1)
    const end = file.indexOf('endstream', begin)
    const content = unpack(file.subarray(begin, end < 0 ? file.length : end), dictionary)
    if (!content) continue
    total += content.length
    yield { dictionary, content }
  }
}

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - 600), at)
  const start = before.lastIndexOf(' obj')
  return start < 0 ? '' : before.slice(start)
}

function unpack(raw: Buffer, dictionary: string): Buffer | null {
  if (!/\/Filter\b/.test(dictionary)) return raw
  if (!/\/FlateDecode|\/Fl\b/.test(dictionary)) return null
  try {
    return inflateSync(raw, { maxOutputLength: maxInflated, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}
