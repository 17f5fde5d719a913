import { attribute, xmlEvents } from './xml.ts'

/** Font size in points by style name, inheritance included. */
export function readOdtSizes(xml: string): Map<string, number> {
  const { own, parents } = collect(xml)
  const resolved = new Map<string, number>()
  for (const style of new Set([...own.keys(), ...parents.keys()])) {
    let at: string | undefined = style
    for (let hops = 0; at && !own.has(at) && hops < 12; hops++) at = parents.get(at)
    const size = at ? own.get(at) : undefined
    if (size) resolved.set(style, size)
  }
  return resolved
}

/** Names of the styles whose text is not shown, inheritance included. */
export function readOdtHidden(xml: string): Set<string> {
  const { parents, hidden } = collect(xml)
  const isHidden = (style: string) => {
    let at: string | undefined = style
    for (let hops = 0; at && !hidden.has(at) && hops < 12; hops++) at = parents.get(at)
    return at !== undefined && hidden.has(at)
  }
  return new Set([...hidden, ...parents.keys()].filter(isHidden))
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

function collect(xml: string): { own: Map<string, number>; parents: Map<string, string>; hidden: Set<string> } {
  const own = new Map<string, number>()
  const parents = new Map<string, string>()
  const hidden = new Set<string>()
  let name = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'style:style') {
      name = attribute(event.attributes, 'style:name') ?? ''
      const parent = attribute(event.attributes, 'style:parent-style-name')
      if (parent) parents.set(name, parent)
    }
    if (event.name !== 'style:text-properties') continue
    if (attribute(event.attributes, 'text:display') === 'none') hidden.add(name)
    const size = attribute(event.attributes, 'fo:font-size')
    if (size && /^[\d.]+pt$/.test(size) && name) own.set(name, Number.parseFloat(size))
  }
  return { own, parents, hidden }
}
