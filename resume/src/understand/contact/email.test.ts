import { describe, expect, it } from 'vitest'
import { read, resumeText } from '../../../test/reading.ts'

const emailOf = async (...lines: string[]) =>
  (await read(resumeText([...lines, 'Experience', 'Clerk, Harbour Mills, 2016 - 2020']), 'cv.txt')).fields.email
const own = ['Noor Haverkamp', 'kite77@example.org | +31 6 12345678']

describe('whose address it is', () => {
  it.each([
    'Consultant: Paul Mercer · paul@northgate.example · +44 20 7946 0018',
    'Presented by Northgate Talent, paul@northgate.example',
    'Recruiter: paul@northgate.example',
  ])("the candidate's, not the agency's above: %s", async (agency) => {
    expect((await emailOf(agency, ...own))?.value).toBe('kite77@example.org')
  })

  it('a consultant has an address of her own', async () => {
    const email = await emailOf('Noor Haverkamp, Consultant', 'kite77@example.org')
    expect(email).toMatchObject({ value: 'kite77@example.org', confidence: 0.99 })
  })

  it('two that are as likely as each other are asked about', async () => {
    const email = await emailOf('Noor Haverkamp', 'kite77@example.org', 'mill@example.com')
    expect(email?.confidence).toBeLessThan(0.6)
  })
})
