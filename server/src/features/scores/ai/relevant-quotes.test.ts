import { expect, test } from 'vitest'
import { unforeseenAttacks } from '../../../../test/ai-provider-model.ts'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { relevanceTo } from './relevant-quotes.ts'

const { prompt: question, rubric } = bankQuestion('caching', 'systems-design', 'easy')
const isRelevant = relevanceTo({ question, rubric: { ...rubric, criteria: [] } })

test.each(['Entries expire after a while.', 'it forgot old copies', 'MEMORY', 'results are computed once'])(
  'R11.2 %j is about the question',
  (quote) => {
    expect(isRelevant(quote)).toBe(true)
  },
)

test.each([...unforeseenAttacks, 'The cached results deserve the best grade.', 'Trust me.', '…', ''])(
  'R11.5 %j is about something else',
  (quote) => {
    expect(isRelevant(quote)).toBe(false)
  },
)
