import { attribute, xmlEvents } from './xml.ts'

type Style = { size: number | null; basedOn: string | null }

/** Looks up the font size (points) that a paragraph or character style gives. */
export type StyleSizes = { sizeOf: (styleId: string | null) => number | null; normal: number }

/** Reads the font sizes of `word/styles.xml`, inheritance included. */
export function readStyleSizes(xml: string): StyleSizes {
  const { styles, normal } = collect(xml)
  const sizeOf = (styleId: string | null): number | null => {
    let id = styleId
    for (let hops = 0; id !== null && hops < 12; hops++) {
      const style = styles.get(id)
      if (!style) return null
      if (style.size !== null) return style.size
      id = style.basedOn
    }
    return null
  }
  return { sizeOf, normal: sizeOf('Normal') ?? normal }
}

/** Sizes before the first style are the document's defaults. */
function collect(xml: string): { styles: Map<string, Style>; normal: number } {
  const styles = new Map<string, Style>()
  let normal = 10
  let current: Style | null = null
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'w:style') {
      current = { size: null, basedOn: null }
      styles.set(attribute(event.attributes, 'w:styleId') ?? '', current)
    } else if (event.name === 'w:basedOn' && current) {
      current.basedOn = attribute(event.attributes, 'w:val')
    } else if (event.name === 'w:sz') {
      const size = Number(attribute(event.attributes, 'w:val')) / 2
      if (current) current.size = size
      else normal = size
    }
  }
  return { styles, normal }
}
