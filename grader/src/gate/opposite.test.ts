import { describe, expect, it } from 'vitest'
import { viewOf } from '../features/text-view.ts'
import { tokenise } from '../text/tokens.ts'
import { contradicts } from './opposite.ts'

const turned = (answer: string, ...references: string[]) =>
  contradicts(
    references.map((reference) => viewOf(reference)),
    answer,
    tokenise(answer),
  )

describe('contradicts', () => {
  it('R11.8: a reference denied or negated is its opposite, however short it is', () => {
    const cases: [string, string][] = [
      ['It is wrong to say that the cable is broken.', 'The cable is broken.'],
      ['The claim that the array is passed by reference is false.', 'The array is passed by reference.'],
      ['I do not believe that extra memory stores the back pointers.', 'Extra memory stores the back pointers.'],
      ['The harder coin will never scratch the softer coin.', 'The harder coin will scratch the softer coin.'],
    ]
    for (const [answer, reference] of cases) expect([answer, turned(answer, reference)]).toEqual([answer, true])
  })

  it('R11.8: one sentence of a reference denied or negated is its opposite, the others left out or not', () => {
    const reference =
      'A stack is a last in, first out collection: the item pushed last is returned first. It is used for calls and undo.'
    expect(turned('A stack is not a last in first out collection', reference)).toBe(true)
    expect(turned('The item pushed last is not returned first.', reference)).toBe(true)
    expect(turned('It is not a queue: the item pushed last is returned first.', reference)).toBe(false)
  })

  it('an answer that agrees with another reference that is as near is none', () => {
    const references = ['The lamp is connected to the battery.', 'The lamp is not separated from the battery.']
    expect(turned('The lamp is not separated from the battery.', ...references)).toBe(false)
    expect(turned('The lamp is not connected to the battery.', ...references)).toBe(true)
  })

  it('a negation beside an exchanged opposite says the same', () => {
    const reference = 'The lamp is connected to the negative terminal.'
    expect(turned('The lamp is not connected to the positive terminal.', reference)).toBe(false)
    expect(turned('The lamp is not connected to the negative terminal.', reference)).toBe(true)
  })

  it('own words with a negation are none', () => {
    expect(turned('Nothing that was put in later leaves before it.', 'The first element leaves first.')).toBe(false)
  })
})
