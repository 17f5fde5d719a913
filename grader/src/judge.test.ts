import { expect, it } from 'vitest'
import { judge } from './judge.ts'
import { shipped } from './model/shipped.ts'

it('R11.6: a doubt floor at or below 0, as few answers can give it, costs an honest answer nothing', () => {
  const question = 'What does a stack do?'
  const references = ['A stack returns the item that was pushed last.']
  const answer = 'It is a collection where the item pushed last is returned first.'
  const { score } = judge(question, references, answer)
  for (const honestFloor of [-0.2, 0]) {
    expect(judge(question, references, answer, { ...shipped, honestFloor }).score).toBe(score)
  }
})

const question = 'Why do teams keep database indexes few?'
const reference =
  'An index makes reads faster because the database finds a row without scanning the table, but every write then has to change the index as well, so teams keep only those indexes which their queries use.'

it('R11.6: the words of the reference in its order are stuffing', () => {
  const list =
    'index makes reads faster database finds row scanning table every write change index teams keep indexes queries use'
  const { score, gate } = judge(question, [reference], list)
  expect(gate.flags).toContain('stuffing')
  expect(score).toBeLessThan(0.2)
})

it('R11.6: a good answer without articles is no list', () => {
  const answer =
    'With index database finds row fast and does not scan whole table, but each write must change index too, so we keep only indexes that queries need.'
  const { gate, worded } = judge(question, [reference], answer)
  expect(gate.flags).toEqual([])
  expect(worded).toBe(1)
})

it('R11.6: clumsy sentences, bullet points and pairs of opposites in own words are no lists', () => {
  const cases: [string, string, string][] = [
    [
      'How does the length of a string change its swings?',
      'A short string makes more swings than a long string in the same time.',
      'The longer the string the less swings the shorter the string the more swings.',
    ],
    [
      'When does a compiler create a constructor?',
      'If none is provided, the compiler provides one by default; as soon as a programmer writes one, none is added.',
      'when no user-defined constructor exists',
    ],
    [
      'Name differences between a stack and a queue.',
      'A stack returns the item pushed last, while a queue returns the item that waited longest; a stack has one end in use and a queue has two.',
      '- stack: last in, first out, one end\n- queue: first in, first out, two ends\n- stack used for calls, undo\n- queue used for jobs, buffers',
    ],
  ]
  for (const [asked, wanted, answer] of cases) {
    expect([answer, judge(asked, [wanted], answer).gate.flags]).toEqual([answer, []])
  }
})

it('R11.6: the question said back is an echo even where the reference holds the word answer', () => {
  const asked =
    'When do you replace a dependency in a test by a mock, stub or fake, and what are the risks of mocking too much?'
  const wanted = ['A stub returns prepared answers; I replace what is slow or outside my control.']
  const { gate } = judge(asked, wanted, `The question is: ${asked} So my answer is about exactly that.`)
  expect(gate.flags).toContain('echo')
})
