import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stem } from './stem.ts'
import { clausesOf, tokenise } from './tokens.ts'
import { wordOrder } from './word-order.ts'

describe('text', () => {
  it('stems as Porter does', () => {
    const pairs = {
      caresses: 'caress',
      ponies: 'poni',
      hopping: 'hop',
      relational: 'relat',
      adjustment: 'adjust',
      electrical: 'electr',
      controll: 'control',
    }
    for (const [word, expected] of Object.entries(pairs)) expect([word, stem(word)]).toEqual([word, expected])
  })

  it('places of words are true for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { start, end, word } of tokenise(text))
          expect(text.slice(start, end).toLowerCase().replace(/’/g, "'")).toBe(word)
      }),
    )
  })

  it('keeps C++, decimals and contractions whole', () => {
    expect(tokenise("C++ isn't 2.5 times C#").map(({ word }) => word)).toEqual(['c++', "isn't", '2.5', 'times', 'c#'])
  })

  it('sentences and list items are clauses', () => {
    expect(clausesOf('One point. Another one\n- a third; and a fourth').map(({ tokens }) => tokens.length)).toEqual([
      2, 2, 2, 3,
    ])
  })

  it('prose has the order of prose, shuffled words have not', () => {
    const prose = 'The server sends the response back to the client when it has read the whole of the request.'
    const shuffled = 'back the it of when sends the to has client the whole request response server the the read.'
    expect(wordOrder(tokenise(prose)).information).toBeGreaterThan(wordOrder(tokenise(shuffled)).information + 0.3)
  })
})
