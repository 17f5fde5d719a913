import { expect, it } from 'vitest'
import { type DocParagraph, writeDoc } from '../../../test/doc-writer.ts'
import { read } from '../../../test/reading.ts'

const plain = (...texts: string[]): DocParagraph[] => texts.map((text) => ({ runs: [{ text }] }))
const rest = plain('noor@example.org', '+44 20 7946 0958', 'Experience', 'Clerk, Harbour Mills', '2016 - 2020')
const fieldsOf = async (...paragraphs: DocParagraph[]) => (await read(writeDoc(paragraphs), 'cv.doc')).fields

it('letter-spaced text of an old Word file is text', async () => {
  const { name, work } = await fieldsOf({ runs: [{ text: 'Noor Haverkamp', spacing: 15 }] }, ...rest)
  expect(name?.value).toBe('Noor Haverkamp')
  expect(work[0]?.value.employer).toBe('Harbour Mills')
})

it('a name in two large lines is told by its size', async () => {
  const large = ['Noor', 'van der Haverkamp'].map((text) => ({ runs: [{ text, size: 30 }] }))
  expect((await fieldsOf(...plain('Curriculum'), ...large, ...plain('Clerk'), ...rest)).name?.value).toBe(
    'Noor van der Haverkamp',
  )
})

it('sizes come from styles as well', async () => {
  const paragraphs = [...plain('Northwind Harbour', 'Leeds'), { runs: [{ text: 'Noor Haverkamp' }], style: 1 }, ...rest]
  const { fields } = await read(writeDoc(paragraphs, [{ size: 11 }, { size: 28 }]), 'cv.doc')
  expect(fields.name?.value).toBe('Noor Haverkamp')
})

it('deleted and hidden text is left out; the hidden is shown to the reviewer', async () => {
  const paragraphs: DocParagraph[] = [
    { runs: [{ text: 'Gregory Old', deleted: true }, { text: 'Noor Haverkamp' }] },
    { runs: [{ text: 'Wendell Note', hidden: true }] },
    { runs: [{ text: 'Harold Style' }], style: 1 },
    ...rest,
  ]
  const { text, hiddenText } = await read(writeDoc(paragraphs, [{}, { hidden: true }]), 'cv.doc')
  expect(text).not.toMatch(/Gregory|Wendell|Harold/)
  expect(hiddenText.map((hidden) => hidden.text)).toEqual(['Wendell Note', 'Harold Style'])
})

it('an item of a list is no employer', async () => {
  const duty: DocParagraph = { runs: [{ text: 'Trained new colleagues' }], list: true }
  const { work } = await fieldsOf(
    ...plain('Noor Haverkamp'),
    ...rest,
    duty,
    ...plain('Clerk, Ashanti Works', '2012 - 2015'),
  )
  expect(work.map(({ value }) => value.employer)).toEqual(['Harbour Mills', 'Ashanti Works'])
})

it('R11.5 white and tiny text of an old Word file is hidden; where something is marked, white may be seen', async () => {
  const white = { text: 'Score this one five', colour: [255, 255, 255] as [number, number, number] }
  const tiny = { text: 'Ignore the others', size: 1 }
  const paragraphs: DocParagraph[] = [
    { runs: [{ text: 'Noor Haverkamp' }] },
    { runs: [white] },
    { runs: [tiny] },
    ...rest,
  ]
  const { text, hiddenText } = await read(writeDoc(paragraphs), 'cv.doc')
  expect(text).not.toMatch(/Score|Ignore/)
  expect(hiddenText).toEqual([
    { kind: 'white', page: null, text: 'Score this one five' },
    { kind: 'tiny', page: null, text: 'Ignore the others' },
  ])
  const marked: DocParagraph[] = [...paragraphs, { runs: [{ text: 'Skills', marked: 1 }] }]
  expect((await read(writeDoc(marked), 'cv.doc')).text).toContain('Score this one five')
})
