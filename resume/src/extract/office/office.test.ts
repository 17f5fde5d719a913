import { describe, expect, it } from 'vitest'
import { paragraph, writeDocx, writeOdtXml } from '../../../test/docx-writer.ts'
import { read } from '../../../test/reading.ts'

const rest = paragraph('noor@example.org') + paragraph('+44 20 7946 0958') + paragraph('Experience', 14)
const nameOf = async (bytes: Uint8Array, fileName: string) => (await read(bytes, fileName)).fields.name?.value
const xml = (text: string) => new TextEncoder().encode(text)

describe('where Word keeps a name', () => {
  it('in WordArt', async () => {
    const art = '<w:p><w:r><w:pict><v:shape><v:textpath string="Noor Haverkamp"/></v:shape></w:pict></w:r></w:p>'
    expect(await nameOf(writeDocx({ body: art + rest }), 'cv.docx')).toBe('Noor Haverkamp')
  })

  it('in SmartArt', async () => {
    const points = '<dgm:pt><dgm:t><a:p><a:r><a:rPr sz="2400"/><a:t>Noor Haverkamp</a:t></a:r></a:p></dgm:t></dgm:pt>'
    const body = '<w:p><w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r></w:p>'
    const extra = { 'word/diagrams/data1.xml': xml(`<dgm:dataModel>${points}</dgm:dataModel>`) }
    const file = writeDocx({ body: body + rest, links: { d1: 'diagrams/data1.xml' }, extra })
    expect(await nameOf(file, 'cv.docx')).toBe('Noor Haverkamp')
  })

  it('with how it is read above it', async () => {
    const base = '<w:rubyBase><w:r><w:t>佐々木 健</w:t></w:r></w:rubyBase>'
    const ruby = `<w:p><w:r><w:ruby><w:rt><w:r><w:t>ささきけん</w:t></w:r></w:rt>${base}</w:ruby></w:r></w:p>`
    expect(await nameOf(writeDocx({ body: ruby + rest }), 'cv.docx')).toBe('佐々木 健')
  })

  it('not where text was moved away from, nor in a style that hides', async () => {
    const moved = '<w:p><w:moveFrom><w:r><w:t>Gregory Old</w:t></w:r></w:moveFrom></w:p>'
    const hidden = '<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:r><w:t>Wendell Note</w:t></w:r></w:p>'
    const styles = '<w:styles><w:style w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    const body = moved + hidden + paragraph('Noor Haverkamp', 18) + rest
    const { text, hiddenText, fields } = await read(
      writeDocx({ body, extra: { 'word/styles.xml': xml(styles) } }),
      'cv.docx',
    )
    expect(text).not.toMatch(/Old|Wendell/)
    expect(hiddenText.map((hidden) => hidden.text)).toEqual(['Wendell Note'])
    expect(fields.name?.value).toBe('Noor Haverkamp')
  })
})

describe('a large name with a small title behind it in one paragraph', () => {
  const name = ['Noor Haverkamp', 'Quality Engineer']

  it('of a DOCX', async () => {
    const runs = [20, 11].map(
      (size, at) => `<w:r><w:rPr><w:sz w:val="${size * 2}"/></w:rPr><w:t>${name[at]} </w:t></w:r>`,
    )
    expect(await nameOf(writeDocx({ body: `<w:p>${runs.join('')}</w:p>${rest}` }), 'cv.docx')).toBe('Noor Haverkamp')
  })

  it('of an RTF', async () => {
    const file = Buffer.from(`{\\rtf1{\\fs40 ${name[0]} }{\\fs22 ${name[1]}}\\par noor@example.org\\par}`)
    expect(await nameOf(file, 'cv.rtf')).toBe('Noor Haverkamp')
  })

  it('and a large first line with small lines below it, parted by line breaks only', async () => {
    const run = (text: string, size: number) => `<w:r><w:rPr><w:sz w:val="${size * 2}"/></w:rPr>${text}</w:r>`
    const body = `<w:p>${run('<w:t>Noor</w:t><w:br/><w:t>Haverkamp</w:t>', 30)}${run('<w:br/><w:t>Clerk</w:t>', 11)}</w:p>`
    expect(await nameOf(writeDocx({ body: body + rest }), 'cv.docx')).toBe('Noor Haverkamp')
  })
})

describe('where an ODT keeps what the page shows', () => {
  const contacts = '<text:p>noor@example.org</text:p><text:p>Experience</text:p>'

  it('in the header of the first page and in footers, each once', async () => {
    const header = '<text:p>Noor Haverkamp</text:p>'
    const styles = `<office:master-styles><style:header>${header}</style:header><style:header-first>${header}</style:header-first><style:footer><text:p>+44 20 7946 0958</text:p></style:footer></office:master-styles>`
    const { text, fields } = await read(writeOdtXml(contacts, { 'styles.xml': styles }), 'cv.odt')
    expect(text.match(/Noor Haverkamp/g)).toHaveLength(1)
    expect([fields.name?.value, fields.phone?.value]).toEqual(['Noor Haverkamp', '+442079460958'])
  })

  it('not in a style that hides', async () => {
    const styles =
      '<style:style style:name="Note"><style:text-properties text:display="none"/></style:style>' +
      '<style:style style:name="P7" style:parent-style-name="Note"/>'
    const body = `<text:p text:style-name="P7">old@example.com</text:p><text:p>Noor Haverkamp</text:p>${contacts}`
    const { fields, hiddenText } = await read(writeOdtXml(body, { 'styles.xml': styles }), 'cv.odt')
    expect(fields.email?.value).toBe('noor@example.org')
    expect(hiddenText.map(({ text }) => text)).toEqual(['old@example.com'])
  })

  it('the description of a picture is no part of the line that it stands in', async () => {
    const picture = '<draw:frame><draw:image/><svg:title>Portrait</svg:title><svg:desc>A face</svg:desc></draw:frame>'
    const file = writeOdtXml(`<text:p>${picture}Noor Haverkamp</text:p>${contacts}`)
    expect(await nameOf(file, 'cv.odt')).toBe('Noor Haverkamp')
  })
})

describe('what an RTF shows', () => {
  const rtf = (body: string) =>
    Buffer.from(`{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\fs22 ${body}\\par noor@example.org\\par Experience\\par}`)

  it('text boxes, once', async () => {
    const box = (text: string) =>
      `{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\fs40 ${text}\\par}}{\\shprslt{\\*\\do{\\dptxbxtext ${text}}}}}`
    const { text, fields } = await read(rtf(box('Noor Haverkamp')), 'cv.rtf')
    expect(text.match(/Noor/g)).toHaveLength(1)
    expect(text).not.toContain('shapeType')
    expect(fields.name?.value).toBe('Noor Haverkamp')
  })

  it('not what was deleted while changes were tracked', async () => {
    const { text } = await read(rtf('{\\deleted Gregory Old}{\\fs40 Noor Haverkamp}'), 'cv.rtf')
    expect(text).not.toContain('Gregory')
  })
})
