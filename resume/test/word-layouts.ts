import { escapeXml, hyperlink, paragraph, textBox, writeDocx } from './docx-writer.ts'
import { inventPerson, type Person } from './people.ts'

/** Ways in which résumés are built in Word: where the name stands, and what it is made of. */
export const wordLayouts = {
  title: (p) =>
    docx({
      body: styled('Title', p.name) + paragraph(`${p.city} | ${p.phonePrinted} | ${p.email}`) + body(p),
      styles: true,
    }),
  headerContacts: (p) =>
    docx({
      header: paragraph(`${p.phonePrinted}   ${p.email}   ${p.city}`, 9),
      body: styled('Title', p.name) + paragraph(p.title) + body(p),
      styles: true,
    }),
  headerAll: (p) =>
    docx({ header: paragraph(p.name, 24) + paragraph(`${p.email} • ${p.phonePrinted}`), body: body(p) }),
  textBoxes: (p) =>
    docx({
      body:
        textBox(paragraph(p.name, 28) + paragraph(p.title, 12)) +
        textBox(paragraph('CONTACT', 12) + paragraph(p.phonePrinted) + paragraph(p.email) + paragraph(p.city)) +
        body(p),
    }),
  oldTextBox: (p) =>
    docx({
      body: `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${paragraph(p.name, 26)}${paragraph(p.email)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>${paragraph(p.phonePrinted)}${body(p)}`,
    }),
  table: (p) =>
    docx({
      body: table([
        [
          paragraph('Contact', 13) +
            paragraph(p.email) +
            paragraph(p.phonePrinted) +
            paragraph('Skills', 13) +
            paragraph('Excel'),
          paragraph(p.name, 26) + paragraph(p.title, 13) + body(p),
        ],
      ]),
    }),
  labels: (p) =>
    docx({
      body:
        paragraph('Curriculum Vitae', 22) +
        table(
          [
            ['Name', p.name],
            ['Address', `12 Main Street, ${p.city}`],
            ['Telephone', p.phonePrinted],
            ['E-mail', p.email],
          ].map((row) => row.map((cell) => paragraph(cell))),
        ) +
        body(p),
    }),
  twoRuns: (p) => {
    const [first = '', ...rest] = p.name.split(' ')
    return docx({
      body: `<w:p>${run(first, 30)}${run(rest.length > 0 ? ` ${rest.join(' ')}` : '', 30, '<w:b/>')}</w:p>${paragraph(p.email)}${paragraph(p.phonePrinted)}${body(p)}`,
    })
  },
  twoLines: (p) => {
    const [first = '', ...rest] = p.name.split(' ')
    return docx({
      body: `<w:p>${run(first, 36)}<w:r><w:br/></w:r>${run(rest.join(' '), 36)}</w:p>${paragraph(p.title, 14)}${paragraph(`${p.phonePrinted}, ${p.email}`)}${body(p)}`,
    })
  },
  largeInitials: (p) => {
    const runs = p.name.split(' ').map((word) => run(word.slice(0, 1), 24) + run(`${word.slice(1)} `, 19))
    return docx({ body: `<w:p>${runs.join('')}</w:p>${paragraph(p.phonePrinted)}${paragraph(p.email)}${body(p)}` })
  },
  contentControl: (p) =>
    docx({
      body: `<w:sdt><w:sdtPr><w:alias w:val="Your Name"/></w:sdtPr><w:sdtContent>${paragraph(p.name, 28)}</w:sdtContent></w:sdt>${paragraph(`${p.phonePrinted} · ${p.email}`)}${body(p)}`,
    }),
  titleLarger: (p) =>
    docx({
      body: paragraph(p.title, 28) + paragraph(p.name, 14) + paragraph(`${p.email} / ${p.phonePrinted}`) + body(p),
    }),
  resumeFirst: (p) =>
    docx({
      body:
        paragraph('RESUME', 24) +
        paragraph(p.name, 12) +
        paragraph(`Mob: ${p.phonePrinted}`) +
        paragraph(`Email: ${p.email}`) +
        body(p) +
        referees(p),
    }),
  linksOnly: (p) =>
    docx({
      body: paragraph(p.name, 20) + hyperlink('r1', 'Email me') + paragraph(`Cell ${p.phonePrinted}`) + body(p),
      links: { r1: `mailto:${p.email}` },
    }),
  deletedName: (p) =>
    docx({
      body: `<w:p><w:del><w:r><w:delText>Somebody Else</w:delText></w:r></w:del><w:ins>${run(p.name, 22)}</w:ins></w:p>${paragraph(p.email)}${paragraph(p.phonePrinted)}${body(p)}`,
    }),
  credentials: (p) =>
    docx({
      body: paragraph(`${p.name}, MBA, PMP`, 20) + paragraph(`${p.email} | ${p.phonePrinted}`) + body(p) + referees(p),
    }),
} as const satisfies Record<string, (person: Person) => Buffer>

const styles =
  '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:styleId="Heading1"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Heading1"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style></w:styles>'

function docx(spec: { body: string; header?: string; links?: Record<string, string>; styles?: boolean }): Buffer {
  return writeDocx({ ...spec, extra: spec.styles ? { 'word/styles.xml': new TextEncoder().encode(styles) } : {} })
}

function run(text: string, size: number, properties = ''): string {
  return `<w:r><w:rPr><w:sz w:val="${size * 2}"/>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

function styled(style: string, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p>`
}

function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

function body(p: Person): string {
  return [
    paragraph('Work Experience', 14),
    paragraph(`Senior ${p.title}, ${p.employers[0]}`, 11, '<w:b/>'),
    paragraph('March 2020 – Present'),
    paragraph('Led a team of 12 people together with Alice Johnson'),
    paragraph(`${p.title} | ${p.employers[1]}`, 11, '<w:b/>'),
    paragraph('06/2016 – 02/2020'),
    paragraph('Saved $1,250,000 a year; ticket 4829-1022-3321'),
    paragraph('Education', 14),
    paragraph('Bachelor of Science in Economics, University of Springfield, 2012 – 2016'),
    paragraph('Skills', 14),
    paragraph('Python, PostgreSQL, Microsoft Excel, Docker'),
  ].join('')
}

/** Other people with names, addresses and numbers of their own. */
function referees(p: Person): string {
  const referee = inventPerson('en_GB', p.name.length + p.email.length)
  return (
    paragraph('References', 14) +
    paragraph(`${referee.name}, Director at ${referee.employers[0]}`) +
    paragraph(`Phone: ${referee.phonePrinted}, Email: ${referee.email}`)
  )
}
