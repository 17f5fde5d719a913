import { strToU8, zipSync } from 'fflate'
import { writePdf } from '../../resume/test/pdf-writer.ts'

export type Person = { name: string; email: string; phone?: string }
export type UploadedFile = { name: string; mimeType: string; buffer: Buffer }

const linesOf = ({ name, email, phone }: Person) => [
  name,
  phone ? `${email} | ${phone}` : email,
  'Experience',
  'Software Engineer, Northlight Systems, 2021 - present',
  'Built payment services with Node.js, TypeScript and PostgreSQL.',
  'Skills',
  'JavaScript, TypeScript, Node.js, SQL, PostgreSQL, REST',
]

export function pdfResume(person: Person): UploadedFile {
  const texts = linesOf(person).map((text, index) => ({ text, x: 60, y: 70 + index * 22, size: index === 0 ? 20 : 11 }))
  return { name: 'resume.pdf', mimeType: 'application/pdf', buffer: writePdf({ pages: [{ texts }] }) }
}

/** A font that viewers have to bring along, with an encoding that is a file of its own, as Word and LaTeX write them in China. */
const chineseFont =
  '/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 ' +
  '/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor ' +
  '/FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>'

/** Two pages: words in white on the first, Chinese in a font that is not in the file on the second. */
export function pdfResumeWithHiddenWords(person: Person, hidden: string, chinese: string): UploadedFile {
  const texts = linesOf(person).map((text, index) => ({ text, x: 60, y: 70 + index * 22, size: index === 0 ? 20 : 11 }))
  const white = { text: hidden, x: 60, y: 400, before: '1 1 1 rg' }
  const codes = Buffer.from(chinese, 'utf16le').swap16().toString('hex')
  const second = {
    texts: [{ text: 'Languages: English, Chinese', x: 60, y: 70 }],
    drawing: `BT /F2 20 Tf 60 700 Td <${codes}> Tj ET`,
    fonts: chineseFont,
  }
  const buffer = writePdf({ pages: [{ texts: [...texts, white] }, second] })
  return { name: 'resume.pdf', mimeType: 'application/pdf', buffer }
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const schemas = 'http://schemas.openxmlformats.org'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function docxResume(person: Person): UploadedFile {
  const paragraphs = linesOf(person).map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${schemas}/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`,
  }
  const files = Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, strToU8(content)]))
  return { name: 'resume.docx', mimeType: wordType, buffer: Buffer.from(zipSync(files)) }
}
