import { sprm, sprmsOf } from './doc-sprms.ts'

/** Looks up what a paragraph style of an old Word file gives: the font size in half points, hiding, a list. */
export type DocStyles = {
  sizeOf: (style: number) => number | undefined
  isHidden: (style: number) => boolean
  /** Number of the list that its paragraphs are items of; 0 is none. */
  listOf: (style: number) => number | undefined
}

type Style = { size?: number | undefined; hidden?: number | undefined; list?: number | undefined; basedOn: number }

const noStyle = 0xfff
const paragraphKind = 1
const mostStyles = 4000

/** Reads the style sheet, inheritance included. */
export function readDocStyles(sheet: Buffer): DocStyles {
  const styles = collect(sheet)
  const inherited = (style: number, pick: (style: Style) => number | undefined): number | undefined => {
    let at = style
    for (let hops = 0; at !== noStyle && hops < 12; hops++) {
      const found = styles[at]
      const own = found ? pick(found) : undefined
      if (!found || own !== undefined) return own
      at = found.basedOn
    }
    return undefined
  }
  return {
    sizeOf: (style) => inherited(style, ({ size }) => size),
    isHidden: (style) => inherited(style, ({ hidden }) => hidden) === 1,
    listOf: (style) => inherited(style, ({ list }) => list),
  }
}

/** The sheet begins with the length of its head, which tells the number of styles and the length of their fixed part. */
function collect(sheet: Buffer): (Style | null)[] {
  if (sheet.length < 6) return []
  const count = Math.min(mostStyles, sheet.readUInt16LE(2))
  const fixed = sheet.readUInt16LE(4)
  const styles: (Style | null)[] = []
  let at = 2 + sheet.readUInt16LE(0)
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const length = sheet.readUInt16LE(at)
    styles.push(length > fixed ? readStyle(sheet.subarray(at + 2, at + 2 + length), fixed) : null)
    at += 2 + length
  }
  return styles
}

/** Behind fixed part and name stand the properties of paragraphs, then those of characters, each with its length and at an even place. */
function readStyle(style: Buffer, fixed: number): Style | null {
  if (style.length < fixed + 2) return null
  const kinds = style.readUInt16LE(2)
  const even = (place: number) => place + (place % 2)
  let at = even(fixed + 2 + 2 * style.readUInt16LE(fixed) + 2)
  const basedOn = kinds >> 4
  if ((kinds & 0xf) !== paragraphKind || at + 2 > style.length) return { basedOn }
  const paragraph = propertiesAt(style, at)
  at = even(at + 2 + paragraph.length)
  const characters = propertiesAt(style, at)
  return {
    list: sprm(paragraph.subarray(2), sprmsOf.list),
    size: sprm(characters, sprmsOf.size),
    hidden: sprm(characters, sprmsOf.hidden),
    basedOn,
  }
}

function propertiesAt(style: Buffer, at: number): Buffer {
  const length = at + 2 <= style.length ? style.readUInt16LE(at) : 0
  return style.subarray(at + 2, at + 2 + length)
}
