import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { outcomeOf, read } from '../../../test/reading.ts'

/** However busy the machine is. */
const unhurried = { limits: { maxOcrMs: 60_000 } }

type Scan = { rows: string[]; beside?: string[]; band?: boolean; height?: number; turned?: number }

/** A page whose first row is its title, perhaps in white on blue, and whose other rows may stand in two columns. */
function scan({ rows, beside = [], band = false, height = 700, turned = 0 }: Scan): Buffer {
  const canvas = createCanvas(1000, height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.rotate((turned * Math.PI) / 180)
  if (band) {
    context.fillStyle = '#1f3a5f'
    context.fillRect(0, 0, canvas.width, 140)
  }
  const write = (text: string, row: number, x: number) => {
    context.fillStyle = band && row === 0 ? 'white' : 'black'
    context.font = `${row === 0 ? 44 : 24}px sans-serif`
    context.fillText(text, x, 100 + row * 60)
  }
  rows.forEach((text, row) => {
    write(text, row, 60)
  })
  beside.forEach((text, row) => {
    write(text, row + 1.4, 560)
  })
  return canvas.toBuffer('image/png')
}

const contacts = ['Hannah Whitfield', 'hannah.whitfield@example.org', '+44 20 7946 0958']

it('R4.1 a scan is read by OCR with packaged language data', async () => {
  const page = scan({ rows: [...contacts, 'Experience', 'Accountant at Northern Mills'] })
  const { ocr, type, fields, warnings } = await read(page, 'cv.png', unhurried)
  expect({ ocr, type, warnings }).toEqual({ ocr: true, type: 'png', warnings: [] })
  expect(fields.name?.value).toBe('Hannah Whitfield')
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
  expect(fields.phone?.value).toBe('+442079460958')
})

it('R4.1 a name in white on a coloured band is read', async () => {
  const page = scan({ rows: [...contacts, 'Experience', 'Accountant at Northern Mills'], band: true })
  expect((await read(page, 'cv.png', unhurried)).fields.name?.value).toBe('Hannah Whitfield')
})

it.each([-4, 5])('R4.1 a page that lay askew by %d degrees is read', async (turned) => {
  const rows = [...contacts, 'Experience', 'Accountant at Northern Mills', 'Education', 'School of Commerce']
  const { fields } = await read(scan({ rows, turned }), 'cv.png', unhurried)
  expect(fields.name?.value).toBe('Hannah Whitfield')
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
})

it.each([90, -90])('R4.1 a page that lay on its side, turned by %d degrees, is read', async (degrees) => {
  const rows = [...contacts, 'Experience', 'Accountant at Northern Mills', 'Education', 'School of Commerce, Leeds']
  const page = await loadImage(scan({ rows }))
  const canvas = createCanvas(page.height, page.width)
  const context = canvas.getContext('2d')
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(page, -page.width / 2, -page.height / 2)
  const { fields } = await read(canvas.toBuffer('image/png'), 'cv.png', unhurried)
  expect(fields.name?.value).toBe('Hannah Whitfield')
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
})

it('R4.1 the columns of a scan are read one after the other', async () => {
  const left = ['Contact', ...contacts.slice(1), 'Skills', 'Bookkeeping', 'Payroll', 'Taxes', 'Excel']
  const right = [
    'Experience',
    'Accountant',
    'Northern Mills',
    'Closed the books monthly',
    'Junior clerk',
    'Southern Bank',
  ]
  const { text } = await read(scan({ rows: [contacts[0] ?? '', ...left], beside: right }), 'cv.png', unhurried)
  expect(text.indexOf('Excel')).toBeLessThan(text.indexOf('Northern Mills'))
})

it('R4.4 a reading that has no more time ends with what was read', async () => {
  const rows = [...contacts, ...Array.from({ length: 16 }, (_, row) => `Sentence number ${row + 1} of the résumé`)]
  const { fields, text, warnings } = await read(scan({ rows, height: 1300 }), 'cv.png', { limits: { maxOcrMs: 0 } })
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
  expect(text).not.toContain('number 16')
  expect(warnings).toEqual(['Only the first part of the scan was read.'])
})

it('a name with an accent, which the recogniser may have lost, is asked about', async () => {
  const page = scan({ rows: ['José Carreño', ...contacts.slice(1), 'Work and education of the last years'] })
  const { name } = (await read(page, 'cv.png', unhurried)).fields
  expect(name?.confidence).toBeLessThan(0.5)
})

it('an empty picture has no text, a broken one is corrupt', async () => {
  expect((await outcomeOf(scan({ rows: [] }), 'cv.png', unhurried)).outcome).toBe('no_text')
  expect((await outcomeOf(scan({ rows: ['x'] }).subarray(0, 20), 'cv.png')).outcome).toBe('corrupt')
})
