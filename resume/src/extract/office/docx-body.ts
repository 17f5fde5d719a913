import { type Line, mostLines, type RawLink } from '../document.ts'
import type { Lists } from './docx-lists.ts'
import { isOn, type Styles } from './docx-styles.ts'
import { rowsOfParagraph, type SizedText } from './sized-text.ts'
import { attribute, type XmlEvent, xmlEvents } from './xml.ts'

type Paragraph = {
  runs: SizedText[]
  style: string | null
  list: string | null
  level: string
  hidden: string
  white: string
}
type Run = { size: number | null; hidden: boolean; white: boolean }

export type PartText = { lines: Line[]; links: RawLink[]; hidden: string[]; white: string[] }

/** What a part refers to. */
export type Surroundings = {
  zone: Line['zone']
  /** Targets by relationship id. */
  relations: Map<string, string>
  styles: Styles
  lists: Lists
  /** The texts of a drawing. */
  diagram: (target: string) => SizedText[]
}

/** Paragraphs stand in each other only through text boxes. */
const deepest = 100

const aside = new Set(['mc:Fallback', 'w:moveFrom', 'w:rt'])

const freshParagraph = (): Paragraph => ({
  runs: [],
  style: null,
  list: null,
  level: '0',
  hidden: '',
  white: '',
})
const freshRun = (): Run => ({ size: null, hidden: false, white: false })

/**
 * Reads one part of a DOCX (body, header or footer): paragraphs with their font size, text boxes, hyperlinks, and text
 * that the reader of the page does not see.
 */
export function readPart(xml: string, around: Surroundings): PartText {
  const reader = new PartReader(around)
  for (const event of xmlEvents(xml)) {
    if (reader.isFull) break
    reader.take(event)
  }
  return reader.result()
}

class PartReader {
  readonly #out: PartText = { lines: [], links: [], hidden: [], white: [] }
  readonly #around: Surroundings
  readonly #open: Paragraph[] = []
  readonly #links: { url: string; text: string }[] = []
  #run = freshRun()
  #inRunProperties = false
  #inText = false
  #boxes = 0
  #shaded = 0
  /** Depth within what the page does not show: a drawing told again for older programs, moved text, how to read a sign. */
  #aside = 0
  #row = 0

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Longer or deeper than any document: the rest is not read. */
  get isFull(): boolean {
    return this.#out.lines.length > mostLines || this.#open.length > deepest
  }

