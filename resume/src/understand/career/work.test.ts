import { describe, expect, it } from 'vitest'
import { type PdfText, writePdf } from '../../../test/pdf-writer.ts'
import { read, resumeText } from '../../../test/reading.ts'
import type { WorkEntry } from '../../types.ts'

const top = ['Ada Young', 'ada@example.org', 'Leeds, United Kingdom']
const workOf = async (...lines: string[]) =>
  (await read(resumeText([...top, ...lines]), 'cv.txt')).fields.work.map(({ value }) => named(value))
const named = ({ title, employer }: WorkEntry) => [title, employer]

describe('R4.1 places of work', () => {
  it('a firm before its city and state is no place', async () => {
    expect(await workOf('Experience', 'Bookkeeper', 'Harbour Trading, New York, NY (2016 - 2020)')).toEqual([
      ['Bookkeeper', 'Harbour Trading'],
    ])
  })

  it('is not what stands under the heading of another section, with its accents or without', async () => {
    const studies = ['FORMACION', 'Bookkeeper school, Mills | 2012 - 2014']
    expect(await workOf('Experiencia', 'Bookkeeper | Harbour Trading | 2016 - 2020', ...studies)).toEqual([
      ['Bookkeeper', 'Harbour Trading'],
    ])
  })

  it.each(['WORKEXPERIENCE', 'WOR K E XPE R IEN CE', "Where I've worked", 'Exp erience'])(
    'stand under %s',
    async (heading) => {
      expect(await workOf(heading, 'Accountant | Harbour Trading | 2016 - 2020')).toEqual([
        ['Accountant', 'Harbour Trading'],
      ])
    },
  )

  it('with title, employer and place beside the dates are complete, full stop or not', async () => {
    const row = (y: number, dates: string, text: string): PdfText[] => [
      { text: dates, x: 60, y },
      { text, x: 200, y },
    ]
    const texts: PdfText[] = [
      { text: 'Ada Young', x: 60, y: 40, size: 20 },
      { text: 'Experience', x: 60, y: 80, size: 14 },
      ...row(100, 'Nis 2020 – Mar 2023', 'Accountant, Harbour Trading, Whitby.'),
      { text: 'Care for the books', x: 200, y: 115 },
      ...row(130, '2016 – 2020', 'Editor, Northern Mills'),
    ]
    const { work } = (await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')).fields
    expect(work.map(({ value }) => [...named(value), value.start])).toEqual([
      ['Accountant', 'Harbour Trading', '2020-04'],
      ['Editor', 'Northern Mills', '2016'],
    ])
  })

  it('of the Europass form stand behind their labels', async () => {
    const cells = [
      ['Dates', 'Sep 2019 – Present'],
      ['Occupation or position held', 'Torrefattrice'],
      ['Main activities and responsibilities', 'Cared for the books of the house and all that goes with them'],
      ['Name and address of employer', 'Harbour Trading, Zagreb, Croatia'],
      ['Dates', 'Feb 2016 – Aug 2019'],
      ['Occupation or position held', 'Clerk'],
      ['Main activities and responsibilities', 'Cared for the books of the house and all that goes with them'],
      ['Name and address of employer', 'Northern Mills, Zagreb, Croatia'],
    ]
    const texts: PdfText[] = [
      { text: 'Ada Young', x: 60, y: 40, size: 20 },
      { text: 'Work experience', x: 60, y: 80, size: 14 },
      ...cells.flatMap(([label = '', value = ''], row) => [
        { text: label, x: 60, y: 100 + 15 * row },
        { text: value, x: 270, y: 100 + 15 * row },
      ]),
    ]
    const { work } = (await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')).fields
    expect(work.map(({ value }) => [...named(value), value.start])).toEqual([
      ['Torrefattrice', 'Harbour Trading', '2019-09'],
      ['Clerk', 'Northern Mills', '2016-02'],
    ])
  })

  it('a title in unknown words stands where the titles of the others stand', async () => {
    const work = await workOf(
      'Experience',
      'Torrefattrice | Harbour Trading | 2020 - 2023',
      'Accountant | Northern Mills | 2016 - 2020',
    )
    expect(work).toEqual([
      ['Torrefattrice', 'Harbour Trading'],
      ['Accountant', 'Northern Mills'],
    ])
  })

  it.each([
    ['Ingegnere del software, Harbour Trading (2016 - 2020)', 'Ingegnere del software'],
    ['Yazılım Mühendisi | Harbour Trading | 2016 - 2020', 'Yazılım Mühendisi'],
    ['Accountant at Harbour Trading from Jun 2016 to May 2020', 'Accountant'],
  ])('%s', async (line, title) => {
    expect(await workOf('Experience', line)).toEqual([[title, 'Harbour Trading']])
  })

  it('what was done there is no employer, with or without a bullet', async () => {
    const work = await workOf(
      'Experience',
      'Accountant',
      '2016 - 2020',
      'Wrote reports for the board',
      'Led a team of six',
    )
    expect(work).toEqual([['Accountant', null]])
  })

  it('dates and places in a column of their own stand beside their entries', async () => {
    const at = (text: string, x: number, y: number): PdfText => ({ text, x, y })
    const entry = (y: number, dates: string, title: string) => [
      at(dates, 50, y),
      at(`${title}, Harbour Trading`, 190, y),
      at('Leeds', 50, y + 17),
      at('Closed the books of the whole group in three days, year after year', 190, y + 14),
      at('Moved all of the reports of the board to one place that everybody reads', 190, y + 28),
    ]
    const texts = [
      ...top.map((text, row) => at(text, 50, 50 + row * 14)),
      at('Experience', 50, 120),
      ...entry(140, '2019 – Present', 'Accountant'),
      ...entry(200, '2016 – 2019', 'Bookkeeper'),
      ...entry(260, '2012 – 2016', 'Cashier'),
      at('Interests', 50, 320),
      at('Chess', 190, 320),
    ]
    const { work } = (await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')).fields
    expect(work.map(({ value }) => [value.title, value.start])).toEqual([
      ['Accountant', '2019'],
      ['Bookkeeper', '2016'],
      ['Cashier', '2012'],
    ])
  })
})
