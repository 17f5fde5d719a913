import { attribute, xmlEvents } from './xml.ts'

type Style = { size: number | null; hidden: boolean | null; list: string | null; basedOn: string | null }

/** Looks up the font size (points) that a paragraph or character style gives, and whether it hides its text. */
export type Styles = {
  sizeOf: (styleId: string | null) => number | null
  isHidden: (styleId: string | null) => boolean
  /** Number of the list that its paragraphs are items of. */
  listOf: (styleId: string | null) => string | null
  normal: number
}

/** Reads font sizes and hiding of `word/styles.xml`, inheritance included. */
export function readStyles(xml: string): Styles {
  const { styles, normal } = collect(xml)
  const inherited = <T>(styleId: string | null, pick: (style: Style) => T | null): T | null => {
    let id = styleId
    for (let hops = 0; id !== null && hops < 12; hops++) {
      const style = styles.get(id)
      if (!style) return null
      const own = pick(style)
      if (own !== null) return own
      id = style.basedOn
    }
    return null
  }
  const sizeOf = (styleId: string | null) => inherited(styleId, ({ size }) => size)
  const isHidden = (styleId: string | null) => inherited(styleId, ({ hidden }) => hidden) ?? false
  const listOf = (styleId: string | null) => inherited(styleId, ({ list }) => list)
  return { sizeOf, isHidden, listOf, normal: sizeOf('Normal') ?? normal }
}

/** Sizes before the first style are the document's defaults. */
function collect(xml: string): { styles: Map<string, Style>; normal: number } {
  const styles = new Map<string, Style>()
  let normal = 10
  let current: Style | null = null
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'w:style') {
      current = { size: null, hidden: null, list: null, basedOn: null }
      styles.set(attribute(event.attributes, 'w:styleId') ?? '', current)
    } else if (event.name === 'w:basedOn' && current) {
      current.basedOn = attribute(event.attributes, 'w:val')
    } else if (event.name === 'w:sz') {
      const size = Number(attribute(event.attributes, 'w:val')) / 2
      if (current) current.size = size
      else normal = size
    } else if (event.name === 'w:vanish' && current) {
      current.hidden = isOn(attribute(event.attributes, 'w:val'))
    } else if (event.name === 'w:numId' && current) {
      current.list = attribute(event.attributes, 'w:val')
    }
  }
  return { styles, normal }
}

/** A switch of Word is on unless its value says otherwise. */
export function isOn(value: string | null): boolean {
  return value !== '0' && value !== 'false' && value !== 'off'
}
