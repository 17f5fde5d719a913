import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { outcomeOf, read } from '../../../test/reading.ts'

function scan(rows: string[]): Buffer {
  const canvas = createCanvas(1000, 700)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  rows.forEach((row, index) => {
    context.font = `${index === 0 ? 44 : 24}px sans-serif`
    context.fillText(row, 60, 100 + index * 60)
  })
  return canvas.toBuffer('image/png')
}

it('R4.1 a scan is read by OCR with packaged language data', async () => {
  const rows = [
    'Hannah Whitfield',
    'hannah.whitfield@example.org',
    '+44 20 7946 0958',
    'Experience',
    'Accountant at Northern Mills',
  ]
  const { ocr, type, fields } = await read(scan(rows), 'cv.png')
  expect({ ocr, type }).toEqual({ ocr: true, type: 'png' })
  expect(fields.name?.value).toBe('Hannah Whitfield')
  expect(fields.email?.value).toBe('hannah.whitfield@example.org')
  expect(fields.phone?.value).toBe('+442079460958')
})

it('an empty picture has no text, a broken one is corrupt', async () => {
  expect((await outcomeOf(scan([]), 'cv.png')).outcome).toBe('no_text')
  expect((await outcomeOf(scan(['x']).subarray(0, 20), 'cv.png')).outcome).toBe('corrupt')
})
