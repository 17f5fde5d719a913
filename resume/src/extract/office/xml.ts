export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; selfClosing: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const token = /<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*?)(\/?)>|<[!?][^>]*>|([^<]+)/g
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads XML as a stream of events. Damaged mark-up is skipped, never thrown about: résumés with stray bytes still have text. */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  for (const match of xml.matchAll(token)) {
    const [, slash, name, attributes = '', selfClosing, text] = match
    if (text !== undefined) yield { kind: 'text', text: decodeEntities(text) }
    else if (name && slash) yield { kind: 'close', name }
    else if (name) yield { kind: 'open', name, attributes, selfClosing: selfClosing === '/' }
  }
}

/** Value of an attribute in a tag's attribute text. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? decodeEntities(match[2] ?? match[3] ?? '') : null
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
