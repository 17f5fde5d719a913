import { paper } from './unseen.ts'
import { attribute, xmlEvents } from './xml.ts'

type Style = {
  size: number | null
  hidden: boolean | null
  /** As written: a word such as `auto` counts as said. */
  colour: string | null
  ground: string | null
  list: string | null
  basedOn: string | null
}

/** Looks up what a paragraph, character or table style gives: the font size in points, colours, and whether it hides its text. */
export type Styles = {
  sizeOf: (styleId: string | null) => number | null
  isHidden: (styleId: string | null) => boolean
  /** The colour of the letters and of what they stand on, as written. */
  colourOf: (styleId: string | null) => string | null
  groundOf: (styleId: string | null) => string | null
  /** Number of the list that its paragraphs are items of. */
  listOf: (styleId: string | null) => string | null
  normal: number
}

/** Reads the looks that `word/styles.xml` gives, inheritance included. */
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
  const colourOf = (styleId: string | null) => inherited(styleId, ({ colour }) => colour)
  const groundOf = (styleId: string | null) => inherited(styleId, ({ ground }) => ground)
  const listOf = (styleId: string | null) => inherited(styleId, ({ list }) => list)
  return { sizeOf, isHidden, colourOf, groundOf, listOf, normal: sizeOf('Normal') ?? normal }
}

const freshStyle = (): Style => ({ size: null, hidden: null, colour: null, ground: null, list: null, basedOn: null })

/** What an element within a style says. */
const sayings: Record<string, (style: Style, attributes: string) => void> = {
  'w:basedOn': (style, attributes) => {
    style.basedOn = attribute(attributes, 'w:val')
  },
  'w:sz': (style, attributes) => {
    style.size = sizeIn(attributes)
  },
  'w:vanish': (style, attributes) => {
    style.hidden = isOn(attribute(attributes, 'w:val'))
  },
  'w:color': (style, attributes) => {
    style.colour = writtenColour(attributes)
  },
  'w:shd': (style, attributes) => {
    style.ground ??= attribute(attributes, 'w:fill')
  },
  'w:numId': (style, attributes) => {
    style.list = attribute(attributes, 'w:val')
  },
}

/** Sizes before the first style are the document's defaults. */
function collect(xml: string): { styles: Map<string, Style>; normal: number } {
  const styles = new Map<string, Style>()
  let normal = 10
  let current: Style | null = null
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'w:style') {
      current = freshStyle()
      styles.set(attribute(event.attributes, 'w:styleId') ?? '', current)
    } else if (current) sayings[event.name]?.(current, event.attributes)
    else if (event.name === 'w:sz') normal = sizeIn(event.attributes)
  }
  return { styles, normal }
}

function sizeIn(attributes: string): number {
  return Number(attribute(attributes, 'w:val')) / 2
}

/** A switch of Word is on unless its value says otherwise. */
export function isOn(value: string | null): boolean {
  return value !== '0' && value !== 'false' && value !== 'off'
}

/** The colour of a `w:color`: Word writes one of the theme beside its value, other programs may write its name alone. */
export function writtenColour(attributes: string): string {
  const value = attribute(attributes, 'w:val') ?? 'auto'
  const theme = attribute(attributes, 'w:themeColor') ?? ''
  return value === 'auto' && /^(?:background1|light1)$/.test(theme) ? paper : value
}
