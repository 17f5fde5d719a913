import { expect, test } from 'vitest'
import { viewOf } from '../features/text-view.ts'
import { gradeAgainstReferences } from '../grade.ts'
import { comparedIn, exchangesSubjects } from './exchange.ts'

const asked = {
  protocols: [
    'What is the difference between TCP and UDP?',
    'TCP is reliable: it sends lost packets again and keeps the order. UDP is not, but it is faster.',
  ],
  variables: ['How does let differ from var?', 'let is block scoped, var is function scoped and hoisted.'],
  filters: [
    'Explain the difference between WHERE and HAVING.',
    'WHERE filters rows before grouping; HAVING filters groups after aggregation.',
  ],
} as const

const exchanges = (subject: keyof typeof asked, answer: string) => {
  const [question, reference] = asked[subject]
  const read = viewOf(answer)
  return exchangesSubjects(viewOf(question), [viewOf(reference)], answer, read.tokens)
}

test.each([
  ['protocols', 'UDP keeps the order and sends lost packets again. TCP is faster but not reliable.'],
  ['variables', 'var is block scoped while let is function scoped and hoisted.'],
  ['filters', 'HAVING filters rows before grouping and WHERE filters groups after the aggregation.'],
] as const)('R11.6 what is true of one of the %s is said of the other: %s', (subject, answer) => {
  expect(exchanges(subject, answer)).toBe(true)
})

test.each([
  ['protocols', 'TCP keeps the order and sends lost packets again. UDP is faster but not reliable.'],
  ['protocols', 'UDP is unreliable and faster, TCP keeps the order and is reliable.'],
  ['protocols', 'With UDP nothing is sent again when packets are lost; with TCP it is, in order.'],
  ['variables', 'Use let in a block and var never, since var is hoisted.'],
  ['filters', 'Groups are filtered by HAVING, after aggregation. Single rows are filtered by WHERE before.'],
  ['filters', 'HAVING needs groups.'],
  ['filters', ''],
] as const)('what is true of one of the %s is said of it: %s', (subject, answer) => {
  expect(exchanges(subject, answer)).toBe(false)
})

test.each(Object.keys(asked) as (keyof typeof asked)[])('the reference about %s exchanges nothing', (subject) => {
  expect(exchanges(subject, asked[subject][1])).toBe(false)
})

test('the two things go by the words that they do not share', () => {
  const pair = (question: string) => {
    const { first, second } = comparedIn(viewOf(question)) ?? { first: [], second: [] }
    return [[...first], [...second]]
  }
  expect(pair('What is the difference between a left join and an inner join in SQL?')).toEqual([['left'], ['inner']])
  expect(pair('Compare vertical and horizontal scaling.')).toEqual([['vertic'], ['horizont']])
  expect(pair('Arrays versus linked lists: which do you take?')).toEqual([['arrai'], ['link']])
  expect(pair('What is a tree?')).toEqual([[], []])
})

test('R11.6 an answer that exchanges the two is flagged and gets no level above 2', () => {
  const [question, reference] = asked.protocols
  const answer = 'UDP keeps the order and sends lost packets again. TCP is faster but not reliable.'
  const { criteria, flags } = gradeAgainstReferences({ question, references: [reference], answer })
  expect(flags).toContain('contradiction')
  expect(criteria[0]).toMatchObject({ status: 'scored' })
  expect(criteria[0]?.status === 'scored' && criteria[0].level).toBeLessThanOrEqual(2)
})
