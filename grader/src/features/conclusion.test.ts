import { expect, it } from 'vitest'
import { conclusionFeatures } from './conclusion.ts'
import { viewOf } from './text-view.ts'

const conclusion = (question: string, reference: string, answer: string) =>
  conclusionFeatures(viewOf(question), viewOf(reference), viewOf(answer))

it.each([
  ['No. Traffic comes in bursts.', 'No, since it comes in bursts.', 1],
  ['No. Traffic comes in bursts.', 'Yes, each packet stands for itself.', -1],
  ['No. Traffic comes in bursts.', 'It comes in bursts.', 0],
  ['Traffic comes in bursts.', 'Yes, in bursts.', 0],
])('R11.2: a yes or no beside that of the reference: %s / %s', (reference, answer, agrees) => {
  expect(conclusion('Are arrivals independent?', reference, answer).verdict_agrees).toBe(agrees)
})

it.each([
  ['about 57 s', 1],
  ['56.95 seconds', 1],
  ['It is 60 seconds.', 0],
  ['9 of 10 packets pass', 0],
  ['nearly always', 0],
])('R11.2: the result that a calculation comes to, rounded or not: %s', (answer, given) => {
  const question = '9 packets arrive and 10 are served per second. How many seconds of 60 is the queue not full?'
  const reference = 'It is full with a probability of 0.0508, so it is not for 60 * (1 - 0.0508) = 56.9512 seconds.'
  expect(conclusion(question, reference, answer).result_given).toBe(given)
})

it('R11.2: a percentage stands for a share', () => {
  expect(conclusion('How likely is it?', 'It is 0.47.', 'It is 47 %.').result_given).toBe(1)
})

it('R11.2: a number that the question gives away is no result', () => {
  expect(conclusion('Why 42 bits?', 'Because 42 bits are enough.', '42').result_given).toBe(0)
})
