import type { Archive } from '../inspect/archive.ts'
import type { PdfScan } from '../inspect/pdf-scan.ts'
import type { StepRecorder } from '../step-recorder.ts'
import type { FileType, Limits, RefusalCode } from '../types.ts'
import { characterCount, type Extracted, isGarbled, withinReason } from './document.ts'
import { extractOdt } from './office/odt.ts'
import { extractRtf } from './office/rtf.ts'
import { drawsAName, paintsShapes } from './pdf/drawn-shapes.ts'
import { isLatin, readDrawnTop } from './pdf/drawn-top.ts'
import { extractPdf } from './pdf/extract-pdf.ts'
import { openPdf } from './pdf/open.ts'
import { readByPdftotext } from './pdf/pdftotext.ts'
import { extractText } from './text.ts'

/** A page of a résumé with fewer characters than this is a picture. */
const scannedBelow = 50
const emptyBelow = 10

type Cleared = { type: FileType; archive: Archive | null; pdf: PdfScan | null }

/** Runs the chain of parsers of a file's format until one yields enough text. */
export async function extract(
  bytes: Uint8Array,
  cleared: Cleared,
  limits: Limits,
  recorder: StepRecorder,
): Promise<Extracted | RefusalCode> {
  const extracted = await runChain(bytes, cleared, limits, recorder)
  return typeof extracted === 'string' ? extracted : withinReason(extracted)
}

async function runChain(
  bytes: Uint8Array,
  { type, archive, pdf }: Cleared,
  limits: Limits,
  recorder: StepRecorder,
): Promise<Extracted | RefusalCode> {
  if (pdf) return extractPdfChain(bytes, pdf, limits, recorder)
  if (type === 'png' || type === 'jpeg') {
    return orNoText(
      await recorder.run('ocr', async () => (await import('./ocr/ocr.ts')).readImage(bytes, limits.maxOcrMs), describe),
    )
  }
  const result = await recorder.run('extract', () => readDocument(bytes, type, archive), describe)
  return result === null ? 'corrupt' : orNoText(result)
}

/** Parsers that are heavy to load are loaded when first needed. */
async function readDocument(bytes: Uint8Array, type: FileType, archive: Archive | null): Promise<Extracted | null> {
  if (type === 'docx' && archive) return (await import('./office/docx.ts')).extractDocx(archive, bytes)
  if (type === 'odt' && archive) return extractOdt(archive)
  if (type === 'doc') return (await import('./office/doc.ts')).extractDoc(bytes)
  return type === 'rtf' ? extractRtf(bytes) : extractText(bytes)
}

/** Looks for what is drawn at the top of a PDF's first page and stands nowhere in its text; null where nothing is. */
export async function extractDrawnTop(
  bytes: Uint8Array,
  { pdf }: Cleared,
  limits: Limits,
  recorder: StepRecorder,
  first: Extracted,
): Promise<Extracted | null> {
  if (!pdf || pdf.giantPicture || first.ocr || first.damaged) return null
  if (!paintsShapes(pdf) || !isLatin(first.lines)) return null
  const document = await openPdf(bytes, pdf, limits)
  if (typeof document === 'string') return null
  try {
    const isDrawn = await recorder.run(
      'fallback',
      () => drawsAName(document),
      (drawn) => (drawn ? 'letters drawn' : 'nothing'),
    )
    return isDrawn ? await recorder.run('ocr', () => readDrawnTop(document, limits, first), describe) : null
  } catch {
    return null
  } finally {
    await document.loadingTask.destroy()
  }
}

async function extractPdfChain(
  bytes: Uint8Array,
  scan: PdfScan,
  limits: Limits,
  recorder: StepRecorder,
): Promise<Extracted | RefusalCode> {
  const opened = await recorder.run(
    'inspect',
    () => openPdf(bytes, scan, limits),
    (result) => (typeof result === 'string' ? result : `${result.numPages} pages`),
  )
  if (typeof opened === 'string') return opened
  try {
    const first = await recorder.run('extract', () => extractPdf(opened, scan), describe)
    const enough = scannedBelow * Math.min(first.pages, 2)
    const garbled = isGarbled(first.lines)
    if (characterCount(first.lines) >= enough && !garbled) return first
    // It would take hidden text for text; a picture of the page shows none of it.
    const second =
      first.hidden.length > 0 ? null : await recorder.run('fallback', () => readByPdftotext(bytes, first), describe)
    if (second && characterCount(second.lines) >= enough && !isGarbled(second.lines)) return second
    const last = garbled ? asGarbled(first) : first
    if (scan.giantPicture) return orNoText(last)
    const read = await recorder.run(
      'ocr',
      async () =>
        (await import('./ocr/ocr.ts')).readScannedPdf(
          opened,
          { maxPages: limits.maxOcrPages, budgetMs: limits.maxOcrMs },
          first,
        ),
      describe,
    )
    return orNoText(read ?? last)
  } finally {
    await opened.loadingTask.destroy()
  }
}

/** What could not be read otherwise is kept, but nothing in it is certain. */
function asGarbled(first: Extracted): Extracted {
  const warning = 'The fonts of this file do not say what its letters are; what was read may be wrong.'
  return { ...first, damaged: true, warnings: [...first.warnings, warning] }
}

function describe(result: Extracted | null): string {
  return result ? `${result.parser}: ${characterCount(result.lines)} characters` : 'nothing'
}

function orNoText(result: Extracted | null): Extracted | RefusalCode {
  return result && characterCount(result.lines) >= emptyBelow ? result : 'no_text'
}
