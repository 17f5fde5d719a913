import { expect, test } from 'vitest'
import { pointsWanted } from './choice.ts'
import { viewOf } from './text-view.ts'

const wanted = (question: string, reference: string, points: number) =>
  pointsWanted(viewOf(question), viewOf(reference), points)

const plain = 'It saves memory. It is faster. It can grow.'

test.each([
  ['State at least 4 differences between arrays and lists.', plain, 10, 4],
  ['Name any two of them.', plain, 5, 2],
  ['Explain three of the following: heap, stack, queue, tree.', plain, 4, 3],
  ['Name and describe two challenges.', 'Possible challenges: security, topology, access.', 6, 2],
  ['What is the main advantage?', 'One of the following advantages is enough: speed, size.', 5, 3],
])('R11.8 %s asks for less than the reference lists', (question, reference, points, expected) => {
  expect(wanted(question, reference, points)).toBe(expected)
})

test.each([
  ['Name the 2 phases and explain how the window changes in each.', plain],
  ['What is a tree?', plain],
  ['What happens at least in theory?', plain],
])('%s leaves no choice', (question, reference) => {
  expect(wanted(question, reference, 7)).toBe(7)
})

test('never more points than there are, and never none', () => {
  expect(wanted('Give at least 10 reasons.', plain, 3)).toBe(3)
  expect(wanted('Give at least 0 reasons.', plain, 3)).toBe(1)
  expect(wanted('Anything?', '', 0)).toBe(0)
})
