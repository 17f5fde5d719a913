import { BankQuestion } from '@colloquy/contracts/question-bank'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionIdFor } from './question-id.ts'

test.each([
  ['What is a closure?', 'javascript-what-is-a-closure'],
  ['“use strict” does what?', 'javascript-use-strict-does-what'],
  ['Что такое замыкание?', 'javascript'],
])('%s gives %s', (prompt, id) => {
  expect(questionIdFor({ topic: 'javascript', prompt }, new Set())).toBe(id)
})

test('any prompt gives an id that a question may have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
      const id = questionIdFor({ topic: 'sql-data', prompt }, new Set(['sql-data']))
      expect(BankQuestion.shape.id.safeParse(id).success).toBe(true)
    }),
  )
})
