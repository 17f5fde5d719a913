import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactedText } from './redacted-text.ts'

const robin = { names: ['Robin J. Ashe'], contact: ['robin@example.org', '+44 20 7946 0958', 'robin-ashe'] }

describe('R11.3 what a model reads of a résumé', () => {
  it('has no name and no contact in it, in whatever capitals', () => {
    const text =
      'ROBIN  J. ASHE\nrobin@example.org | +44 20 7946 0958\ngithub.com/robin-ashe, www.ashe.example\nMs Ashe led Robin’s team.'
    const redacted = redactedText(text, robin)
    expect(redacted).not.toMatch(/robin|ashe|7946|github/i)
    expect(redacted).toContain('led [person]’s team')
  })

  it('keeps the work: years, periods, amounts, skills', () => {
    const text =
      'Developer, Harbour Lines, 2017 - 2021, 2017-09 – 2021-06. Moved 12,000,000 rows to PostgreSQL 18 in 3.5 h.'
    expect(redactedText(text, robin)).toBe(text)
  })

  it('never holds a known email, phone or name, wherever they stand', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)
    fc.assert(
      fc.property(word, word, fc.string(), fc.string(), (first, last, before, behind) => {
        const email = `${first}.${last}@mail.example`
        const person = { names: [`${first} ${last}`], contact: [email] }
        const redacted = redactedText(`${before} ${first} ${last} ${behind} ${email}`, person).toLowerCase()
        expect(redacted).not.toContain(`${first} ${last}`.toLowerCase())
        expect(redacted).not.toContain(email.toLowerCase())
      }),
    )
  })
})
