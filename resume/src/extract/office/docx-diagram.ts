import type { SizedText } from './sized-text.ts'
import { attribute, xmlEvents } from './xml.ts'

/** The texts of a SmartArt drawing, in the order of its points. */
export function readDiagram(xml: string): SizedText[] {
  const found: SizedText[] = []
  let inText = false
  for (const event of xmlEvents(xml)) {
    const last = found.at(-1)
    if (event.kind === 'text') {
      if (inText && last) last.text += event.text
    } else if (event.name === 'a:t') inText = event.kind === 'open' && !event.selfClosing
    else if (event.kind === 'open' && event.name === 'a:p') found.push({ text: '', size: 0 })
    else if (event.kind === 'open' && event.name === 'a:rPr' && last)
      last.size = Number(attribute(event.attributes, 'sz') ?? 0) / 100 || last.size
  }
  return found.filter(({ text }) => text.trim() !== '')
}
