import { expect, it } from 'vitest'
import { read, resumeText } from '../../../test/reading.ts'

const workIn = async (...lines: string[]) =>
  (await read(resumeText(['Noor Haverkamp', ...lines]), 'cv.txt')).fields.work.map(({ value }) => value)

it.each([
  ['Illustrator, Marmalade Press', 'Illustrator', 'Marmalade Press'],
  ['Marmalade Press, Fleuriste', 'Fleuriste', 'Marmalade Press'],
])('a trade is told by how its name ends: %s', async (row, title, employer) => {
  expect(await workIn('Experience', row, '2016 - 2020')).toMatchObject([{ title, employer }])
})

it('what somebody is by the line below the name is the title of the place of work', async () => {
  const entries = await workIn('Könyvelő', 'noor@example.org', 'Experience', 'Könyvelő, Tisza Kft.', '2016 - 2020')
  expect(entries).toMatchObject([{ title: 'Könyvelő', employer: 'Tisza Kft.' }])
})

it('a heading may say how long it has been', async () => {
  const entries = await workIn(
    'Опыт работы — 8 лет',
    'Менеджер, Вега',
    '2021 – настоящее время',
    'Менеджер, Орион',
    '2016 – 2020',
  )
  expect(entries.map(({ employer }) => employer)).toEqual(['Вега', 'Орион'])
})

it.each(['2021 →', '2021 - sekarang', '2021 - الآن', '2021 - היום'])('%s goes on', async (dates) => {
  expect(await workIn('Experience', 'Clerk, Harbour Mills', dates)).toMatchObject([{ start: '2021', current: true }])
})

it("an item with a bullet of Word's font for symbols is no employer", async () => {
  const rows = ['Clerk, Harbour Mills', 'May 2021 - Present', '\uF0B7 Trained new colleagues', 'Clerk, Ashanti Works']
  const entries = await workIn('Experience', ...rows, '2016 - 2020')
  expect(entries.map(({ employer }) => employer)).toEqual(['Harbour Mills', 'Ashanti Works'])
})
