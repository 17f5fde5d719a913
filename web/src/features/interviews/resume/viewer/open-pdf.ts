import type { PDFDocumentProxy } from 'pdfjs-dist'

export type OpenPdf = { document: PDFDocumentProxy; close: () => void }

/**
 * Fetches and opens a PDF. PDF.js is large and loaded only here; it runs in a worker of our own address, without
 * WebAssembly, which our Content-Security-Policy does not allow. Nothing that a file carries is run.
 */
export async function openPdf(address: string, signal: AbortSignal): Promise<OpenPdf> {
  const reply = await fetch(address, { signal, credentials: 'same-origin' })
  if (!reply.ok) throw new Error(`The file could not be fetched (${reply.status}).`)
  const [pdfjs, data] = await Promise.all([import('pdfjs-dist'), reply.arrayBuffer()])
  const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' })
  const worker = pdfjs.PDFWorker.create({ port })
  const files = `/assets/pdfjs-${pdfjs.version}` // put there by the build
  const task = pdfjs.getDocument({
    data,
    worker,
    cMapUrl: `${files}/cmaps/`,
    standardFontDataUrl: `${files}/standard_fonts/`,
    wasmUrl: `${files}/wasm/`,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  })
  const close = () => {
    void task.destroy().finally(() => port.terminate())
  }
  try {
    const document = await task.promise
    return { document, close }
  } catch (error) {
    close()
    throw error
  }
}
