import { xmlEvents } from './xml.ts'

const breaks = /(^|:)(p|h|br|line-break|tab|tc|table-cell|tr|list-item)$/

/** All the text of an XML part, a new line after each paragraph. The last resort when mark-up is damaged. */
export function readPlainXml(xml: string): string {
  let text = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') text += event.text
    else if (breaks.test(event.name) && (event.kind === 'close' || event.selfClosing)) text += '\n'
  }
  return text
}

/** Text of the first element of that name; empty where there is none. */
export function elementText(xml: string, name: string): string {
  return readPlainXml(new RegExp(`<${name}(?:\\s[^>]*)?>[\\s\\S]*?</${name}>`).exec(xml)?.[0] ?? '').trim()
}
