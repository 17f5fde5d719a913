import type { BankQuestion } from '@colloquy/contracts/question-bank'
import { grade } from '@colloquy/grader/grade'
import { describe, expect, test } from 'vitest'
import { preflight } from '../../../domain/scoring/preflight/report-card.ts'
import { standardCriteria } from '../../../domain/scoring/rubric.ts'
import { readShippedBank } from '../shipped-bank.ts'

const criteria = standardCriteria.filter(({ id }) => id !== 'timeliness')
const questions = await readShippedBank()

const graded = ({ prompt, rubric }: BankQuestion, answer: string) =>
  grade({ question: prompt, rubric: { ...rubric, criteria }, answer })

const levelsOf = (question: BankQuestion, answer: string) => {
  const levels = new Map(
    graded(question, answer).criteria.map((found) => [found.criterionId, found.status === 'scored' ? found.level : 0]),
  )
  return criteria.map(({ id }) => ({ criterionId: id, level: levels.get(id) ?? 0 }))
}

describe.each(questions.map((question, place) => [question.id, question, place] as const))(
  'R11.8 built-in grader on %s',
  (_id, question, place) => {
    test('passes the fixture pack, with the expert at level 4 or 5', async () => {
      const card = await preflight(question, 'built-in grader', async (answer) => levelsOf(question, answer))
      expect(card.results.filter(({ passed }) => !passed)).toEqual([])
    })

    test('does not take the reference for a misconception', () => {
      expect(graded(question, question.rubric.reference).misconceptions).toEqual([])
    })

    test('gives the expert answer to the next question less than level 4 on average', () => {
      const next = questions[(place + 1) % questions.length]
      expect(graded(question, next?.rubric.reference ?? '').overall).toBeLessThan(0.6)
    })
  },
)
