import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { paragraph, writeDocx } from '../../test/docx-writer.ts'
import { layouts } from '../../test/layouts.ts'
import { writePdf } from '../../test/pdf-writer.ts'
import { inventPerson } from '../../test/people.ts'
import { outcomeOf } from '../../test/reading.ts'

const spec = layouts.centred(inventPerson('en_GB', 11))
const pdf = writePdf(spec)
const docx = writeDocx({ body: paragraph('Ada Young', 20) + paragraph('A bookkeeper with ten years of experience') })
const zip = (parts: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
const document =
  '<w:document><w:body><w:p><w:r><w:t>Ada Young, bookkeeper since 2001</w:t></w:r></w:p></w:body></w:document>'
const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }))

describe('R4.5 refused before parsing, each with a reason', () => {
  it.each([
    ['empty_file', Buffer.alloc(0), 'cv.pdf'],
    ['not_a_resume_file', Buffer.from('7f454c46020101000000000000000000', 'hex'), 'cv.pdf'],
    ['not_a_resume_file', Buffer.from([...Array(2000).keys()].map((n) => (n * 37) % 256)), 'cv.doc'],
    ['type_mismatch', docx, 'cv.pdf'],
    ['type_mismatch', pdf, 'cv.docx'],
    ['polyglot', Buffer.concat([pdf, docx]), 'cv.pdf'],
    ['polyglot', Buffer.concat([Buffer.from('<html><script>'), pdf]), 'cv.pdf'],
    [
      'active_content',
      writePdf({ ...spec, catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
      'cv.pdf',
    ],
    ['active_content', writePdf({ ...spec, catalog: '/OpenAction << /S /J#61vaScript /JS (x) >>' }), 'cv.pdf'],
    ['active_content', writePdf({ ...spec, catalog: '/OpenAction << /S /Launch /F (calc.exe) >>' }), 'cv.pdf'],
    ['active_content', zip({ 'word/document.xml': document, 'word/vbaProject.bin': 'macro' }), 'cv.docx'],
    ['active_content', Buffer.from('{\\rtf1 hello {\\object\\objdata 0105}}'), 'cv.rtf'],
    ['unsafe_archive', zip({ 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${document}` }), 'cv.docx'],
    ['unsafe_archive', zip({ '../../etc/passwd': 'x', 'word/document.xml': document }), 'cv.docx'],
    ['zip_bomb', bomb, 'cv.docx'],
    ['zip_bomb', withDeclaredSize(bomb, 100), 'cv.docx'],
    ['corrupt', withDeclaredSize(zip({ 'word/document.xml': document }), document.length - 1), 'cv.docx'],
    ['zip_bomb', zip({ 'word/document.xml': document.repeat(200_000) }), 'cv.docx'],
    ['zip_bomb', pdfWithStream(deflateSync(Buffer.alloc(60_000_000))), 'cv.pdf'],
    ['zip_bomb', pdfWithStream(deflateSync(deflateSync(Buffer.alloc(2000))), '[/FlateDecode /FlateDecode]'), 'cv.pdf'],
    ['not_a_resume_file', zip({ 'readme.txt': 'hello' }), 'cv.docx'],
    ['corrupt', Buffer.from('%PDF-1.7\nnothing that follows'), 'cv.pdf'],
    ['corrupt', docx.subarray(0, 400), 'cv.docx'],
    ['encrypted', encryptedContainer(), 'cv.docx'],
    ['no_text', Buffer.from('   \n  '), 'cv.txt'],
  ])('%s', async (code, bytes, fileName) => {
    const outcome = await outcomeOf(bytes, fileName)
    expect(outcome.outcome).toBe(code)
    expect('message' in outcome && outcome.message).toMatch(/[a-z].*\.$/)
  })

  it('too large, and too many pages', async () => {
    expect((await outcomeOf(pdf, 'cv.pdf', { limits: { maxBytes: 100 } })).outcome).toBe('too_large')
    const long = writePdf({ pages: Array.from({ length: 40 }, () => ({ texts: [{ text: 'page', x: 50, y: 50 }] })) })
    expect((await outcomeOf(long, 'cv.pdf')).outcome).toBe('too_many_pages')
  })
})

describe('R4.5 allowed', () => {
  it.each([
    ['junk before the PDF header', Buffer.concat([Buffer.from('mail gateway was here\n'), pdf]), 'cv.pdf'],
    ['no extension', pdf, 'resume'],
    ['a link that opens a page', writePdf({ ...spec, catalog: '/OpenAction [6 0 R /Fit]' }), 'cv.pdf'],
    ['RTF named .doc', Buffer.from('{\\rtf1\\ansi Ada Young\\par bookkeeper and auditor}'), 'cv.doc'],
  ])('%s', async (_, bytes, fileName) => {
    expect((await outcomeOf(bytes, fileName)).outcome).toBe('parsed')
  })

  it.each([
    ['a text of many lines', Buffer.from('Ada Young \n'.repeat(200_000)), 'cv.txt'],
    ['one endless line', Buffer.from('a b '.repeat(400_000)), 'cv.txt'],
    ['RTF of many paragraphs', Buffer.from(`{\\rtf1 ${'Ada \\par '.repeat(100_000)}}`), 'cv.rtf'],
    [
      'tags that never end',
      zip({ 'word/document.xml': document.replace('2001', '2001 at Northern Mills') + '<w:p '.repeat(100_000) }),
      'cv.docx',
    ],
  ])('longer than a résumé: %s is read in part', async (_, bytes, fileName) => {
    const outcome = await outcomeOf(bytes, fileName)
    expect(outcome.outcome).toBe('parsed')
    expect('text' in outcome && outcome.text.length).toBeLessThan(400_000)
  })

  it('UTF-16 without a mark', async () => {
    const outcome = await outcomeOf(Buffer.from('Ada Young\nada@example.org\nBookkeeper', 'utf16le'), 'cv.txt')
    expect('fields' in outcome && outcome.fields.name?.value).toBe('Ada Young')
  })

  it('a damaged cross-reference table is repaired', async () => {
    const damaged = Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99'), 'latin1')
    expect((await outcomeOf(damaged, 'cv.pdf')).outcome).toBe('parsed')
  })
})

/** A PDF with one more stream, packed as the filter says. */
function pdfWithStream(content: Buffer, filter = '/FlateDecode'): Buffer {
  const at = pdf.indexOf('xref\n')
  const head = Buffer.from(`90 0 obj\n<< /Length ${content.length} /Filter ${filter} >>\nstream\n`)
  return Buffer.concat([pdf.subarray(0, at), head, content, Buffer.from('\nendstream\nendobj\n'), pdf.subarray(at)])
}

/** The zip's directory tells another size of its first part than the part has. */
function withDeclaredSize(file: Buffer, size: number): Buffer {
  const changed = Buffer.from(file)
  changed.writeUInt32LE(size, changed.indexOf('PK\x01\x02', 0, 'latin1') + 24)
  return changed
}

/** A compound file as Word writes it for a document with a password. */
function encryptedContainer(): Buffer {
  const bytes = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1024)
  return bytes
}
