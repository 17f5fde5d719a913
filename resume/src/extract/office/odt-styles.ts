import { attribute, xmlEvents } from './xml.ts'

/** What a style says of the looks of text; undefined where it says nothing. Colours as written. */
export type OdtLook = { size?: number; hidden?: boolean; colour?: string; ground?: string; scale?: number }

/** Looks by style name, inheritance included. */
export function readOdtLooks(xml: string): Map<string, OdtLook> {
  const { own, parents } = collect(xml)
  const resolved = new Map<string, OdtLook>()
  for (const style of new Set([...own.keys(), ...parents.keys()])) {
    let look: OdtLook = {}
    let at: string | undefined = style
    for (let hops = 0; at && hops < 12; hops++) {
      look = { ...own.get(at), ...look }
      at = parents.get(at)
    }
    resolved.set(style, look)
  }
  return resolved
}

/** Names of the lists that have bullets. */
export function readOdtBullets(xml: string): Set<string> {
  const found = new Set<string>()
  let name = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'text:list-style') name = attribute(event.attributes, 'style:name') ?? ''
    else if (event.name === 'text:list-level-style-bullet' && name) found.add(name)
  }
  return found
}

function collect(xml: string): { own: Map<string, OdtLook>; parents: Map<string, string> } {
  const own = new Map<string, OdtLook>()
  const parents = new Map<string, string>()
  let name = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'style:style') {
      name = attribute(event.attributes, 'style:name') ?? ''
      const parent = attribute(event.attributes, 'style:parent-style-name')
      if (parent) parents.set(name, parent)
    } else if (name && saysLooks.test(event.name)) own.set(name, { ...own.get(name), ...lookOf(event.attributes) })
  }
  return { own, parents }
}

const saysLooks = /^style:(?:text|paragraph|table-cell)-properties$/

function lookOf(attributes: string): OdtLook {
  const look: OdtLook = {}
  const of = (name: string) => attribute(attributes, name)
  const size = of('fo:font-size')
  if (size && /^[\d.]+pt$/.test(size)) look.size = Number.parseFloat(size)
  const display = of('text:display')
  if (display) look.hidden = display === 'none'
  if (of('loext:opacity') === '0%') look.hidden = true
  const colour = of('fo:color')
  if (colour) look.colour = colour
  const ground = of('fo:background-color')
  if (ground && ground !== 'transparent') look.ground = ground
  const scale = Number.parseFloat(of('style:text-scale') ?? '')
  if (scale > 0) look.scale = scale / 100
  return look
}
