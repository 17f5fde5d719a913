import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateQuotes } from './quotes.ts'

const text = 'A cache keeps results.\n“Stale” values don’t refresh; entries (old ones) are evicted.'
const quoted = (quote: string) => locateQuotes(text, [quote]).map(({ start, end }) => text.slice(start, end))

describe('R11.2 quotes of a model', () => {
  test('are found where they stand, whatever became of spaces and quotation marks', () => {
    expect(quoted('A cache  keeps results.')).toEqual(['A cache keeps results.'])
    expect(quoted('results. "Stale" values')).toEqual(['results.\n“Stale” values'])
    expect(quoted("values don't refresh")).toEqual(['values don’t refresh'])
    expect(quoted('entries (old ones) are')).toEqual(['entries (old ones) are'])
  })

  test.each(['', '   ', 'a', 'cache', 'A cache keeps answers.', 'a cache keeps results', '.*', 'Words nobody wrote'])(
    '%j supports nothing',
    (quote) => {
      expect(quoted(quote)).toEqual([])
    },
  )

  test('a word is enough where it is the whole answer', () => {
    expect(locateQuotes('TCP.', ['TCP'])).toEqual([{ start: 0, end: 3 }])
  })

  test('whatever a model says, what is found is in the text and reads like the quote', () => {
    const plain = (given: string) => given.replace(/\s+/gu, ' ').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').trim()
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.string({ maxLength: 20 })), (answer, quotes) => {
        for (const quote of quotes)
          for (const { start, end } of locateQuotes(answer, [quote]))
            expect(plain(answer.slice(start, end))).toBe(plain(quote))
      }),
    )
  })
})
