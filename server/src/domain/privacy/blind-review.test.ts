import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPersonHidden, neutralName, shownPerson } from './blind-review.ts'

const decisions = fc.constantFrom(null, 'hold', 'advance', 'reject')
const word = fc.option(fc.string())
const people = fc.record({ id: fc.uuid(), name: word, email: word, phone: word, github: word, linkedin: word })

test('R12.1 hidden are those of a blind review that are neither advanced nor rejected, and nobody else', () => {
  fc.assert(
    fc.property(fc.boolean(), decisions, (blindReview, decision) => {
      const isOpen = decision === null || decision === 'hold'
      expect(isPersonHidden({ settings: { blindReview }, decision })).toBe(blindReview && isOpen)
    }),
  )
})

test('R12.1 of a hidden person nothing but the id stays; everybody else is shown as they are', () => {
  fc.assert(
    fc.property(people, fc.uuid(), fc.boolean(), decisions, (person, interviewId, blindReview, decision) => {
      const blindness = { interviewId, settings: { blindReview }, decision }
      const blank = { email: null, phone: null, github: null, linkedin: null }
      const hidden = { id: person.id, name: neutralName(interviewId), ...blank }
      expect(shownPerson(person, blindness)).toEqual(isPersonHidden(blindness) ? hidden : person)
    }),
  )
})

test('R12.1 the neutral name is the same each time, and short', () => {
  const id = '0198a6f0-1c2d-7000-8000-00c0ff7f3a2c'
  expect([neutralName(id), neutralName(id)]).toEqual(['Candidate 7F3A2C', 'Candidate 7F3A2C'])
})
