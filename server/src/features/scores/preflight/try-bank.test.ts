import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import { standardCriteria } from '../../../domain/scoring/rubric.ts'
import { builtInScorer } from '../scorer.ts'
import { type AskedQuestion, createReportCards } from './report-cards.ts'
import { createBankTrying, tryRubricInThread } from './try-bank.jobs.ts'
import { tryRubric } from './try-rubric.ts'

const database = useDatabase()
const now = () => new Date('2026-03-02T09:00:00.000Z')
const scorer = builtInScorer()
const questionsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => bankQuestion(`${name}-${index}`, 'node', 'easy'))

/** The job over these questions, sent again as long as it asks for it. */
async function tryAll(questions: AskedQuestion[]): Promise<number> {
  let left = 1
  let runs = 0
  const cards = createReportCards({ db: database.db, now, scorer })
  const goOn = async () => {
    left += 1
  }
  const tryBank = createBankTrying({ cards, findQuestions: async () => questions, goOn, pauseMs: 0 })
  for (; left > 0; left -= 1, runs += 1) await tryBank()
  return runs
}
const outcomes = (questions: AskedQuestion[]) => createReportCards({ db: database.db, now, scorer }).outcomes(questions)

describe('R11.8 the bank is tried in the background', () => {
  test('a few questions at a time, until none is left; then nothing is tried', async () => {
    const questions = questionsOf('some', 10)
    expect(await outcomes(questions)).toEqual(questions.map(() => 'untried'))
    expect(await tryAll(questions)).toBe(2)
    expect(await outcomes(questions)).toEqual(questions.map(() => 'passed'))
    expect(await tryAll(questions)).toBe(1)
  })

  test('a rubric that anybody could satisfy is told from the others', async () => {
    const [good, other] = questionsOf('vague', 2)
    if (!good || !other) throw new Error('Two questions were made.')
    const say = (id: string) => ({ id, weight: 3, phrasings: Array(3).fill('it always depends on the situation') })
    const keyPoints = ['one', 'two', 'three'].map(say)
    const reference = 'It always depends on the situation.'
    const vague = { ...other, rubric: { ...other.rubric, keyPoints, reference } }
    await tryAll([vague, good])
    expect(await outcomes([vague, good])).toEqual(['failed', 'passed'])
  })

  test('the thread judges as the server itself does, and one that cannot judge says why', async () => {
    const asked = { question: bankQuestion('in-a-thread', 'node', 'easy'), criteria: standardCriteria }
    expect(await tryRubricInThread(asked)).toEqual(await tryRubric(scorer, asked))
    await expect(tryRubricInThread({ ...asked, criteria: [] })).rejects.toThrow('at least one criterion')
  })
})
