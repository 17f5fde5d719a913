import { deflateSync } from 'node:zlib'

/** A small PDF writer for tests: text at given places in any script, links, and whatever odd object a test asks for. */
export type PdfText = {
  text: string
  x: number
  /** From the top of the page, in points. */
  y: number
  size?: number
  /** Content-stream operators before the text, such as `1 1 1 rg` (white) or `3 Tr` (invisible). */
  before?: string
  /** Stands on its end, read upwards from this place. */
  turned?: boolean
  /** Every letter set by itself, so many points further apart than usual. */
  apart?: number
}
export type PdfLinkSpec = { url: string; x: number; y: number; width: number; height?: number }
export type PdfPageSpec = {
  texts: PdfText[]
  links?: PdfLinkSpec[]
  drawing?: string
  drawingAfter?: string
  /** More fonts for what is drawn, such as `/F2 << /Type /Font … >>`; the texts have F1. */
  fonts?: string
}
export type PdfSpec = {
  pages: PdfPageSpec[]
  title?: string
  author?: string
  /** Added to the catalogue, such as `/OpenAction << /S /JavaScript /JS (app.alert\(1\)) >>`. */
  catalog?: string
  /** Further entries of the pages' resources, such as `/Properties << /Layer 8 0 R >>`. */
  resources?: string
  /** Further objects; the first has the number 6 + 2 × pages. */
  objects?: string[]
  /** How streams are packed: by Deflate, as nearly all programs do it, by Deflate and in letters, as ReportLab does, by run lengths. */
  packed?: Packing
}
export type Packing = 'deflate' | 'letters' | 'runs'

const height = 842
const width = 595

/** Letters of about their usual widths, in thousandths of the font size. */
function charWidth(char: string): number {
  if (/[iljtfrI.,:;'|!()[\]·]/.test(char)) return 300
  if (/[mwMW@]/.test(char)) return 850
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(char)) return 1000
  return /\p{Lu}/u.test(char) ? 680 : char === ' ' ? 280 : 520
}

/** Width in points of a text as `writePdf` sets it. */
export function textWidth(text: string, size: number): number {
  return ([...text].reduce((sum, char) => sum + charWidth(char), 0) * size) / 1000
}

export function writePdf(spec: PdfSpec): Buffer {
  const codes = new Map<string, number>()
  const codeOf = (char: string) => {
    const code = codes.get(char) ?? codes.size + 1
    codes.set(char, code)
    return code
  }
  const hex = (text: string) => [...text].map((char) => codeOf(char).toString(16).padStart(4, '0')).join('')
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const stream = spec.packed ? packings[spec.packed] : plainStream
  const pageCount = spec.pages.length
  const pageRef = (index: number) => 6 + index * 2
  const contents = spec.pages.map((page) => page.texts.map((t) => showText(t, hex)).join('\n'))
  add(`<< /Type /Catalog /Pages 2 0 R ${spec.catalog ?? ''} >>`)
  add(`<< /Type /Pages /Count ${pageCount} /Kids [${spec.pages.map((_, i) => `${pageRef(i)} 0 R`).join(' ')}] >>`)
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
    '/FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>'
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [${descendant} /DW 520 /W [${[...codes].map(([char, code]) => `${code} [${charWidth(char)}]`).join(' ')}] >>] /ToUnicode 5 0 R >>`,
  )
  add(`<< /Title ${utf16(spec.title ?? '')} /Author ${utf16(spec.author ?? '')} >>`)
  add(stream(toUnicode(codes)))
  spec.pages.forEach((page, index) => {
    const annotations = (page.links ?? []).map(linkObject).join(' ')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << ${spec.resources ?? ''} /Font << /F1 3 0 R ${page.fonts ?? ''} >> >> /Contents ${pageRef(index) + 1} 0 R /Annots [${annotations}] >>`,
    )
    add(stream(`${page.drawing ?? ''}\n${contents[index]}\n${page.drawingAfter ?? ''}`))
  })
  return assemble([...objects, ...(spec.objects ?? [])])
}

function showText({ text, x, y, size = 10, before, turned, apart }: PdfText, hex: (text: string) => string): string {
  const direction = turned ? '0 1 -1 0' : '1 0 0 1'
  const letters = apart === undefined ? [text] : [...text]
  const shown = letters.map((letter) => `<${hex(letter)}> Tj ${textWidth(letter, size) + (apart ?? 0)} 0 Td`)
  return `q BT ${before ?? '0 0 0 rg'} /F1 ${size} Tf ${direction} ${x} ${height - y} Tm ${shown.join(' ')} ET Q`
}

function linkObject({ url, x, y, width: wide, height: tall = 12 }: PdfLinkSpec): string {
  const rect = [x, height - y - 3, x + wide, height - y + tall - 3].join(' ')
  return `<< /Type /Annot /Subtype /Link /Rect [${rect}] /Border [0 0 0] /A << /S /URI /URI (${url.replace(/[\\()]/g, '\\$&')}) >> >>`
}

function toUnicode(codes: Map<string, number>): string {
  const rows = [...codes].map(([char, code]) => `<${code.toString(16).padStart(4, '0')}> <${utf16Hex(char)}>`)
  const blocks: string[] = []
  for (let i = 0; i < rows.length; i += 100) {
    const block = rows.slice(i, i + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`
}

function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

function utf16(text: string): string {
  return `<feff${utf16Hex(text)}>`
}

const packings: Record<Packing, (content: string) => string> = {
  deflate: (content) => packedStream('/FlateDecode', deflateSync(content)),
  letters: (content) => packedStream('[ /ASCII85Decode /FlateDecode ]', inLetters(deflateSync(content))),
  runs: (content) => packedStream('/RunLengthDecode', inRuns(Buffer.from(content))),
}

function packedStream(filter: string, packed: Buffer): string {
  return `<< /Length ${packed.length} /Filter ${filter} >>\nstream\n${packed.toString('latin1')}\nendstream`
}

/** ASCII85: four bytes as five letters. */
function inLetters(bytes: Buffer): Buffer {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const four = Buffer.alloc(4)
    const count = bytes.copy(four, 0, at, at + 4)
    let rest = four.readUInt32BE()
    const five: number[] = []
    for (let digit = 0; digit < 5; digit++) {
      five.unshift((rest % 85) + 0x21)
      rest = Math.floor(rest / 85)
    }
    letters += count === 4 && four.readUInt32BE() === 0 ? 'z' : String.fromCharCode(...five.slice(0, count + 1))
  }
  return Buffer.from(`${letters}~>`)
}

/** Run lengths without a single run, which is all that it takes. */
function inRuns(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 128) {
    const piece = bytes.subarray(at, at + 128)
    pieces.push(Buffer.from([piece.length - 1]), piece)
  }
  return Buffer.concat([...pieces, Buffer.from([128])])
}

function plainStream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`
}

function assemble(objects: string[]): Buffer {
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>`
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
