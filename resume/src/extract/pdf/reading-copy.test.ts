import { expect, it } from 'vitest'
import { layouts } from '../../../test/layouts.ts'
import { writePdf } from '../../../test/pdf-writer.ts'
import { inventPerson } from '../../../test/people.ts'
import { scanPdf } from '../../inspect/pdf-scan.ts'
import { defaultLimits } from '../../types.ts'
import { extractPdf } from './extract-pdf.ts'
import { openPdf } from './open.ts'
import { readingCopy } from './reading-copy.ts'

const person = inventPerson('de', 11)
const packed = writePdf({ ...layouts.sidebar(person), packed: 'deflate' })

async function linesOf(bytes: Uint8Array) {
  const scan = scanPdf(bytes)
  const document = await openPdf(bytes, scan, defaultLimits)
  if (typeof document === 'string') throw new Error(document)
  const { lines } = await extractPdf(document, scan)
  await document.loadingTask.destroy()
  return lines
}

/** A later version of an object, as a program appends it. */
function withNewer(file: Buffer, object: number, body: string): Buffer {
  const previous = /startxref\s+(\d+)/.exec(file.toString('latin1'))?.[1]
  const at = file.length
  const table = `xref\n${object} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  const text = `${object} 0 obj\n${body}\nendobj\n`
  const trailer = `trailer\n<< /Size 99 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${at + text.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(text + table + trailer, 'latin1')])
}

it('R4.1 packed page contents stand unpacked at the end of the copy, and the file itself is left alone', () => {
  const before = Buffer.from(packed)
  const copy = Buffer.from(readingCopy(packed, scanPdf(packed)))
  expect(packed.includes('Tj')).toBe(false)
  expect(copy.subarray(packed.length).includes('Tj')).toBe(true)
  expect(packed).toEqual(before)
})

it('R4.1 the same lines are read from packed and from plain contents', async () => {
  expect(await linesOf(packed)).toEqual(await linesOf(writePdf(layouts.sidebar(person))))
})

it('R4.1 of a page that was changed later, the newer contents are read', async () => {
  const newer = 'BT /F1 12 Tf 1 0 0 1 50 700 Tm <00010002> Tj ET'
  const changed = withNewer(packed, 7, `<< /Length ${newer.length} >>\nstream\n${newer}\nendstream`)
  const lines = await linesOf(changed)
  expect(lines).toHaveLength(1)
})

it('R4.5 nothing is appended to an encrypted file', () => {
  const encrypted = Buffer.from(
    packed.toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R'),
    'latin1',
  )
  expect(readingCopy(encrypted, scanPdf(encrypted))).toHaveLength(encrypted.length)
})
