import { useEffect, useState } from 'react'
import type { OpenPdf } from './open-pdf.ts'

export type PdfState = { state: 'opening' } | { state: 'open'; pdf: OpenPdf } | { state: 'failed' }

/** The PDF at this address, open for as long as somebody looks at it. */
export function usePdf(address: string): PdfState {
  const [present, setPresent] = useState<PdfState>({ state: 'opening' })
  useEffect(() => {
    const ending = new AbortController()
    let opened: OpenPdf | undefined
    const open = async () => {
      const { openPdf } = await import('./open-pdf.ts')
      opened = await openPdf(address, ending.signal)
      if (ending.signal.aborted) opened.close()
      else setPresent({ state: 'open', pdf: opened })
    }
    setPresent({ state: 'opening' })
    open().catch(() => {
      if (!ending.signal.aborted) setPresent({ state: 'failed' })
    })
    return () => {
      ending.abort()
      opened?.close()
    }
  }, [address])
  return present
}
