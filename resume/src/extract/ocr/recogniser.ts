import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, type Page, PSM, type Worker } from 'tesseract.js'
import type { Segment } from '../reading-order.ts'
import { type GreyPicture, toPgm } from './picture.ts'

/** Below this, of 100, Tesseract sees letters in a drawing or in the grain of the paper. */
const leastCertain = 30

let warm: Promise<Worker> | undefined

/** Starts the worker if there is none yet; the picture can be made ready in the meantime. */
export function startRecogniser(): Promise<Worker> {
  warm ??= createRecogniser()
  return warm
}

/** Pieces of text of a picture, wherever they stand, in its pixels. */
export async function recognise(picture: GreyPicture): Promise<Segment[]> {
  const worker = await startRecogniser()
  const { data } = await worker.recognize(toPgm(picture), {}, { text: false, blocks: true })
  return toSegments(data)
}

function toSegments(data: Page): Segment[] {
  const rows = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return rows
    .filter(({ text, confidence }) => confidence >= leastCertain && /[\p{L}\p{N}]/u.test(text))
    .map(({ text, bbox, rowAttributes }) => ({
      text: withWholeAddresses(text.trim()),
      x: bbox.x0,
      y: bbox.y1,
      width: bbox.x1 - bbox.x0,
      size: rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0,
    }))
}

/** Tesseract sees a blank beside the wide sign: `jane @example.org`. */
function withWholeAddresses(text: string): string {
  return text.includes('@') ? text.replace(/([\w-]) ?@ ?(?=[\w-]+\.[a-z]{2,})/gi, '$1@') : text
}

/** Language data comes from the package beside us; nothing is downloaded and nothing is cached on disk. */
async function createRecogniser(): Promise<Worker> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  const worker = await createWorker('eng', 1, {
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => {},
  })
  // Columns are told apart by `readingOrder`, which knows résumés; Tesseract's own analysis passes over coloured grounds.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT, user_defined_dpi: '200' })
  return worker
}
