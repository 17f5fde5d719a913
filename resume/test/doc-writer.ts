const sector = 512
const endOfChain = 0xfffffffe
const free = 0xffffffff

/** A stretch of text with its looks: `size` in points, `spacing` in twentieths of a point; `style` counts in `styles`. */
export type DocRun = {
  text: string
  size?: number
  spacing?: number
  hidden?: boolean
  deleted?: boolean
  /** Red, green, blue. */
  colour?: [number, number, number]
  /** Marked in Word's colour of this number. */
  marked?: number
}
export type DocParagraph = { runs: DocRun[]; style?: number; list?: boolean }
/** Paragraph styles: the first one is the usual one. */
export type DocStyle = { size?: number; hidden?: boolean }

/** An old Word file (Word 97) with these paragraphs: one piece of text, one page of looks of each kind. */
export function writeDoc(paragraphs: DocParagraph[], styles: DocStyle[] = [{}]): Buffer {
  const textAt = 0x400
  const runs = paragraphs.flatMap(({ runs: own }) =>
    own.map((run, at) => ({ ...run, text: at === own.length - 1 ? `${run.text}\r` : run.text })),
  )
  const text = runs.map((run) => run.text).join('')
  const pageAt = Math.ceil((textAt + 2 * text.length) / sector)
  const file = Buffer.alloc(Math.max(9, pageAt + 2) * sector)
  file.write(text, textAt, 'utf16le')
  writePage(
    file,
    pageAt,
    runs.map(({ text: own, ...looks }) => ({ length: own.length, properties: characters(looks) })),
    1,
  )
  const lengths = paragraphs.map(({ runs: own }) => own.reduce((sum, run) => sum + run.text.length, 1))
  const looks = paragraphs.map(({ style = 0, list }, at) => ({
    length: lengths[at] ?? 0,
    properties: Buffer.concat([word(style), list ? Buffer.from([0x0b, 0x46, 1, 0]) : Buffer.alloc(0)]),
  }))
  writePage(file, pageAt + 1, looks, 13)

  const pages = (page: number) => Buffer.concat([long(textAt), long(textAt + 2 * text.length), long(page)])
  const piece = Buffer.concat([long(0), long(text.length), word(0), long(textAt), word(0)])
  const parts = [
    styleSheet(styles),
    pages(pageAt),
    pages(pageAt + 1),
    Buffer.concat([Buffer.from([2]), long(piece.length), piece]),
  ]
  file.writeUInt16LE(0xa5ec, 0)
  file.writeUInt16LE(0x0200, 0xa)
  file.writeUInt32LE(textAt, 0x18)
  file.writeUInt32LE(text.length, 0x4c)
  const places = [0xa2, 0xfa, 0x102, 0x1a2]
  let at = 0
  parts.forEach((part, index) => {
    file.writeUInt32LE(at, places[index] ?? 0)
    file.writeUInt32LE(part.length, (places[index] ?? 0) + 4)
    at += part.length
  })
  return compoundFile({ WordDocument: file, '1Table': Buffer.concat([...parts, Buffer.alloc(9 * sector)]) })
}

function characters({ size, spacing, hidden, deleted, colour, marked }: Omit<DocRun, 'text'>): Buffer {
  return Buffer.concat([
    size ? Buffer.from([0x43, 0x4a, size * 2, 0]) : Buffer.alloc(0),
    spacing ? Buffer.from([0x40, 0x88, spacing, 0]) : Buffer.alloc(0),
    hidden ? Buffer.from([0x3c, 0x08, 1]) : Buffer.alloc(0),
    deleted ? Buffer.from([0x00, 0x08, 1]) : Buffer.alloc(0),
    colour ? Buffer.from([0x70, 0x68, ...colour, 0]) : Buffer.alloc(0),
    marked ? Buffer.from([0x0c, 0x2a, marked]) : Buffer.alloc(0),
  ])
}

/** Places of the stretches from the top, their properties from the bottom; `entry` bytes tell where those are. */
function writePage(
  file: Buffer,
  page: number,
  stretches: { length: number; properties: Buffer }[],
  entry: number,
): void {
  const start = page * sector
  let place = 0x400
  let bottom = sector - 2
  stretches.forEach(({ length, properties }, at) => {
    file.writeUInt32LE(place, start + at * 4)
    place += 2 * length
    bottom -= properties.length + 3
    bottom -= bottom % 2
    const isParagraph = entry > 1
    // A paragraph's length is counted in words, one byte less.
    const counted = isParagraph ? [0, properties.length / 2] : [properties.length]
    Buffer.from([...counted, ...properties]).copy(file, start + bottom)
    file[start + (stretches.length + 1) * 4 + at * entry] = bottom / 2
  })
  file.writeUInt32LE(place, start + stretches.length * 4)
  file[start + sector - 1] = stretches.length
}

function styleSheet(styles: DocStyle[]): Buffer {
  const fixed = 10
  const head = Buffer.concat([word(6), word(styles.length), word(fixed), word(0)])
  const all = styles.map(({ size, hidden }, number) => {
    const looks = characters({ ...(size ? { size } : {}), ...(hidden ? { hidden } : {}) })
    const basedOn = number === 0 ? 0xfff : 0
    const start = Buffer.concat([word(0), word((basedOn << 4) | 1), word(2), word(0), word(0)])
    const name = Buffer.concat([word(1), Buffer.from('S\0\0\0', 'latin1')])
    const body = Buffer.concat([start, name, word(2), word(number), word(looks.length), looks])
    return Buffer.concat([word(body.length), body])
  })
  return Buffer.concat([head, ...all])
}

/** The container: a table of sectors, a directory, then the streams one after the other. */
function compoundFile(streams: Record<string, Buffer>): Buffer {
  const chains: number[] = [0xfffffffd, endOfChain]
  const entries = [directoryEntry('Root Entry', 5, endOfChain, 0, 1)]
  const bodies: Buffer[] = []
  Object.entries(streams).forEach(([name, stream], number) => {
    const count = Math.ceil(stream.length / sector)
    entries.push(directoryEntry(name, 2, chains.length, stream.length, number === 0 ? 2 : free, free))
    for (let at = 0; at < count; at++) chains.push(at === count - 1 ? endOfChain : chains.length + 1)
    bodies.push(stream, Buffer.alloc(count * sector - stream.length))
  })
  const table = Buffer.alloc(sector, 0xff)
  chains.forEach((next, at) => {
    table.writeUInt32LE(next, at * 4)
  })
  const head = Buffer.alloc(sector, 0)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head)
  ;[
    [0x3e, 24],
    [3, 26],
    [0xfffe, 28],
    [9, 30],
    [6, 32],
  ].forEach(([value = 0, at = 0]) => {
    head.writeUInt16LE(value, at)
  })
  ;[
    [1, 44],
    [1, 48],
    [4096, 56],
    [endOfChain, 60],
    [endOfChain, 68],
    [0, 76],
  ].forEach(([value = 0, at = 0]) => {
    head.writeUInt32LE(value, at)
  })
  head.fill(0xff, 80)
  return Buffer.concat([head, table, Buffer.concat([...entries, Buffer.alloc(sector)]).subarray(0, sector), ...bodies])
}

function directoryEntry(
  name: string,
  kind: number,
  start: number,
  size: number,
  child: number,
  sibling = free,
): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE(2 * name.length + 2, 64)
  entry[66] = kind
  entry[67] = 1
  const isRoot = kind === 5
  entry.writeUInt32LE(sibling, 68)
  entry.writeUInt32LE(isRoot ? free : child, 72)
  entry.writeUInt32LE(isRoot ? child : free, 76)
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
