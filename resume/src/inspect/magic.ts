import { fileTypeFromBuffer } from 'file-type'
import type { FileType } from '../types.ts'

export type Container = FileType | 'zip' | 'cfb' | 'polyglot' | 'unknown'

const pdfHeaderWithin = 1024

/**
 * What the first bytes say. A PDF may have junk before its header (mail gateways put it there), and some RTF begins with
 * white space; both are missed by file-type, so they are recognised here.
 */
export async function sniff(bytes: Uint8Array): Promise<Container> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
  const pdfAt = head.subarray(0, pdfHeaderWithin + 5).indexOf('%PDF-')
  if (pdfAt === 0) return 'pdf'
  const first = firstType(head)
  if (pdfAt > 0) return first || startsForeign(head) ? 'polyglot' : 'pdf'
  if (first) return first
  const known = await fileTypeFromBuffer(head)
  if (known) return 'unknown'
  return 'txt'
}

function firstType(head: Buffer): Container | null {
  if (starts(head, [0x50, 0x4b, 3, 4]) || starts(head, [0x50, 0x4b, 5, 6])) return 'zip'
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'cfb'
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (starts(head, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (
    /^\uFEFF?\s*\{\\(?:rt|pard\b)/.test(
      head
        .subarray(0, 64)
        .toString('latin1')
        .replace(/^\xEF\xBB\xBF/, ''),
    )
  )
    return 'rtf'
  return null
}

/** Programs, pictures and pages that carry a PDF header further in: made to be two things at once. */
function startsForeign(head: Buffer): boolean {
  const text = head.subarray(0, 256).toString('latin1')
  return /^(MZ|\x7fELF|GIF8|#!|\s*<(!doctype|html|script|svg|\?php))/i.test(text)
}

function starts(head: Buffer, signature: number[]): boolean {
  return signature.every((byte, index) => head[index] === byte)
}

const familyByExtension: Record<string, string> = {
  pdf: 'pdf',
  docx: 'word',
  doc: 'word',
  odt: 'word',
  rtf: 'word',
  txt: 'text',
  md: 'text',
  text: 'text',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
}
const familyByType: Record<FileType, string> = {
  pdf: 'pdf',
  docx: 'word',
  doc: 'word',
  odt: 'word',
  rtf: 'word',
  txt: 'text',
  png: 'image',
  jpeg: 'image',
}

/** True when the name's extension promises another kind of file. Word processors' own mix-ups (RTF named .doc) agree. */
export function extensionDisagrees(fileName: string, type: FileType): boolean {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase()
  const promised = extension ? familyByExtension[extension] : undefined
  return promised !== undefined && promised !== familyByType[type]
}

/** True when a ZIP directory ends the file although the file is something else. */
export function carriesZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const from = Math.max(0, tail.length - 66_000)
  for (
    let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    at >= from;
    at = tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1')
  ) {
    if (at + 22 > tail.length) continue
    const directory = at - tail.readUInt32LE(at + 12)
    if (directory >= 0 && tail.readUInt32LE(directory) === 0x02014b50) return true
    if (at === 0) return false
  }
  return false
}
