import { expect, it } from 'vitest'
import { paragraph, writeDocx, writeOdtXml } from '../../../test/docx-writer.ts'
import { read } from '../../../test/reading.ts'

/** Two places of work with a duty in between, which stands nearer to the dates of the second than its employer does. */
const rows = ['Clerk, Harbour Mills', 'May 2021 - Present', 'Trained new colleagues', 'Clerk, Ashanti Works']
const last = '2016 - 2020'
const employersIn = async (bytes: Uint8Array, fileName: string) =>
  (await read(bytes, fileName)).fields.work.map(({ value }) => value.employer)
const employers = ['Harbour Mills', 'Ashanti Works']
const isDuty = (row: string) => row.startsWith('Trained')

it('an item of a bulleted list in Word is no head of an entry', async () => {
  const item = (text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
  const body = ['Experience', ...rows, last].map((row) => (isDuty(row) ? item(row) : paragraph(row))).join('')
  const file = writeDocx({ body, extra: { 'word/numbering.xml': new TextEncoder().encode(numbering) } })
  expect(await employersIn(file, 'cv.docx')).toEqual(employers)
})

it('nor is one in an ODT', async () => {
  const styles = '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
  const item = (text: string) => `<text:list text:style-name="L1"><text:list-item>${text}</text:list-item></text:list>`
  const body = ['Experience', ...rows, last].map((row) => {
    const written = `<text:p>${row}</text:p>`
    return isDuty(row) ? item(written) : written
  })
  expect(await employersIn(writeOdtXml(body.join(''), { 'styles.xml': styles }), 'cv.odt')).toEqual(employers)
})

it('nor is one in an RTF', async () => {
  const body = ['Experience', ...rows, last].map((row) => (isDuty(row) ? `{\\listtext\\'b7\\tab}${row}` : row))
  const file = Buffer.from(`{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\fs22 ${body.join('\\par\n')}\\par}`)
  expect(await employersIn(file, 'cv.rtf')).toEqual(employers)
})

it.each([
  ['Softwareentwicklerin, Spreebogen AG', 'Softwareentwicklerin', 'Spreebogen AG'],
  ['Comptable, Cabinet Morel', 'Comptable', 'Cabinet Morel'],
  ['Księgowa, Biuro Lis', 'Księgowa', 'Biuro Lis'],
])('titles are told from employers in other languages: %s', async (row, title, employer) => {
  const { fields } = await read(Buffer.from(['Experience', row, '2016 - 2020'].join('\n')), 'cv.txt')
  expect(fields.work[0]?.value).toMatchObject({ title, employer })
})
