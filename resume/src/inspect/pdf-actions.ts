import { pdfStreams } from './pdf-streams.ts'

const action = /\/(JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm|GoToE)\b(?!\w)/

/** True when the PDF can run a script, start a program or send data: looked for in plain objects and in packed ones. */
export function hasPdfActions(bytes: Uint8Array): boolean {
  if (containsAction(withoutStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))) return true
  for (const { dictionary, content } of pdfStreams(bytes)) {
    if (/\/ObjStm\b/.test(dictionary) && containsAction(content.toString('latin1'))) return true
  }
  return false
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
