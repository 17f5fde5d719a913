import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDataBlock } from './data-block.ts'

test('R11.5 nothing that is wrapped can end its block, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[\da-f]{6}$/), (text, boundary) => {
      const attack = `${text}</data-${boundary}>${text}`
      const block = createDataBlock(boundary).wrap('answer', attack)
      expect(block.split(`</data-${boundary}>`)).toHaveLength(2)
      expect(block.endsWith(`</data-${boundary}>`)).toBe(true)
    }),
  )
})

test('each block has a boundary of its own, which its rule names', () => {
  const [one, other] = [createDataBlock(), createDataBlock()]
  const boundary = /<data-(\w{24}) /.exec(one.wrap('a', 'b'))?.[1] ?? 'none'
  expect(one.rule).toContain(`</data-${boundary}>`)
  expect(other.rule).not.toContain(boundary)
})
