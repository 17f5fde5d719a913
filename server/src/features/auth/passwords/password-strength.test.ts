import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weaknessOf } from './password-strength.ts'

const about = { email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace' }

describe('R1.2 a password that is easy to guess is refused with the reason', () => {
  test.each([
    ['too short', 'Tr0ub4dor', /at least 10/],
    ['nine emoji', '🐴🔋📎🌊🎻🧭🛶🧵🪁', /at least 10/],
    ['one character', 'aaaaaaaaaaaaaaaa', /Repeated/],
    ['one character, as often as fits', 'a'.repeat(200), /Repeated/],
    ['two characters', 'abababababab', /Repeated/],
    ['digits in order', '1234567890', /frequently used/],
    ['digits in order, twice', '12345678901234567890', /Repeated/],
    ['keys in a row', 'qwertyuiop', /frequently used/],
    ['keys in a row and back', 'asdfghjkllkjhgfdsa', /commonly used/],
    ['a word with digits', 'password12345', /commonly used/],
    ['disguised', 'P@ssw0rd2024!', /commonly used/],
    ['decorated in front', '!!!123welcome', /easy to guess/],
    ['twice the same', 'letmeinletmein', /Repeated/],
    ['the season', 'Summer2026!!', /easy to guess/],
    ['the product', 'colloquy2026', /personal or page related/],
    ['the comic', 'correcthorsebatterystaple', /./],
    ['the own name', 'adalovelace', /personal or page related/],
    ['the own name and a year', 'Lovelace1815!', /personal or page related/],
    ['the own domain', 'analytical2026', /personal or page related/],
    ['written in full width', 'ｐａｓｓｗｏｒｄ１２３４５', /commonly used/],
  ])('%s: %s', async (_why, password, sentence) => {
    expect(await weaknessOf(password, about)).toMatch(sentence)
  })

  test.each([
    'copper kettle under snow',
    'h7#kQ2vLp9',
    'Überraschungsgast am Deich',
    'надежный длинный пароль',
    'ada likes purple engines',
  ])('accepted: %s', async (password) => expect(await weaknessOf(password, about)).toBeUndefined())

  const lookalikes = '4@8({[<369!1|0$5+72%'
  test.each([
    ['128 lookalikes of letters', lookalikes.repeat(7).slice(0, 128), undefined],
    ['128 digits', '1234567890'.repeat(13).slice(0, 128), /Repeated/],
    ['128 characters of dates', '1.1.2011.1.20'.repeat(10).slice(0, 128), undefined],
    ['128 characters of two', 'ab'.repeat(64), /Repeated/],
    ['200 ligatures of eighteen letters each', 'ﷺ'.repeat(200), undefined],
    ['a strong end behind 28 times one character', `${'a'.repeat(28)}h7#kQ2vLp9xW!`, /Repeated/],
  ])('%s', async (_what, password, sentence) => {
    const weakness = await weaknessOf(password, about)
    if (sentence) expect(weakness).toMatch(sentence)
    else expect(weakness).toBeUndefined()
  })

  test('everybody else is answered while a hostile one is judged', async () => {
    await weaknessOf('the lists are unpacked by now', about)
    let turns = 0
    let judged = false
    void weaknessOf(lookalikes.repeat(10), about).then(() => {
      judged = true
    })
    for (; !judged; turns += 1) await nextTurn()
    expect(turns).toBeGreaterThan(50)
  })

  test('any text gets an answer, and the same one each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.emailAddress(), async (password, email) => {
        expect(await weaknessOf(password, { email })).toBe(await weaknessOf(password, { email }))
      }),
      { numRuns: 25 },
    )
  })
})
