import { getDocumentProxy } from 'unpdf'
import type { PdfScan } from '../../inspect/pdf-scan.ts'
import type { Limits, RefusalCode } from '../../types.ts'
import { readingCopy } from './reading-copy.ts'

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

/** Attachments of these kinds are data (Europass puts its XML there); anything else is refused. */
const harmlessAttachment = /\.(xml|json|txt|csv)$/i

/** Opens a PDF, repairing it where PDF.js can; says why not where it may not be read. The caller destroys it. */
export async function openPdf(bytes: Uint8Array, scan: PdfScan, limits: Limits): Promise<PdfDocument | RefusalCode> {
  let document: PdfDocument
  try {
    document = await getDocumentProxy(readingCopy(bytes, scan), { verbosity: 0 })
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'corrupt'
  }
  const refusal = await judge(document, scan, limits).catch(() => 'corrupt' as const)
  if (!refusal) return document
  await document.loadingTask.destroy()
  return refusal
}

async function judge(document: PdfDocument, scan: PdfScan, limits: Limits): Promise<RefusalCode | null> {
  if (document.numPages > limits.maxPages) return 'too_many_pages'
  if (!scan.hasAttachments) return null
  const attachments = await document.getAttachments()
  const names: string[] = [...(attachments?.values() ?? [])].map((file) => String(file.filename))
  if (names.some((name) => !harmlessAttachment.test(name))) return 'active_content'
  return null
}
