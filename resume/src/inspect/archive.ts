import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { Limits, RefusalCode } from '../types.ts'

const maxEntries = 3000
/** All XML together; the longest résumés have a few megabytes. */
const maxXmlBytes = 16 * 1024 * 1024
const wantedPart = /\.(xml|rels)$/i
/** The part with the text of a DOCX; Word on the web numbers it. */
export const wordBody = /^word\/document\d*\.xml$/

export type Archive = { type: 'docx' | 'odt'; parts: Map<string, Buffer>; warnings: string[] }

/**
 * Reads the directory of a zip-based document and unpacks its XML parts, never more than the limit, whatever sizes the
 * directory claims. Anything that is not a plain, macro-free document comes back as a refusal code.
 */
export async function openArchive(bytes: Uint8Array, limits: Limits): Promise<Archive | RefusalCode> {
  try {
    return await readArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), limits)
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    if (/relative path|absolute path|invalid characters/i.test(text)) return 'unsafe_archive'
    return 'corrupt'
  }
}

async function readArchive(buffer: Buffer, limits: Limits): Promise<Archive | RefusalCode> {
  const zip = await open(buffer)
  const parts = new Map<string, Buffer>()
  const names = new Set<string>()
  let declared = 0
  let unpacked = 0
  for await (const entry of entries(zip)) {
    declared += entry.uncompressedSize
    const refusal = judgeEntry(entry, names, declared, limits)
    if (refusal) return refusal
    names.add(entry.fileName)
    if (!wantedPart.test(entry.fileName)) continue
    const content = await unpack(zip, entry, Math.min(maxXmlBytes, limits.maxUnpackedBytes) - unpacked)
    if (!content) return 'zip_bomb'
    unpacked += content.length
    parts.set(entry.fileName, content)
  }
  return judgeParts(parts, names)
}

function judgeEntry(entry: Entry, names: Set<string>, declared: number, limits: Limits): RefusalCode | null {
  if (names.size >= maxEntries || declared > limits.maxUnpackedBytes) return 'zip_bomb'
  if (names.has(entry.fileName)) return 'unsafe_archive'
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'encrypted'
  if (/vbaProject|vbaData|\/activeX\/|^Basic\/|^Scripts\/.+\.(js|py|bsh)$/i.test(entry.fileName))
    return 'active_content'
  return null
}

function judgeParts(parts: Map<string, Buffer>, names: Set<string>): Archive | RefusalCode {
  for (const content of parts.values()) {
    if (/<!(DOCTYPE|ENTITY)/i.test(content.subarray(0, 4096).toString('latin1'))) return 'unsafe_archive'
  }
  const settings = parts.get('word/_rels/settings.xml.rels')?.toString('utf8') ?? ''
  if (/attachedTemplate[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate/i.test(settings)) {
    if (/Target="(https?:|\\\\)/i.test(settings)) return 'active_content'
  }
  const warnings = [...names].some((name) => name.startsWith('word/embeddings/'))
    ? ['The document contains embedded objects; they were not opened.']
    : []
  if ([...parts.keys()].some((name) => wordBody.test(name))) return { type: 'docx', parts, warnings }
  if (parts.has('content.xml')) {
    return /<manifest:encryption-data/.test(parts.get('META-INF/manifest.xml')?.toString('utf8') ?? '')
      ? 'encrypted'
      : { type: 'odt', parts, warnings }
  }
  return 'not_a_resume_file'
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // The sizes are checked in `unpack`, which tells a bomb from a file that was damaged on its way.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: true, validateEntrySizes: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

async function* entries(zip: ZipFile): AsyncGenerator<Entry> {
  let settle: { resolve: (entry: Entry | null) => void; reject: (error: unknown) => void } | undefined
  zip.on('entry', (entry: Entry) => settle?.resolve(entry))
  zip.on('end', () => settle?.resolve(null))
  zip.on('error', (error) => settle?.reject(error))
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      settle = { resolve, reject }
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

/** Null where more comes out than there is room for. */
function unpack(zip: ZipFile, entry: Entry, room: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > room) {
          stream.destroy()
          resolve(null)
        } else chunks.push(chunk)
      })
      stream.once('end', () =>
        size === entry.uncompressedSize ? resolve(Buffer.concat(chunks)) : reject(new Error('not the declared size')),
      )
      stream.once('error', reject)
    })
  })
}