  result(): PartText {
    while (this.#open.length) this.#endParagraph()
    return this.#out
  }

  take(event: XmlEvent): void {
    if (event.kind === 'text') {
      if (this.#inText && this.#aside === 0) this.#write(event.text)
      return
    }
    if (aside.has(event.name)) {
      if (event.kind === 'close') this.#aside -= 1
      else if (!event.selfClosing) this.#aside += 1
    }
    if (this.#aside > 0) return
    if (event.kind === 'close') this.#close(event.name)
    else {
      this.#start(event.name, event.attributes)
      if (event.selfClosing) this.#close(event.name)
    }
  }

  #start(name: string, attributes: string): void {
    const value = () => attribute(attributes, 'w:val')
    const starts: Record<string, () => void> = {
      'w:p': () => this.#open.push(freshParagraph()),
      'w:pStyle': () => this.#ofParagraph({ style: value() }),
      'w:numId': () => this.#ofParagraph({ list: value() }),
      'w:ilvl': () => this.#ofParagraph({ level: value() ?? '0' }),
      'w:r': () => {
        this.#run = freshRun()
      },
      'w:rPr': () => {
        this.#inRunProperties = true
      },
      'w:sz': () => this.#inRun((run) => Object.assign(run, { size: Number(value()) / 2 || null })),
      'w:rStyle': () => this.#inRun((run) => this.#styleRun(run, value())),
      'w:vanish': () => this.#inRun((run) => Object.assign(run, { hidden: isOn(value()) })),
      'w:color': () => this.#inRun((run) => Object.assign(run, { white: /^FFFFFF$/i.test(value() ?? '') })),
      'w:shd': () => this.#noteShading(attributes),
      'w:t': () => {
        this.#inText = true
      },
      'w:tab': () => this.#inRunProperties || this.#write('   '),
      'w:br': () => this.#write('\n'),
      'w:cr': () => this.#write('\n'),
      'w:noBreakHyphen': () => this.#write('-'),
      'w:txbxContent': () => {
        this.#boxes += 1
      },
      'w:tbl': () => {
        this.#shaded = 0
      },
      'w:hyperlink': () => this.#openLink(attributes),
      'v:textpath': () => this.#addRow([{ text: attribute(attributes, 'string') ?? '', size: 0 }], 'textbox', false),
      'dgm:relIds': () => this.#openDiagram(attribute(attributes, 'r:dm')),
    }
    starts[name]?.()
  }

  #close(name: string): void {
    if (name === 'w:p') this.#endParagraph()
    if (name === 'w:t') this.#inText = false
    if (name === 'w:rPr') this.#inRunProperties = false
    if (name === 'w:txbxContent') this.#boxes -= 1
    if (name === 'w:tc' || name === 'w:tbl') this.#shaded = 0
    if (name === 'w:hyperlink') {
      const link = this.#links.pop()
      if (link?.url) this.#out.links.push({ ...link, page: 1 })
    }
  }

  #ofParagraph(change: Partial<Paragraph>): void {
    Object.assign(this.#open.at(-1) ?? {}, change)
  }

  #styleRun(run: Run, style: string | null): void {
    run.size = this.#around.styles.sizeOf(style) ?? run.size
    run.hidden ||= this.#around.styles.isHidden(style)
  }

  #openDiagram(id: string | null): void {
    const target = id && this.#around.relations.get(id)
    for (const text of target ? this.#around.diagram(target) : []) this.#addRow([text], 'textbox', false)
  }

  #inRun(change: (run: Run) => void): void {
    if (this.#inRunProperties) change(this.#run)
  }

  /** White letters on a coloured ground are seen. */
  #noteShading(attributes: string): void {
    const fill = attribute(attributes, 'w:fill') ?? ''
    if (fill && !/^(auto|FFFFFF)$/i.test(fill)) this.#shaded = 1
  }

  #openLink(attributes: string): void {
    const id = attribute(attributes, 'r:id')
    this.#links.push({ url: (id && this.#around.relations.get(id)) || '', text: '' })
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph) return
    if (this.#run.hidden || this.#around.styles.isHidden(paragraph.style)) paragraph.hidden += text
    else if (this.#run.white && this.#boxes === 0 && this.#shaded === 0) paragraph.white += text
    else {
      paragraph.runs.push({ text, size: this.#run.size ?? this.#styleSize(paragraph) })
      for (const link of this.#links) link.text += text
    }
  }

  #styleSize(paragraph: Paragraph): number {
    return this.#around.styles.sizeOf(paragraph.style) ?? this.#around.styles.normal
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    if (!paragraph) return
    const zone = this.#boxes > 0 ? 'textbox' : this.#around.zone
    const { styles, lists } = this.#around
    const listed = lists(paragraph.list ?? styles.listOf(paragraph.style) ?? '', paragraph.level)
    for (const pieces of rowsOfParagraph(paragraph.runs)) this.#addRow(pieces, zone, listed)
    if (paragraph.hidden.trim()) this.#out.hidden.push(paragraph.hidden.trim())
    if (paragraph.white.trim()) this.#out.white.push(paragraph.white.trim())
  }

  #addRow(pieces: SizedText[], zone: Line['zone'], listed: boolean): void {
    this.#row += 1
    let x = 0
    pieces.forEach(({ text, size }, index) => {
      const width = text.length * 6
      this.#out.lines.push({ page: 1, text, x, y: this.#row * 14, width, size, zone, sameRow: index > 0, listed })
      x += width
    })
  }
}
