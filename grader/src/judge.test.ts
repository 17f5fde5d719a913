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
