import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { writePdf } from '../../../test/pdf-writer.ts'
import { read } from '../../../test/reading.ts'

/** However busy the machine is. */
const unhurried = { limits: { maxOcrMs: 60_000 } }
const [pictureWidth, pictureHeight] = [640, 70]

/** A text as the content of a page draws a picture, in the upper left corner. */
function picture(text: string): string {
  const canvas = createCanvas(pictureWidth, pictureHeight)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, pictureWidth, pictureHeight)
  context.fillStyle = 'black'
  context.font = '48px sans-serif'
  context.fillText(text, 5, 50)
  const { data } = context.getImageData(0, 0, pictureWidth, pictureHeight)
  const hex = Array.from({ length: pictureWidth * pictureHeight }, (_, at) =>
    (data[at * 4] ?? 0).toString(16).padStart(2, '0'),
  )
  const size = `/W ${pictureWidth} /H ${pictureHeight} /CS /G /BPC 8 /F /AHx`
  return `q ${pictureWidth / 2} 0 0 ${pictureHeight / 2} 50 770 cm BI ${size} ID ${hex.join('')}> EI Q`
}

const rows = [
  'hannah.whitfield@example.org | +44 20 7946 0958',
  'Experience',
  'Accountant at Northern Mills, with care for the books of the mill',
  'Education',
]
const pdf = (drawn: string, lines = rows) => {
  const texts = lines.map((text, row) => ({ text, x: 50, y: 110 + row * 20 }))
  return writePdf({ pages: [{ texts, drawing: picture(drawn) }] })
}

it('a name that is a picture above the text is read', async () => {
  const { fields, text, ocr } = await read(pdf('Hannah Whitfield'), 'cv.pdf', unhurried)
  expect(fields.name?.value).toBe('Hannah Whitfield')
  expect(fields.name?.confidence).toBeGreaterThan(0.6)
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
  expect(text.match(/Northern Mills/g)).toHaveLength(1)
  expect(ocr).toBe(false)
})

it('what is drawn and agrees with nothing is asked about', async () => {
  const { fields } = await read(pdf('Northwind Traders'), 'cv.pdf', unhurried)
  expect(fields.name?.confidence ?? 0).toBeLessThan(0.5)
})

it('pictures are left alone where the text has the name', async () => {
  const { steps } = await read(pdf('Northwind Traders', ['Hannah Whitfield', ...rows]), 'cv.pdf', unhurried)
  expect(steps.map(({ name }) => name)).not.toContain('ocr')
})

it('a title that stands in the place of a drawn name is not taken for it', async () => {
  const { fields } = await read(pdf('Hannah Whitfield', ['Kontor Northwind', ...rows]), 'cv.pdf', unhurried)
  expect(fields.name?.value).toBe('Hannah Whitfield')
})
