import { expect, it } from 'vitest'
import { type PdfText, writePdf } from '../../../test/pdf-writer.ts'
import { read } from '../../../test/reading.ts'

const column = (x: number, ...lines: string[]): PdfText[] => lines.map((text, row) => ({ text, x, y: 100 + 17 * row }))

it('R4.1 a second column that begins with contacts does not belong to the section that ends the first', async () => {
  const texts = [
    { text: 'Jane Doe', x: 60, y: 50, size: 24 },
    ...column(
      60,
      'Experience',
      'Bookkeeper at Harbour Trading',
      '2016 - 2020',
      'Clerk at Northern Mills',
      '2012 - 2016',
    ),
    ...column(60, 'Education', 'Diploma, City College', '2008 - 2012', 'Grammar School', '2000 - 2008').map((line) => ({
      ...line,
      y: line.y + 120,
    })),
    ...column(400, 'contact@example.org', '21 234 5678', 'Lisboa, Portugal', 'github.com/janed').map((line) => ({
      ...line,
      y: line.y + 7,
    })),
    ...column(400, 'Skills', 'Excel', 'SQL', 'Python', 'Docker').map((line) => ({ ...line, y: line.y + 137 })),
  ]
  const { fields } = await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')
  expect(fields.location?.value).toBe('Lisboa, Portugal')
  expect(fields.phone?.value).toBe('+351212345678')
})
