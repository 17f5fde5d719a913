import { getResolvedPDFJS } from 'unpdf'
import type { PdfScan } from '../../inspect/pdf-scan.ts'
import { apply, identity, type Matrix, multiply, toMatrix } from './matrix.ts'
import type { PdfDocument } from './open.ts'

/** A picture, or what is filled in one go; points from the top of the page. */
type Shape = { kind: 'picture' | 'outline'; left: number; right: number; top: number; bottom: number }

/** More than this is a drawing, not a page of text with a name. */
const mostShapes = 4000

/** Pictures and filled outlines of the first page, in the order in which they are drawn. */
async function drawnShapes(document: PdfDocument): Promise<{ shapes: Shape[]; height: number }> {
  const page = await document.getPage(1)
  const [{ OPS }, { fnArray, argsArray }] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()])
  const { transform, height } = page.getViewport({ scale: 1 })
  const shapes: Shape[] = []
  const saved: Matrix[] = []
  let matrix = toMatrix(transform as number[])
  const place = (args: unknown[]) => {
    matrix = multiply(matrix, toMatrix(numbers(args[0]) ?? [...identity]))
  }
  const paint = () => shapes.push(shapeOf('picture', matrix, [0, 0, 1, 1]))
  const save = () => saved.push(matrix)
  const restore = () => {
    matrix = saved.pop() ?? matrix
  }
  const enter = (args: unknown[]) => {
    save()
    place(args)
  }
  const fill = ([operator, , box]: unknown[]) => {
    const corners = operator === OPS.endPath ? null : numbers(box)
    if (corners?.length === 4 && corners.every(Number.isFinite)) shapes.push(shapeOf('outline', matrix, corners))
  }
  const acts = new Map<number, (args: unknown[]) => void>([
    [OPS.save, save],
    [OPS.restore, restore],
    [OPS.transform, (args) => place([args])],
    [OPS.paintFormXObjectBegin, enter],
    [OPS.paintFormXObjectEnd, restore],
    [OPS.paintImageXObject, paint],
    [OPS.paintInlineImageXObject, paint],
    [OPS.paintImageMaskXObject, paint],
    [OPS.constructPath, fill],
  ])
  for (let at = 0; at < fnArray.length && shapes.length < mostShapes; at++)
    acts.get(fnArray[at] ?? -1)?.(argsArray[at] ?? [])
  return { shapes, height }
}

function numbers(value: unknown): number[] | null {
  return Array.isArray(value) || value instanceof Float32Array ? Array.from(value, Number) : null
}

function shapeOf(kind: Shape['kind'], matrix: Matrix, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: number[]): Shape {
  const [[ax, ay], [bx, by]] = [apply(matrix, x1, y1), apply(matrix, x2, y2)]
  return { kind, left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) }
}

/** Letters of a name are so high, in points. */
const lowest = 7
const highest = 80
/** A name is wider than high by at least so much. */
const wide = 2.5
const fewestLetters = 4
/** Part of the page that a name at its top may stand in. */
export const topShare = 0.35

/** Fills a path, or paints a picture or a form. */
const paints = /(?:^|\s)(?:f\*?|F|[bB]\*?|Do|EI)(?=\s|$)/

/** A cheap look: false where the pages paint nothing but text. */
export function paintsShapes({ suspicious, readable }: PdfScan): boolean {
  return suspicious || readable.some(({ draws, content }) => draws && paints.test(content.toString('latin1')))
}

/** True where a wide picture, or a row of outlines as close as letters are, stands at the top of the first page. */
export async function drawsAName(document: PdfDocument): Promise<boolean> {
  const { shapes, height } = await drawnShapes(document)
  const atTop = shapes.filter(
    ({ top, bottom }) => top >= 0 && bottom < topShare * height && bottom - top >= lowest && bottom - top <= highest,
  )
  const isWide = ({ left, right, top, bottom }: Shape) => right - left >= wide * (bottom - top)
  return atTop.some((shape) => shape.kind === 'picture' && isWide(shape)) || hasRowOfLetters(atTop, isWide)
}

/** Letters one after the other from left to right; a rule or a ground is wider than a letter. */
function hasRowOfLetters(shapes: Shape[], isWide: (shape: Shape) => boolean): boolean {
  let row: Shape[] = []
  for (const shape of shapes.filter(({ kind }) => kind === 'outline')) {
    const last = row.at(-1)
    const size = shape.bottom - shape.top
    const goesOn =
      last && shape.top < last.bottom && shape.bottom > last.top && Math.abs(shape.left - last.right) < 0.8 * size
    row = isWide(shape) ? [] : goesOn ? [...row, shape] : [shape]
    if (row.length >= fewestLetters) return true
  }
  return false
}
