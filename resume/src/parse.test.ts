import { describe, expect, it } from 'vitest'
import { hyperlink, paragraph, textBox, writeDocx, writeOdt, writeOdtXml } from '../test/docx-writer.ts'
import { encode } from '../test/encodings.ts'
import { type LayoutName, layouts, layoutsWithAccounts } from '../test/layouts.ts'
import { writePdf } from '../test/pdf-writer.ts'
import { inventPerson, type Locale, locales } from '../test/people.ts'
import { outcomeOf, read, resumeText } from '../test/reading.ts'

const layoutNames = Object.keys(layouts) as LayoutName[]
const localeNames = Object.keys(locales) as Locale[]

describe('R4.1 PDF of many layouts and locales', () => {
  it.each(layoutNames)('layout %s: name, e-mail and phone are read', async (layout) => {
    for (const [index, locale] of localeNames.entries()) {
      if ((index + layoutNames.indexOf(layout)) % 4 !== 0) continue
      const person = inventPerson(locale, 1000 + index)
      const { fields } = await read(writePdf(layouts[layout](person)), 'resume.pdf')
      expect({ locale, name: fields.name?.value, email: fields.email?.value }).toEqual({
        locale,
        name: person.name,
        email: person.email,
      })
      if (person.phone) expect(fields.phone?.value).toBe(person.phone)
      if (!layoutsWithAccounts.has(layout)) continue
      expect([fields.github?.value, fields.linkedin?.value]).toEqual([person.github, person.linkedin])
    }
  })

  it('says where each value was found', async () => {
    const person = inventPerson('en_US', 3)
    const { text, fields } = await read(writePdf(layouts.left(person)), 'resume.pdf')
    for (const field of [fields.name, fields.email]) {
      expect(text.slice(field?.where.start, field?.where.end)).toBe(field?.value)
      expect(field?.where).toMatchObject({ page: 1, source: 'text' })
    }
  })

  it('reads columns one after the other', async () => {
    const { text } = await read(writePdf(layouts.sidebar(inventPerson('en_US', 5))), 'resume.pdf')
    expect(text.indexOf('LANGUAGES')).toBeLessThan(text.indexOf('EXPERIENCE'))
    expect(text).toContain('Python\nDocker\nSQL')
  })
})

