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
