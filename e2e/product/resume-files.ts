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
