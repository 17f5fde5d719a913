import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segments } from './evidence.ts'
import { limitText as withHardSpaces } from './limit-text.ts'

test('R11.2 marking evidence never changes, drops or repeats a word of the answer', () => {
  const range = fc.record({ start: fc.nat(60), end: fc.nat(80), label: fc.constantFrom('Accuracy', 'Relevance') })
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(range, { maxLength: 6 }), (text, evidence) => {
      const cut = segments(text, evidence)
      expect(cut.map((segment) => segment.text).join('')).toBe(text)
      for (const { start, end, label } of evidence) {
        const inside = cut.filter((one) => one.start >= start && one.start + one.text.length <= end)
        expect(inside.every(({ labels }) => labels.includes(label))).toBe(true)
      }
    }),
  )
})

const limitText = (...given: Parameters<typeof withHardSpaces>) => withHardSpaces(...given).replace(/\s/g, ' ')

test('R10.4 a limit with extra time says how it came about', () => {
  expect(limitText({ limitSeconds: 60, allowedSeconds: 90 }, 50)).toBe('90 s (60 s + 50 %)')
  expect(limitText({ limitSeconds: 240, allowedSeconds: 360 }, 50)).toBe('6 min (4 min + 50 %)')
  expect(limitText({ limitSeconds: 120, allowedSeconds: 120 }, null)).toBe('2 min')
  expect(limitText({ limitSeconds: null, allowedSeconds: null }, 50)).toBe('no time limit')
})
