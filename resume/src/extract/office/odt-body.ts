import { type Line, mostLines, type RawLink } from '../document.ts'
import type { OdtLook } from './odt-styles.ts'
import { linesOfRow, rowsOfParagraph, type SizedText } from './sized-text.ts'
import { hexColour, UnseenText, unseenKind } from './unseen.ts'
import { attribute, xmlEvents } from './xml.ts'

type Paragraph = { runs: SizedText[]; look: OdtLook; listed: boolean }
/** What the styles say, and what the text of boxes and of pages stands on; null where that is not known. */
export type OdtStyles = {
  looks: Map<string, OdtLook>
  bullets: Set<string>
  boxGround: string | null
  pageGround: string | null
}
const usualSize = 12
const deepest = 100
const aside = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:binary-data',
])

/** Headers and footers are kept among the styles of a page. */
const margins = {
  header: /^style:header(?:-left|-first)?$/,
  footer: /^style:footer(?:-left|-first)?$/,
}
export type Margin = keyof typeof margins

/** Reads the paragraphs of an ODT part. */
export class OdtReader {
  readonly #zone: Line['zone']
  readonly #styles: OdtStyles
  /** Of the lists that are open, whether they have bullets. */
  readonly #lists: boolean[] = []
  readonly #links: RawLink[]
  readonly #lines: Line[] = []
  readonly #open: Paragraph[] = []
  readonly #spans: OdtLook[] = []
  /** What the open cells stand on. */
  readonly #cells: OdtLook[] = []
  readonly unseen = new UnseenText()
  #boxes = 0
  #row = 0
  /** Depth within what is not part of the text: deleted passages, comments, descriptions of pictures, how to read a sign. */
  #aside = 0
  readonly #margin: Margin | null
  #within = 0

  /** With `margin`, only what stands in the headers or footers of pages is read. */
  constructor(styles: OdtStyles, links: RawLink[], margin: Margin | null = null) {
    this.#zone = margin === 'header' ? 'header' : 'body'
    this.#margin = margin
    this.#styles = styles
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
    if (this.#margin && margins[this.#margin].test(name)) this.#within += 1
    const look = (of: string) => this.#styles.looks.get(attribute(attributes, of) ?? '') ?? {}
    const paragraph = () => {
      const listed = name === 'text:p' && (this.#lists.at(-1) ?? false)
      this.#open.push({ runs: [], look: look('text:style-name'), listed })
    }
    const starts: Record<string, () => void> = {
      'text:p': paragraph,
      'text:h': paragraph,
      'text:list': () => this.#lists.push(this.#hasBullets(attribute(attributes, 'text:style-name'))),
      'text:span': () => this.#spans.push(look('text:style-name')),
      'table:table-cell': () => this.#cells.push(look('table:style-name')),
      'text:s': () => this.#write(' '.repeat(Math.min(Number(attribute(attributes, 'text:c') ?? 1) || 1, 20))),
      'text:tab': () => this.#write('   '),
      'text:line-break': () => this.#write('\n'),
      'text:a': () => this.#addLink(attribute(attributes, 'xlink:href') ?? ''),
      'draw:text-box': () => {
        this.#boxes += 1
      },
    }
    starts[name]?.()
  }

  #close(name: string): void {
    if (aside.has(name)) this.#aside -= 1
    if (this.#margin && margins[this.#margin].test(name)) this.#within -= 1
    if (name === 'text:p' || name === 'text:h') this.#endParagraph()
    if (name === 'text:list') this.#lists.pop()
    if (name === 'text:span') this.#spans.pop()
    if (name === 'table:table-cell') this.#cells.pop()
    if (name === 'draw:text-box') this.#boxes -= 1
  }

  /** A list within a list may say nothing of its own. */
  #hasBullets(style: string | null): boolean {
    return style ? this.#styles.bullets.has(style) : (this.#lists.at(-1) ?? false)
  }

  get #isOutside(): boolean {
    return this.#aside > 0 || (this.#margin !== null && this.#within === 0)
  }

  #addLink(url: string): void {
    if (!this.#isOutside) this.#links.push({ url, page: 1, text: '' })
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph || this.#isOutside) return
    const { look } = paragraph
    const said = <Key extends keyof OdtLook>(key: Key): OdtLook[Key] =>
      this.#spans.findLast((span) => span[key] !== undefined)?.[key] ?? look[key]
    const size = said('size') ?? this.#styles.looks.get('Standard')?.size ?? usualSize
    const ground = said('ground') ?? this.#cells.findLast((cell) => cell.ground)?.ground
    const kind = unseenKind({
      hidden: [look, ...this.#spans].some(({ hidden }) => hidden),
      colour: hexColour(said('colour') ?? null),
      ground: ground ? hexColour(ground) : this.#boxes > 0 ? this.#styles.boxGround : this.#styles.pageGround,
      size,
      scale: said('scale') ?? 1,
    })
    if (kind) this.unseen.add(kind, text)
    else paragraph.runs.push({ text, size })
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    this.unseen.endPiece()
    if (!paragraph || this.#isOutside) return
    const zone = this.#boxes > 0 ? 'textbox' : this.#zone
    for (const pieces of rowsOfParagraph(paragraph.runs))
      this.#lines.push(...linesOfRow(pieces, this.#row++, { zone, listed: paragraph.listed }))
  }
}
