import type { HiddenText } from '../../types.ts'
import { type Line, mostLines, type RawLink } from '../document.ts'
import type { Lists } from './docx-lists.ts'
import { isOn, type Styles, writtenColour } from './docx-styles.ts'
import { linesOfRow, rowsOfParagraph, type SizedText } from './sized-text.ts'
import { hexColour, paper, UnseenText, unseenKind } from './unseen.ts'
import { attribute, type XmlEvent, xmlEvents } from './xml.ts'

type Paragraph = {
  runs: SizedText[]
  style: string | null
  list: string | null
  level: string
  /** The colour that it stands on. */
  ground: string | null
}
/** What a run says of its looks; null where it says nothing. Colours as written. */
type Run = { size: number | null; hidden: boolean; colour: string | null; ground: string | null; scale: number }

export type PartText = { lines: Line[]; links: RawLink[]; hidden: HiddenText[] }

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

/** Word's names of the colours that a pen may mark text with. */
const highlights: Record<string, string> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  yellow: 'FFFF00',
  white: 'FFFFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'C0C0C0',
}

const aside = new Set(['mc:Fallback', 'w:moveFrom', 'w:rt'])

const freshParagraph = (): Paragraph => ({
  runs: [],
  style: null,
  list: null,
  level: '0',
  ground: null,
})
const freshRun = (): Run => ({ size: null, hidden: false, colour: null, ground: null, scale: 1 })
/** Letters that let through so much of what is behind them (thousandths of a percent) leave no ink. */
const clear = 95_000
/** Shapes and pictures that text may stand on. */
const filledShape = /<a:(?:solidFill|gradFill|blipFill|pattFill)|<v:(?:fill|imagedata)|\sfillcolor=/

/**
 * Reads one part of a DOCX (body, header or footer): paragraphs with their font size, text boxes, hyperlinks, and text
 * that the reader of the page does not see.
 */
export function readPart(xml: string, around: Surroundings): PartText {
  const reader = new PartReader(around, filledShape.test(xml))
  for (const event of xmlEvents(xml)) {
    if (reader.isFull) break
    reader.take(event)
  }
  return reader.result()
}

class PartReader {
  readonly #lines: Line[] = []
  readonly #linksOut: RawLink[] = []
  readonly #unseen = new UnseenText()
  readonly #around: Surroundings
  readonly #open: Paragraph[] = []
  readonly #links: { url: string; text: string }[] = []
  #run = freshRun()
  #inRunProperties = false
  #inText = false
  #inParagraphProperties = false
  #inTextFill = false
  #boxes = 0
  /** What the text of boxes stands on. */
  readonly #boxGround: string | null
  #pageGround: string | null = paper
  /** What the cells of the open tables stand on. */
  readonly #grounds: (string | null)[] = []
  /** Depth within what the page does not show: a drawing told again for older programs, moved text, how to read a sign. */
  #aside = 0
  #row = 0

  constructor(around: Surroundings, hasShapes: boolean) {
    this.#around = around
    this.#boxGround = hasShapes ? null : paper
  }

  /** Longer or deeper than any document: the rest is not read. */
  get isFull(): boolean {
    return this.#lines.length > mostLines || this.#open.length > deepest
  }

  result(): PartText {
    while (this.#open.length) this.#endParagraph()
    return { lines: this.#lines, links: this.#linksOut, hidden: this.#unseen.found }
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
      'w:color': () => this.#inRun((run) => Object.assign(run, { colour: writtenColour(attributes) })),
      'w:w': () => this.#inRun((run) => Object.assign(run, { scale: Number.parseFloat(value() ?? '') / 100 || 1 })),
      'w:highlight': () => this.#inRun((run) => Object.assign(run, { ground: highlights[value() ?? ''] ?? 'auto' })),
      'w14:textFill': () => {
        this.#inTextFill = true
      },
      'w14:alpha': () => this.#noteTransparency(Number(attribute(attributes, 'w14:val'))),
      'w:pPr': () => {
        this.#inParagraphProperties = true
      },
      'w:shd': () => this.#noteShading(attribute(attributes, 'w:fill') ?? 'auto'),
      'w:background': () => {
        this.#pageGround = null
      },
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
      'w:tbl': () => this.#grounds.push(null, null),
      'w:tblStyle': () => this.#grounds.splice(-2, 1, this.#around.styles.groundOf(value())),
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
    if (name === 'w:pPr') this.#inParagraphProperties = false
    if (name === 'w14:textFill') this.#inTextFill = false
    if (name === 'w:txbxContent') this.#boxes -= 1
    if (name === 'w:tc') this.#grounds.splice(-1, 1, null)
    if (name === 'w:tbl') this.#grounds.splice(-2)
    if (name === 'w:hyperlink') {
      const link = this.#links.pop()
      if (link?.url) this.#linksOut.push({ ...link, page: 1 })
    }
  }

  #ofParagraph(change: Partial<Paragraph>): void {
    Object.assign(this.#open.at(-1) ?? {}, change)
  }

  #styleRun(run: Run, style: string | null): void {
    run.size = this.#around.styles.sizeOf(style) ?? run.size
    run.hidden ||= this.#around.styles.isHidden(style)
    run.colour ??= this.#around.styles.colourOf(style)
    run.ground ??= this.#around.styles.groundOf(style)
  }

  #openDiagram(id: string | null): void {
    const target = id && this.#around.relations.get(id)
    for (const text of target ? this.#around.diagram(target) : []) this.#addRow([text], 'textbox', false)
  }

  #inRun(change: (run: Run) => void): void {
    if (this.#inRunProperties) change(this.#run)
  }

  #noteTransparency(share: number): void {
    if (this.#inTextFill && share >= clear) this.#inRun((run) => Object.assign(run, { hidden: true }))
  }

  /** Letters of a run, a paragraph or a cell stand on it. */
  #noteShading(fill: string): void {
    if (this.#inRunProperties) this.#run.ground = fill
    else if (this.#inParagraphProperties) this.#ofParagraph({ ground: fill })
    else if (this.#grounds.length > 0) this.#grounds.splice(-1, 1, fill)
  }

  #openLink(attributes: string): void {
    const id = attribute(attributes, 'r:id')
    this.#links.push({ url: (id && this.#around.relations.get(id)) || '', text: '' })
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph) return
    const size = this.#run.size ?? this.#styleSize(paragraph)
    const kind = unseenKind({
      hidden: this.#run.hidden || this.#around.styles.isHidden(paragraph.style),
      colour: hexColour(this.#run.colour ?? this.#around.styles.colourOf(paragraph.style)),
      ground: this.#groundOf(paragraph),
      size,
      scale: this.#run.scale,
    })
    if (kind) this.#unseen.add(kind, text)
    else {
      paragraph.runs.push({ text, size })
      for (const link of this.#links) link.text += text
    }
  }

  /** The innermost shading; none of its own is what lies below. */
  #groundOf(paragraph: Paragraph): string | null {
    const shadings = [this.#run.ground, paragraph.ground, this.#around.styles.groundOf(paragraph.style)]
    const shading = [...shadings, ...this.#grounds.toReversed()].find((fill) => fill !== null && fill !== 'auto')
    return shading ? hexColour(shading) : this.#boxes > 0 ? this.#boxGround : this.#pageGround
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
    this.#unseen.endPiece()
  }

  #addRow(pieces: SizedText[], zone: Line['zone'], listed: boolean): void {
    this.#row += 1
    this.#lines.push(...linesOfRow(pieces, this.#row, { zone, listed }))
  }
}
