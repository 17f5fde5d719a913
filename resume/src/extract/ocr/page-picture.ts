import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas'
import { getResolvedPDFJS, renderPageAsImage } from 'unpdf'
import type { PdfDocument } from '../pdf/open.ts'
import { type GreyPicture, greyPicture, paint, readingScale } from './picture.ts'

type Page = Awaited<ReturnType<PdfDocument['getPage']>>
/** How PDF.js hands over an unpacked picture: `kind` 2 is RGB, 3 is RGBA, both a byte a colour. */
type Unpacked = { width: number; height: number; kind: number; data: Uint8Array | Uint8ClampedArray }
type Step = (context: SKRSContext2D) => void

/**
 * A page of a PDF as it would be printed. Most scans are pages that hold pictures and nothing else: those are painted
 * directly, in a fraction of the time that PDF.js takes to render.
 */
export async function pagePicture(document: PdfDocument, number: number): Promise<GreyPicture> {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = readingScale(width, height)
  const steps = await picturesAlone(page)
  if (steps) {
    const { transform } = page.getViewport({ scale })
    return paint(width * scale, height * scale, (context) => {
      context.setTransform(...(transform as Six))
      for (const step of steps) step(context)
    })
  }
  return greyPicture(
    new Uint8Array(await renderPageAsImage(document, number, { canvasImport: () => import('@napi-rs/canvas'), scale })),
  )
}

type Six = [number, number, number, number, number, number]

/** What to paint on a page that holds nothing but pictures; null for any other page. */
async function picturesAlone(page: Page): Promise<Step[] | null> {
  const [{ OPS }, { fnArray, argsArray }] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()])
  const steps: Step[] = []
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown[] = argsArray[index] ?? []
    if (operator === OPS.save) steps.push((context) => context.save())
    else if (operator === OPS.restore) steps.push((context) => context.restore())
    else if (operator === OPS.transform) steps.push((context) => context.transform(...(args as Six)))
    else if (operator === OPS.paintImageXObject) {
      const picture = unpackedPicture(page, args[0])
      if (!picture) return null
      steps.push((context) => paintUnitSquare(context, picture))
    } else if (operator !== OPS.dependency && operator !== OPS.beginMarkedContent && operator !== OPS.endMarkedContent)
      return null
  }
  return steps
}

function unpackedPicture(page: Page, id: unknown): Unpacked | null {
  if (typeof id !== 'string') return null
  const store = id.startsWith('g_') ? page.commonObjs : page.objs
  const picture: unknown = store.has(id) ? store.get(id) : null
  return isUnpacked(picture) ? picture : null
}

function isUnpacked(value: unknown): value is Unpacked {
  if (typeof value !== 'object' || value === null || !('data' in value) || !('kind' in value)) return false
  return ArrayBuffer.isView(value.data) && (value.kind === 2 || value.kind === 3)
}

/** A PDF places every picture on the unit square, its top row at y = 1. */
function paintUnitSquare(context: SKRSContext2D, picture: Unpacked): void {
  const { width, height } = picture
  const sheet = createCanvas(width, height)
  sheet.getContext('2d').putImageData(new ImageData(withAlpha(picture), width, height), 0, 0)
  context.save()
  context.transform(1 / width, 0, 0, -1 / height, 0, 1)
  context.drawImage(sheet, 0, 0)
  context.restore()
}

function withAlpha({ width, height, kind, data }: Unpacked): Uint8ClampedArray {
  if (kind === 3) return new Uint8ClampedArray(data.buffer, data.byteOffset, width * height * 4)
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let to = 0, from = 0; to < rgba.length; to += 4, from += 3) {
    rgba[to] = data[from] ?? 255
    rgba[to + 1] = data[from + 1] ?? 255
    rgba[to + 2] = data[from + 2] ?? 255
  }
  return rgba
}
