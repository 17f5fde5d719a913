import { getResolvedPDFJS } from 'unpdf'
import type { HiddenText } from '../../types.ts'
import type { PdfItem } from './items.ts'
import { identity, type Matrix } from './matrix.ts'
import type { PdfDocument } from './open.ts'
import { type InkSpot, Pen } from './pen.ts'

/**
 * Text that leaves no ink: drawn invisibly, fully transparent, in the colour of what lies below it, clipped away, on a layer
 * that is not shown, or covered by what is drawn later. Reads PDF.js's drawing instructions, which cost as much as the text itself; call it only for a page that
 * looks suspicious.
 */
export async function findInklessText(document: PdfDocument, pageNumber: number): Promise<InkSpot[]> {
  const page = await document.getPage(pageNumber)
  const [{ OPS }, { fnArray, argsArray }, layers] = await Promise.all([
    getResolvedPDFJS(),
    page.getOperatorList(),
    document.getOptionalContentConfig(),
  ])
  const viewport = page.getViewport({ scale: 1 })
  const pen = new Pen(viewport.transform as Matrix, viewport)
  const operators: Record<number, (args: unknown[]) => void> = {
    [OPS.save]: () => pen.save(),
    [OPS.restore]: () => pen.restore(),
    [OPS.transform]: (args) => pen.transform(args as Matrix),
    [OPS.paintFormXObjectBegin]: ([matrix, box]) => pen.beginForm(matrix, box),
    [OPS.paintFormXObjectEnd]: () => pen.restore(),
    [OPS.setFillRGBColor]: ([colour]) => pen.setFill(colour),
    [OPS.setFillColorN]: () => pen.setPattern(),
    [OPS.setStrokeRGBColor]: ([colour]) => pen.setStroke(colour),
    [OPS.setStrokeColorN]: () => pen.setStrokePattern(),
    [OPS.setTextRise]: ([rise]) => pen.setRise(Number(rise)),
    [OPS.clip]: () => pen.clip(),
    [OPS.eoClip]: () => pen.clip(),
    [OPS.beginMarkedContent]: () => pen.beginLayer(true),
    [OPS.beginMarkedContentProps]: ([tag, layer]) => pen.beginLayer(tag !== 'OC' || layers.isVisible(layer)),
    [OPS.endMarkedContent]: () => pen.endLayer(),
    [OPS.setGState]: ([entries]) => pen.setState(entries),
    [OPS.setTextRenderingMode]: ([mode]) => pen.setMode(Number(mode)),
    [OPS.constructPath]: ([operator, path, box]) => {
      if (Number(operator) >= OPS.fill && Number(operator) <= OPS.closeEOFillStroke) pen.fillPath(path, box)
      pen.endPath(box)
    },
    [OPS.paintImageXObject]: ([id]) => pen.paintPicture(isOpaque(page, id)),
    [OPS.paintInlineImageXObject]: () => pen.paintPicture(false),
    [OPS.shadingFill]: () => pen.coverAll(),
    [OPS.beginText]: () => pen.setTextMatrix(identity),
    [OPS.setTextMatrix]: ([matrix]) => pen.setTextMatrix(matrix),
    [OPS.moveText]: ([x, y]) => pen.moveText(Number(x), Number(y)),
    [OPS.setLeading]: ([leading]) => pen.setLeading(-Number(leading)),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      pen.setLeading(Number(y))
      pen.moveText(Number(x), Number(y))
    },
    [OPS.nextLine]: () => pen.nextLine(),
    [OPS.setFont]: ([, size]) => pen.setSize(Number(size)),
    [OPS.showText]: ([glyphs]) => pen.show(glyphs),
  }
  fnArray.forEach((operator, index) => {
    operators[operator]?.(argsArray[index] ?? [])
  })
  return pen.inkless
}

type Page = Awaited<ReturnType<PdfDocument['getPage']>>

/** PDF.js's kind of a picture that has transparent parts, such as a watermark. */
const withAlpha = 3

/** Only a picture that is known to have no transparent parts hides what lies under it. */
function isOpaque(page: Page, id: unknown): boolean {
  if (typeof id !== 'string') return false
  const store = id.startsWith('g_') ? page.commonObjs : page.objs
  const picture: unknown = store.has(id) ? store.get(id) : null
  return typeof picture === 'object' && picture !== null && 'kind' in picture && picture.kind !== withAlpha
}

/** Takes the items at those spots off the page. PDF.js leaves off-page text out by itself, so that is told from the spots. */
export function takeInkless(
  items: PdfItem[],
  spots: InkSpot[],
  page: number,
): { kept: PdfItem[]; hidden: HiddenText[] } {
  const isAt = (item: PdfItem, spot: InkSpot) =>
    Math.abs(item.y - spot.y) < 1.5 && spot.x > item.x - 1.5 && spot.x < item.x + item.width + 1.5
  const hiddenItems = items.filter((item) => item.text.trim() && spots.some((spot) => isAt(item, spot)))
  const kinds = [...new Set(spots.map(({ kind }) => kind))]
  const hidden = kinds.flatMap((kind): HiddenText[] => {
    const own = hiddenItems.filter((item) => spots.find((spot) => isAt(item, spot))?.kind === kind)
    if (kind !== 'off_page') return own.length ? [{ kind, page, text: own.map(({ text }) => text).join(' ') }] : []
    const offPage = spots.filter((spot) => spot.kind === kind)
    return [{ kind, page, text: offPage.map(({ text }) => text).join('') }]
  })
  return { kept: items.filter((item) => !hiddenItems.includes(item)), hidden }
}
