import { pdfStreams } from './pdf-streams.ts'
import { hidesText } from './pdf-suspects.ts'

const action = /\/(JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm|GoToE)(?![\w-])/

/** `active`: can run a script, start a program or send data. `suspicious`: seems to draw text that nobody sees. */
export type PdfScan = { active: boolean; suspicious: boolean }

/** One pass over the raw objects and unpacked streams of a PDF, without any parser. */
export function scanPdf(bytes: Uint8Array): PdfScan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const scan = { active: containsAction(withoutStreams(file)), suspicious: false }
  for (const { dictionary, content } of pdfStreams(file)) {
    if (scan.active) break
    if (/\/ObjStm\b/.test(dictionary)) scan.active = containsAction(content.toString('latin1'))
    else scan.suspicious ||= hidesText(content)
  }
  return scan
}

/** Names may be written with hex escapes (`/J#61vaScript`) to get past a search. */
function containsAction(text: string): boolean {
  const plain = text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  return action.test(plain)
}

function withoutStreams(file: Buffer): string {
  const pieces: string[] = []
  let from = 0
  while (from < file.length) {
    const stream = file.indexOf('stream', from)
    if (stream < 0) break
    pieces.push(file.toString('latin1', from, stream))
    const end = file.indexOf('endstream', stream)
    if (end < 0) return pieces.join(' ')
    from = end + 9
  }
  pieces.push(file.toString('latin1', from))
  return pieces.join(' ')
}
