import { constants, inflateSync } from 'node:zlib'
import { filtersOf, unpack } from './pdf-filters.ts'

const maxTotal = 48 * 1024 * 1024
/** Deflate packs at most about a thousand to one. */
const smallestBomb = 40_000

/** The parts of a PDF that can be told apart without a parser: what stands outside of streams, and the streams. */
export type PdfParts = {
  /** All objects as text: the plain ones and those from packed object streams. */
  objects: string
  /** The object streams with what they hold. */
  packed: PackedObjects[]
  /** True when a stream unpacks to far more than a page can hold. */
  bomb: boolean
  /** Page contents, forms and tables to Unicode: all that text is read from. */
  readable: () => Readable
}

/** `complete` is false where something that draws is packed in a way that only a parser undoes. */
export type Readable = { streams: ReadableStream[]; complete: boolean }

/** A stream that text is read from; `content` is unpacked. */
export type ReadableStream = {
  object: string
  generation: string
  dictionary: string
  content: Buffer
  /** Draws on a page. */
  draws: boolean
  packed: boolean
}

/** An object stream: `first` is where the first of its `count` objects begins in `content`. */
export type PackedObjects = { object: string; count: number; first: number; content: string }

type Stream = { object: string; generation: string; dictionary: string; raw: Buffer }

/** Takes a PDF apart by its `stream` marks. At most 48 MB is unpacked, whatever the file claims. */
export function takePdfApart(bytes: Uint8Array): PdfParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const { plain, streams } = split(file)
  const budget = { left: maxTotal }
  const packed = streams
    .filter(({ dictionary }) => /\/ObjStm\b/.test(dictionary))
    .map((stream) => unpackObjects(stream, budget))
  const objects = [plain, ...packed.map(listObjects)].join(' ')
  return {
    objects,
    packed,
    bomb: streams.some(isBomb),
    readable: () => readableStreams(objects, streams, budget),
  }
}

function unpackObjects(stream: Stream, budget: { left: number }): PackedObjects {
  const number = (key: string) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(stream.dictionary)?.[1] ?? 0)
  const content = unpack(stream.raw, stream.dictionary, budget)?.toString('latin1') ?? ''
  return { object: stream.object, count: number('N'), first: number('First'), content }
}

/** The objects of an object stream, written as they would stand in the file. */
function listObjects({ first, content }: PackedObjects): string {
  const numbers = content.slice(0, first).trim().split(/\s+/)
  const objects: string[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const end = numbers[at + 3] === undefined ? undefined : first + Number(numbers[at + 3])
    objects.push(`${numbers[at]} 0 obj ${content.slice(first + Number(numbers[at + 1]), end)} endobj`)
  }
  return objects.join('\n')
}

function split(file: Buffer): { plain: string; streams: Stream[] } {
  const pieces: string[] = []
  const streams: Stream[] = []
  let from = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', from)) {
    const before = file.toString('latin1', from, at)
    pieces.push(before)
    const begin = at + 6 + (file[at + 6] === 13 && file[at + 7] === 10 ? 2 : 1)
    const found = file.indexOf('endstream', begin)
    const end = found < 0 ? file.length : found
    const start = before.lastIndexOf(' obj')
    const [, object = '', generation = ''] =
      /(\d+)\s+(\d+)$/.exec(before.slice(Math.max(0, start - 24), Math.max(0, start))) ?? []
    const dictionary = start < 0 ? '' : before.slice(start)
    streams.push({ object, generation, dictionary, raw: file.subarray(begin, end) })
    if (found < 0) return { plain: pieces.join(' '), streams }
    from = end + 9
  }
  pieces.push(file.toString('latin1', from))
  return { plain: pieces.join(' '), streams }
}

function readableStreams(objects: string, all: Stream[], budget: { left: number }): Readable {
  const pages = contentNumbers(objects)
  const tables = new Set([...objects.matchAll(/\/ToUnicode\s+(\d+)\s+\d+\s+R/g)].map((match) => match[1] ?? ''))
  const streams: ReadableStream[] = []
  let complete = true
  for (const stream of all) {
    const draws = pages.has(stream.object) || /\/Form\b/.test(stream.dictionary)
    if (!draws && !tables.has(stream.object)) continue
    const content = unpack(stream.raw, stream.dictionary, budget)
    if (content) streams.push({ ...stream, content, draws, packed: content !== stream.raw })
    else if (draws) complete = false
  }
  return { streams, complete }
}

/** Numbers of the objects that pages name as their contents. */
function contentNumbers(objects: string): Set<string> {
  const numbers = new Set<string>()
  for (const match of objects.matchAll(/\/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])/g)) {
    if (match[1]) numbers.add(match[1])
    for (const reference of (match[2] ?? '').matchAll(/(\d+)\s+\d+\s+R/g)) numbers.add(reference[1] ?? '')
  }
  return numbers
}

/** Packed twice, or packed so tightly at its front that it is unpacked as far as any page goes, and still goes on. */
function isBomb({ raw, dictionary }: Stream): boolean {
  if (/\/FlateDecode[^>]*\/FlateDecode/.test(dictionary)) return true
  if (raw.length < smallestBomb || filtersOf(dictionary)[0] !== 'FlateDecode' || /\/Image\b/.test(dictionary))
    return false
  return frontLength(raw) > 200 * 1024 && !fitsPage(raw)
}

function frontLength(raw: Buffer): number {
  try {
    return inflateSync(raw.subarray(0, 1024), { finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch {
    return 0
  }
}

function fitsPage(raw: Buffer): boolean {
  try {
    return inflateSync(raw, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxTotal }).length < maxTotal
  } catch {
    return false
  }
}
