import { expect, it } from 'vitest'
import { parseResume } from '../src/parse.ts'
import { generateSet } from './generated-set.ts'
import { today } from './reading.ts'

const confident = 0.6

it('R4.1 invented résumés of every layout: contacts are right, and no wrong name is told with confidence', async () => {
  const wrong: string[] = []
  const doubtful: string[] = []
  for (const { label, bytes } of generateSet(7, 100)) {
    const outcome = await parseResume(bytes, { fileName: label.file, today })
    const fields = outcome.outcome === 'parsed' ? outcome.fields : null
    if (fields?.email?.value !== label.email) wrong.push(`${label.file}: e-mail ${fields?.email?.value}`)
    if (label.phone && fields?.phone?.value !== label.phone) wrong.push(`${label.file}: phone ${fields?.phone?.value}`)
    if (fields?.name?.value.toLowerCase() === label.name.toLowerCase()) continue
    const told = fields?.name && fields.name.confidence >= confident ? wrong : doubtful
    told.push(`${label.file}: name ${fields?.name?.value}`)
  }
  expect(wrong).toEqual([])
  expect(doubtful.length).toBeLessThanOrEqual(5)
})

it('R4.1 invented résumés of every layout: employers, titles, dates and the degree are read', async () => {
  const wrong: string[] = []
  let entries = 0
  for (const { label, bytes } of generateSet(11, 100)) {
    const outcome = await parseResume(bytes, { fileName: label.file, today })
    const { work = [], education = [] } = outcome.outcome === 'parsed' ? outcome.fields : {}
    const told = work.map(({ value }) => `${value.employer} ${value.start} ${value.title?.includes(label.title)}`)
    const since = label.file.endsWith('.docx') ? '2020-03' : '2020-01'
    const expected = [`${label.employers[0]} ${since} true`, `${label.employers[1]} 2016-06 true`]
    entries += expected.length
    for (const line of expected) if (!told.includes(line)) wrong.push(`${label.file}: ${line} in ${told.join('; ')}`)
    const [{ value: school } = { value: null }] = education
    if (
      school?.institution !== 'University of Springfield' ||
      school.end !== '2016' ||
      !school.degree?.startsWith('Bachelor')
    )
      wrong.push(`${label.file}: ${JSON.stringify(school)}`)
  }
  expect(entries).toBe(200)
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(6)
})
