/** Looks of a stretch of an old Word file, in bytes from its beginning; `properties` of a paragraph begin with its style. */
export type Stretch = { from: number; to: number; properties: Buffer }

/** Where the header tells of the pages for each kind, and how many bytes go with each stretch on a page. */
const kinds = { characters: { at: 0xfa, extra: 0 }, paragraphs: { at: 0x102, extra: 12 } }

/** The stretches of one kind in their order, found by place. */
export class Stretches {
  readonly all: Stretch[]

  constructor(file: Buffer, table: Buffer, kind: keyof typeof kinds) {
    this.all = read(file, table, kinds[kind]).sort((a, b) => a.from - b.from)
  }

  /** The one that holds this place, or the next one. */
  at(place: number): Stretch | undefined {
    let [low, high] = [0, this.all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.all[middle]?.to ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return this.all[low]
  }

  *within(from: number, to: number): Generator<Stretch> {
    let place = from
    while (place < to) {
      const next = this.at(place)
      if (!next || next.from >= to) return
      yield next
      place = Math.max(next.to, place + 1)
    }
  }
}

const pageSize = 512

/** The stretches of one kind (characters or paragraphs), from the pages that their table at `at` of the header names. */
function read(file: Buffer, table: Buffer, { at, extra }: { at: number; extra: number }): Stretch[] {
  const start = file.readUInt32LE(at)
  const count = Math.max(0, Math.floor((file.readUInt32LE(at + 4) - 4) / 8))
  const found: Stretch[] = []
  for (let number = 0; number < count; number++) {
    const page = table.readUInt32LE(start + (count + 1) * 4 + number * 4) * pageSize
    found.push(...stretchesOfPage(file.subarray(page, page + pageSize), extra))
  }
  return found
}

/** A page begins with places, then tells for each stretch between them where on the page its properties are; `extra` bytes go with each. */
function stretchesOfPage(page: Buffer, extra: number): Stretch[] {
  const count = page[pageSize - 1] ?? 0
  return Array.from({ length: page.length === pageSize ? count : 0 }, (_, index) => {
    const at = (page[(count + 1) * 4 + index * (1 + extra)] ?? 0) * 2
    const [length, start] = extra > 0 ? paragraphLength(page, at) : [page[at] ?? 0, at + 1]
    return {
      from: page.readUInt32LE(index * 4),
      to: page.readUInt32LE((index + 1) * 4),
      properties: at === 0 ? Buffer.alloc(2) : page.subarray(start, start + length),
    }
  })
}

/** Of a paragraph the length is counted in words, in the second byte where the first is zero. */
function paragraphLength(page: Buffer, at: number): [length: number, start: number] {
  const words = page[at] ?? 0
  return words > 0 ? [2 * words - 1, at + 1] : [2 * (page[at + 1] ?? 0), at + 2]
}
