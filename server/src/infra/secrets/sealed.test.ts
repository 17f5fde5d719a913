import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFor, seal, unseal } from './sealed.ts'

const key = keyFor('a secret of at least 32 characters', 'a test')

describe('R12.3 what is sealed', () => {
  test('opens with the same key at the same place, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(unseal(key, seal(key, text, place), place)).toBe(text)
      }),
    )
  })

  test('opens with no other key, at no other place, and not when it was changed', () => {
    const sealed = seal(key, 'nobody else', 'row 1')
    const changed = Buffer.from(sealed, 'base64')
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(() => unseal(keyFor('another secret of 32 characters!', 'a test'), sealed, 'row 1')).toThrow()
    expect(() => unseal(keyFor('a secret of at least 32 characters', 'another'), sealed, 'row 1')).toThrow()
    expect(() => unseal(key, sealed, 'row 2')).toThrow()
    expect(() => unseal(key, changed.toString('base64'), 'row 1')).toThrow()
  })

  test('says nothing twice in the same way', () => {
    expect(seal(key, 'the same')).not.toBe(seal(key, 'the same'))
  })
})
