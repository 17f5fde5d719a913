import { expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { classicSprintCriteria } from '../../../domain/scoring/rubric.ts'
import { freeze } from '../../templates/instantiate.ts'
import { builtInScorer } from '../scorer.ts'
import { tryRubric } from './try-rubric.ts'

const question = freeze(bankQuestion('caching', 'systems-design', 'easy'))
const criteria = classicSprintCriteria

test('R11.8 the built-in grader passes the pack on a good rubric; the clock’s criterion is left out', async () => {
  const card = await tryRubric(builtInScorer(), { question, criteria })
  expect(card.results.filter(({ passed }) => !passed)).toEqual([])
  expect(card).toMatchObject({ scorer: 'built-in grader', passed: true })
  for (const { levels } of card.results) {
    expect(levels.map(({ criterionId }) => criterionId)).toEqual(['accuracy', 'completeness', 'relevance'])
  }
})

test('R11.8 a rubric whose key points anybody could say is found out by padding', async () => {
  const say = (id: string, phrasing: string) => ({ id, weight: 3, phrasings: [phrasing, phrasing, phrasing] })
  const keyPoints = [
    say('depends', 'it always depends on the situation and on the team'),
    say('weigh', 'think about the advantages and the disadvantages and choose what fits best'),
    say('look', 'one should look at it carefully'),
  ]
  const reference = keyPoints.map(({ phrasings }) => `${phrasings[0]}.`).join(' ')
  const vague = { ...question, rubric: { ...question.rubric, keyPoints, reference } }
  const card = await tryRubric(builtInScorer(), { question: vague, criteria })
  expect(card.passed).toBe(false)
  expect(card.results.find(({ fixture }) => fixture === 'padding')).toMatchObject({ passed: false })
})

test('R11.1 a scorer that fails gives no report card', async () => {
  const failing = { ...builtInScorer(), score: () => Promise.reject(new Error('away')) }
  await expect(tryRubric(failing, { question, criteria })).rejects.toThrow('away')
})
