import { attribute, xmlEvents } from './xml.ts'

/** Tells whether a level of a list, by its number, has bullets. */
export type Lists = (list: string, level: string) => boolean

/** Reads which lists of `word/numbering.xml` have bullets: their text holds none, and they are no beginnings of entries. */
export function readLists(xml: string): Lists {
  const patterns = new Map<string, Set<string>>()
  const patternOf = new Map<string, string>()
  let pattern = ''
  let level = ''
  let list = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    const value = (name: string) => attribute(event.attributes, name) ?? ''
    if (event.name === 'w:abstractNum') {
      pattern = value('w:abstractNumId')
      patterns.set(pattern, new Set())
    } else if (event.name === 'w:lvl') level = value('w:ilvl')
    else if (event.name === 'w:numFmt' && value('w:val') === 'bullet') patterns.get(pattern)?.add(level)
    else if (event.name === 'w:num') list = value('w:numId')
    else if (event.name === 'w:abstractNumId') patternOf.set(list, value('w:val'))
  }
  return (number, at) => patterns.get(patternOf.get(number) ?? '')?.has(at) ?? false
}
