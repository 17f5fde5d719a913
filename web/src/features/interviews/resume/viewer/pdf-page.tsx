import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { type Box, markerOf } from './field-marks.ts'
import type { ViewedPlace } from './viewed-places.ts'
import classes from './viewer.module.css'

type PdfPageProps = {
  document: PDFDocumentProxy
  page: number
  zoom: number
  places: readonly ViewedPlace[]
  current: number | null
  onChoose: (index: number) => void
}

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>
type Piece = Extract<TextContent['items'][number], { str: string }>
type Drawn = {
  width: number
  height: number
  toView: (box: Box) => Box
  boxesOf: ReturnType<typeof markerOf>
}

/** Measures in the fonts that the page has just been drawn in. */
function rulerOf(styles: TextContent['styles']): (piece: Piece, place: number) => number {
  const pen = window.document.createElement('canvas').getContext('2d')
  return ({ str, fontName }, place) => {
    if (!pen) return place / str.length
    pen.font = `100px "${fontName}", ${styles[fontName]?.fontFamily ?? 'sans-serif'}`
    return pen.measureText(str.slice(0, place)).width / (pen.measureText(str).width || 1)
  }
}

/** One page, drawn at the width that there is, with what was found on it marked. */
export function PdfPage({ document, page, zoom, places, current, onChoose }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    if (!canvas.current || width === 0) return
    const target = canvas.current
    let stop: () => void = () => undefined
    let left = false
    const draw = async () => {
      const proxy = await document.getPage(page)
      if (left) return
      const scale = (width / proxy.getViewport({ scale: 1 }).width) * zoom
      const viewport = proxy.getViewport({ scale })
      const sharp = Math.min(window.devicePixelRatio || 1, 2)
      target.width = Math.floor(viewport.width * sharp)
      target.height = Math.floor(viewport.height * sharp)
      const task = proxy.render({ canvas: target, viewport: proxy.getViewport({ scale: scale * sharp }) })
      stop = () => task.cancel()
      // At once: a drawing that is cancelled before anybody waits for it would be an error of the page.
      const [{ items, styles }] = await Promise.all([proxy.getTextContent(), task.promise])
      if (left) return
      const toView = ({ x, y, width: w, height: h }: Box): Box => {
        const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(x, y)
        const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(x + w, y + h)
        return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
      }
      const pieces = items.filter((item) => 'str' in item)
      const boxesOf = markerOf(pieces, rulerOf(styles))
      setDrawn({ width: viewport.width, height: viewport.height, toView, boxesOf })
    }
    draw().catch(() => undefined) // cancelled: another page or size is drawn instead
    return () => {
      left = true
      stop()
    }
  }, [document, page, zoom, width])

  const marks = drawn
    ? places.flatMap((place) =>
        place.page === page
          ? drawn.boxesOf(place.printed).map((box, part) => ({ place, part, box: drawn.toView(box) }))
          : [],
      )
    : []
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.paper} style={drawn ? { width: drawn.width, height: drawn.height } : undefined}>
        <canvas ref={canvas} role="img" aria-label={`Page ${page} as it looks. The view “Text” can be read aloud.`} />
        {marks.map(({ place, part, box }) => (
          <button
            key={`${place.index} ${part}`}
            type="button"
            tabIndex={-1}
            className={classes.mark}
            data-current={place.index === current || undefined}
            title={`${place.label}: ${place.value}`}
            aria-label={`${place.label}: ${place.value}`}
            style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            onClick={() => onChoose(place.index)}
            ref={(element) => {
              if (place.index === current && part === 0)
                element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
            }}
          />
        ))}
      </div>
    </div>
  )
}
