import { type Line, mostLines, type RawLink } from '../document.ts'
import { attribute, xmlEvents } from './xml.ts'

type Paragraph = { text: string; size: number }
const usualSize = 12
const deepest = 100
const aside = new Set(['text:tracked-changes', 'office:annotation', 'text:note'])

/** Reads the paragraphs of an ODT part. */
export class OdtReader {
  readonly #zone: Line['zone']
  readonly #sizes: Map<string, number>
  readonly #links: RawLink[]
  readonly #lines: Line[] = []
  readonly #open: Paragraph[] = []
  readonly #spans: (number | undefined)[] = []
  #boxes = 0
  /** Depth within what is not part of the text: deleted passages and comments. */
  #aside = 0

  constructor(zone: Line['zone'], sizes: Map<string, number>, links: RawLink[]) {
    this.#zone = zone
    this.#sizes = sizes
    this.#links = links
  }

  read(xml: string): Line[] {
    for (const event of xmlEvents(xml)) {
      if (this.#lines.length > mostLines || this.#open.length > deepest) break
      if (event.kind === 'text') this.#write(event.text.replace(/\s+/g, ' '))
      else if (event.kind === 'close') this.#close(event.name)
      else {
        this.#start(event.name, event.attributes)
        if (event.selfClosing) this.#close(event.name)
      }
    }
    return this.#lines
  }

  #start(name: string, attributes: string): void {
    if (aside.has(name)) this.#aside += 1
    const size = () => this.#sizes.get(attribute(attributes, 'text:style-name') ?? '')
    const paragraph = () => this.#open.push({ text: '', size: size() ?? this.#sizes.get('Standard') ?? usualSize })
    const starts: Record<string, () => void> = {
      'text:p': paragraph,
      'text:h': paragraph,
      'text:span': () => this.#spans.push(size()),
      'text:s': () => this.#write(' '.repeat(Math.min(Number(attribute(attributes, 'text:c') ?? 1) || 1, 20))),
      'text:tab': () => this.#write('   '),
      'text:line-break': () => this.#write('\n'),
      'text:a': () => this.#links.push({ url: attribute(attributes, 'xlink:href') ?? '', page: 1, text: '' }),
      'draw:text-box': () => {
        this.#boxes += 1
      },
    }
    starts[name]?.()
  }

  #close(name: string): void {
    if (aside.has(name)) this.#aside -= 1
    if (name === 'text:p' || name === 'text:h') this.#endParagraph()
    if (name === 'text:span') this.#spans.pop()
    if (name === 'draw:text-box') this.#boxes -= 1
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph) return
    paragraph.text += text
    const size = this.#spans.findLast((value) => value !== undefined)
    if (text.trim() && size) paragraph.size = Math.max(paragraph.size, size)
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    if (!paragraph || this.#aside > 0) return
    const zone = this.#boxes > 0 ? 'textbox' : this.#zone
    for (const text of paragraph.text.split('\n')) {
      const place = { page: 1, x: 0, y: this.#lines.length * 14, width: text.length * 6 }
      this.#lines.push({ ...place, text, size: paragraph.size, zone, sameRow: false })
    }
  }
}
