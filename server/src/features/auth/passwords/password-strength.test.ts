import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weaknessOf } from './password-strength.ts'

const about = { email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace' }

describe('R1.2 a password that is easy to guess is refused with the reason', () => {
  test.each([
    ['too short', 'Tr0ub4dor', /at least 10/],
    ['nine emoji', '🐴🔋📎🌊🎻🧭🛶🧵🪁', /at least 10/],
    ['one character', 'aaaaaaaaaaaaaaaa', /different/],
    ['two characters', 'abababababab', /different/],
    ['digits in order', '1234567890', /Rows/],
    ['digits in order, twice', '12345678901234567890', /Rows/],
    ['keys in a row', 'qwertyuiop', /Rows/],
    ['keys in a row and back', 'asdfghjkllkjhgfdsa', /Rows/],
    ['a word with digits', 'password12345', /tried first/],
    ['disguised', 'P@ssw0rd2024!', /tried first/],
    ['decorated in front', '!!!123welcome', /tried first/],
    ['twice the same', 'letmeinletmein', /tried first/],
    ['the season', 'Summer2026!!', /tried first/],
    ['the product', 'colloquy2026', /tried first/],
    ['the own name', 'adalovelace', /name or email/],
    ['the own name and a year', 'Lovelace1815!', /name or email/],
    ['the own domain', 'analytical2026', /name or email/],
  ])('%s: %s', (_why, password, sentence) => {
    expect(weaknessOf(password, about)).toMatch(sentence)
  })

  test.each([
    'copper kettle under snow',
    'h7#kQ2vLp9',
    'Überraschungsgast am Deich',
    'надежный длинный пароль',
    'ada likes purple engines',
  ])('accepted: %s', (password) => expect(weaknessOf(password, about)).toBeUndefined())

  test('any text gets an answer, and the same one each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.emailAddress(), (password, email) => {
        expect(weaknessOf(password, { email })).toBe(weaknessOf(password, { email }))
      }),
    )
  })
})
