import { isShifted, markedEncoding, utf16Of } from '../extract/encoding.ts'
import type { FileType, Limits, RefusalCode } from '../types.ts'
import { type Archive, openArchive } from './archive.ts'
import { readCompoundFile } from './compound-file.ts'
import { judgeImage } from './image-size.ts'
import { carriesZip, extensionDisagrees, sniff } from './magic.ts'
import { type PdfScan, scanPdf } from './pdf-scan.ts'

export type Inspected =
  | { refused: RefusalCode; type: FileType | null }
  | { refused: null; type: FileType; archive: Archive | null; pdf: PdfScan | null }

/** Decides from the bytes alone whether a file may be parsed, before any parser sees it. */
export async function inspect(bytes: Uint8Array, fileName: string, limits: Limits): Promise<Inspected> {
  if (bytes.length === 0) return { refused: 'empty_file', type: null }
  if (bytes.length > limits.maxBytes) return { refused: 'too_large', type: null }
  const container = await sniff(bytes)
  if (container === 'unknown') return { refused: 'not_a_resume_file', type: null }
  if (container === 'polyglot') return { refused: 'polyglot', type: null }
  const opened = await open(bytes, container, limits)
  if (opened.refused || !opened.type) return opened
  if (opened.type === 'txt' && !looksLikeText(bytes)) return { refused: 'not_a_resume_file', type: null }
  if (extensionDisagrees(fileName, opened.type)) return { refused: 'type_mismatch', type: opened.type }
  return opened
}

async function open(bytes: Uint8Array, container: string, limits: Limits): Promise<Inspected> {
  switch (container) {
    case 'zip': {
      if (Buffer.from(bytes.subarray(0, 1200)).includes('%PDF-')) return { refused: 'polyglot', type: null }
      const archive = await openArchive(bytes, limits)
      return typeof archive === 'string'
        ? { refused: archive, type: null }
        : { refused: null, type: archive.type, archive, pdf: null }
    }
    case 'cfb': {
      const refused = readCompoundFile(bytes)
      return refused ? { refused, type: refused === 'active_content' ? 'doc' : null } : cleared('doc')
    }
    case 'pdf': {
      if (carriesZip(bytes)) return { refused: 'polyglot', type: 'pdf' }
      const pdf = scanPdf(bytes)
      if (pdf.active) return { refused: 'active_content', type: 'pdf' }
      return pdf.bomb ? { refused: 'zip_bomb', type: 'pdf' } : { ...cleared('pdf'), pdf }
    }
    case 'png':
    case 'jpeg':
      if (carriesZip(bytes)) return { refused: 'polyglot', type: container }
      return refuseOrClear(judgeImage(bytes, container), container)
    case 'rtf':
      return /\\objdata|\\object\b/.test(Buffer.from(bytes).toString('latin1'))
        ? { refused: 'active_content', type: 'rtf' }
        : cleared('rtf')
    default:
      return cleared('txt')
  }
}

function refuseOrClear(refused: RefusalCode | null, type: FileType): Inspected {
  return refused ? { refused, type } : cleared(type)
}

function cleared(type: FileType): Extract<Inspected, { refused: null }> {
  return { refused: null, type, archive: null, pdf: null }
}

/** Text has next to no control characters; UTF-16 has many NULs and begins with a byte-order mark. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (markedEncoding(bytes) || utf16Of(bytes) || isShifted(bytes)) return true
  const sample = bytes.subarray(0, 65_536)
  let control = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) control += 1
  return control <= sample.length * 0.005
}