describe('R4.1 other formats', () => {
  const lines = ['Jana Nováková', 'jana.novakova@example.org', '+420 601 123 456', 'Skills', 'Python, Docker']
  const expectJana = (fields: Awaited<ReturnType<typeof read>>['fields']) => {
    expect(fields.name?.value).toBe('Jana Nováková')
    expect(fields.email?.value).toBe('jana.novakova@example.org')
    expect(fields.phone?.value).toBe('+420601123456')
  }

  it('DOCX: a name in the header, contacts in a text box, an account behind a link', async () => {
    const docx = writeDocx({
      header: paragraph('Jana Nováková', 20),
      body:
        textBox(paragraph('jana.novakova@example.org') + paragraph('+420 601 123 456')) +
        hyperlink('r1', 'My code') +
        paragraph('Skills'),
      links: { r1: 'https://github.com/jananov' },
    })
    const { fields, text } = await read(docx, 'cv.docx')
    expectJana(fields)
    expect(fields.github).toMatchObject({ value: 'jananov' })
    expect(text.match(/jana\.novakova@/g)).toHaveLength(1)
  })

  it('ODT', async () => expectJana((await read(writeOdt(lines), 'cv.odt')).fields))

  it('RTF with escapes and a font table', async () => {
    const escaped = lines
      .map((line) => line.replace(/[^\p{ASCII}]/gu, (char) => `\\u${char.charCodeAt(0)}?`))
      .join('\\par ')
    const rtf = `{\\rtf1\\ansi\\ansicpg1250{\\fonttbl{\\f0 Arial;}}{\\info{\\author Someone}}\\f0\\fs22 ${escaped}}`
    expectJana((await read(Buffer.from(rtf), 'cv.rtf')).fields)
  })

  it.each(['utf8', 'utf16le'] as const)('text in %s', async (encoding) => {
    const mark = encoding === 'utf16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0)
    expectJana((await read(Buffer.concat([mark, Buffer.from(lines.join('\r\n'), encoding)]), 'cv.txt')).fields)
  })

  it.each([
    ['windows-1250', 'Jiří Dvořák', 'Praha, účetní a správce financí, tři roky'],
    ['windows-1254', 'Gülşen Işık', 'İstanbul, muhasebeci, öğrenci işleri ve çağrı merkezi'],
    ['windows-1253', 'Γιώργος Παππάς', 'Λογιστής στην Αθήνα με εμπειρία στις τράπεζες'],
    ['windows-1255', 'דוד כהן', 'מהנדס תוכנה בתל אביב, שלוש שנים של ניסיון'],
    ['windows-1256', 'محمد أحمد', 'مهندس برمجيات في القاهرة مع خبرة في البنوك'],
    ['iso-8859-5', 'Иван Петров', 'Менеджер проектов, опыт работы три года в Москве'],
    ['macintosh', 'Hélène Lefèvre', 'Ingénieure à Lyon, expérience de trois années'],
    ['shift_jis', '山田太郎', 'エンジニア、東京都で三年間の経験があります'],
    ['euc-jp', '山田太郎', 'エンジニア、東京都で三年間の経験があります'],
    ['big5', '陳大文', '軟體工程師，在台北有三年的工作經驗'],
    ['gb18030', '王小明', '软件工程师，在北京有三年的工作经验'],
    ['utf-16le', 'Иван Петров', 'Менеджер проектов, опыт работы три года в Москве'],
    ['utf-16be', '김민준', '서울에서 삼 년 동안 일한 개발자'],
  ])('text in %s without any mark', async (encoding, name, line) => {
    const content = [name, line, 'contact@example.org, +44 20 7946 0958'].join('\r\n')
    const { text } = await read(encode(content, encoding), 'cv.txt')
    expect(text.split('\n').slice(0, 2)).toEqual([name, line])
  })

  it.each([
    [
      'one font of another code page',
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\f1\fs32 \'c8\'e2\'e0\'ed \'cf\'e5\'f2\'f0\'ee\'e2}\par ivan.petrov@example.org}`,
      'Иван Петров',
    ],
    [
      'Central European',
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset238 Calibri;}}\f0 Ji\'f8\'ed Dvo\'f8\'e1k\par jiri.dvorak@example.org}`,
      'Jiří Dvořák',
    ],
    [
      'Japanese, half of a sign as a letter',
      String.raw`{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 MS Gothic;}}\f0 \'8eR\'93c\'91\'be\'98Y\par taro@example.org}`,
      '山田太郎',
    ],
    ['Macintosh', String.raw`{\rtf1\mac H\'8el\'8fne Lef\'8fvre\par helene@example.org}`, 'Hélène Lefèvre'],
  ])('RTF: %s', async (_, rtf, name) => {
    expect((await read(Buffer.from(rtf, 'latin1'), 'cv.rtf')).text.split('\n')[0]).toBe(name)
  })

  it('ODT: a name in a frame; deleted passages and comments are not read', async () => {
    const odt = writeOdtXml(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>Somebody Else</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:p><draw:frame><draw:text-box><text:p>Jana Nováková</text:p></draw:text-box></draw:frame><office:annotation><text:p>Nice</text:p></office:annotation></text:p>' +
        '<text:p>jana.novakova@example.org</text:p>',
    )
    expect((await read(odt, 'cv.odt')).text).toBe('Jana Nováková\njana.novakova@example.org')
  })

  it('DOCX: a whole résumé in a table, dates in the left column', async () => {
    const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
    const rows = [
      row(cell('Jana Nováková'), cell('jana.novakova@example.org', '+420 601 123 456', 'Praha, Czech Republic')),
      row(cell('Work Experience'), cell('')),
      row(cell('03/2020 – Present'), cell('Senior Accountant', 'Northern Mills Ltd, Leeds, UK', 'Closed the books')),
      row(cell('06/2016 – 02/2020'), cell('Accountant', 'Harbour Trading')),
      row(cell('Languages'), cell('Czech (native), English (C1)')),
    ]
    const { fields } = await read(writeDocx({ body: `<w:tbl>${rows.join('')}</w:tbl>` }), 'cv.docx')
    expectJana(fields)
    expect(fields.work.map(({ value }) => [value.title, value.employer])).toEqual([
      ['Senior Accountant', 'Northern Mills Ltd'],
      ['Accountant', 'Harbour Trading'],
    ])
    expect(fields.languages.map(({ value }) => value.level)).toEqual(['native', 'C1'])
  })

  it('PDF whose font gives numbers of glyphs: it is looked at as a picture, and nothing in it is certain', async () => {
    const line = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(Math.max(33, sign.charCodeAt(0) - 29)))
    const rows = [
      'Jana Novakova',
      ...Array.from({ length: 12 }, () => 'Accountant for the northern mills of the region'),
    ]
    const texts = rows.map((text, at) => ({ text: line(text), x: 50, y: 60 + at * 20 }))
    const { steps, fields } = await read(writePdf({ pages: [{ texts }] }), 'cv.pdf', { limits: { maxOcrMs: 0 } })
    expect(steps.map(({ name }) => name)).toEqual(['inspect', 'inspect', 'extract', 'fallback', 'ocr', 'understand'])
    expect(fields.name?.confidence ?? 0).toBeLessThan(0.6)
  })

  it('text in windows-1251', async () => {
    const bytes = Buffer.from(
      [...'Анна Петрова\nanna.petrova@example.org\nОпыт работы'].map((char) => toWindows1251(char)),
    )
    expect((await read(bytes, 'cv.txt')).fields.name?.value).toBe('Анна Петрова')
  })
})

it('R4.4 a DOCX of tags that are never closed is a typed outcome', async () => {
  const endless = writeDocx({ body: `${'<w:sdt>'.repeat(20_000)}<w:t>x</w:t>` })
  expect((await outcomeOf(endless, 'cv.docx')).outcome).toBe('no_text')
})

it('R4.3 keeps a checksum and each step', async () => {
  const { sha256, steps } = await read(resumeText(['Ada Young', 'ada@example.org', 'Bookkeeper']), 'cv.txt')
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'inspect done',
    'extract done',
    'understand done',
  ])
})

function toWindows1251(char: string): number {
  const code = char.charCodeAt(0)
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
}
