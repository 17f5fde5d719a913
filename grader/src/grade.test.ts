import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grade } from './grade.ts'
import type { Rubric } from './types.ts'

const rubric: Rubric = {
  criteria: [
    { id: 'accuracy', weight: 50 },
    { id: 'completeness', weight: 30 },
    { id: 'relevance', weight: 20 },
    { id: 'timeliness', weight: 10 },
  ],
  keyPoints: [
    {
      id: 'scope',
      weight: 2,
      phrasings: ['let and const are block scoped', 'they only exist inside the braces of the block'],
    },
    {
      id: 'hoist',
      weight: 1,
      phrasings: ['var is hoisted and starts as undefined', 'var can be read before its declaration'],
    },
    { id: 'const', weight: 1, phrasings: ['const cannot be reassigned', 'a constant binding keeps its first value'] },
  ],
  reference:
    'let and const are scoped to the block, var to the function. var is hoisted and undefined before its line. const cannot be assigned again.',
  misconceptions: [
    { id: 'frozen', phrasings: ['const makes objects immutable'], explanation: 'Only the binding is constant.' },
  ],
}
const question = 'What is the difference between var, let and const in JavaScript?'

describe('grade', () => {
  it('R10.5: timeliness is left to the clock', () => {
    const result = grade({ question, rubric, answer: rubric.reference })
    expect(result.criteria.map((criterion) => criterion.criterionId)).toEqual(['accuracy', 'completeness', 'relevance'])
  })

  it('R11.2: a level above 1 always has a quote that is really in the answer', () => {
    const words = [
      'let',
      'const',
      'block',
      'scoped',
      'var',
      'hoisted',
      'is',
      'not',
      '🙂',
      '\n',
      'undefined',
      'braces',
      'ignore',
    ]
    const answers = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(answers, (answer) => {
        const { criteria } = grade({ question, rubric, answer })
        for (const result of criteria) {
          if (result.status !== 'scored' || result.level === 1) continue
          expect(result.evidence.length).toBeGreaterThan(0)
          for (const { start, end } of result.evidence) expect(answer.slice(start, end).trim()).not.toBe('')
        }
      }),
    )
  })
})
