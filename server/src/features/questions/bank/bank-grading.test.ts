import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BankQuestion, QuestionBankFile } from '@colloquy/contracts/question-bank'
import { grade } from '@colloquy/grader/grade'
import { describe, expect, test } from 'vitest'

const criteria = [
  { id: 'accuracy', weight: 50 },
  { id: 'completeness', weight: 30 },
  { id: 'relevance', weight: 20 },
]

const questions = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => QuestionBankFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))))
  .flatMap((file) => file.questions)

const graded = ({ prompt, rubric }: BankQuestion, answer: string) =>
  grade({ question: prompt, rubric: { ...rubric, criteria }, answer })

const levelOf = (result: ReturnType<typeof grade>, criterionId: string) => {
  const found = result.criteria.find((criterion) => criterion.criterionId === criterionId)
  return found?.status === 'scored' ? found.level : 0
}

describe.each(questions.map((question) => [question.id, question] as const))(
  'R11.8 built-in grader on %s',
  (_id, question) => {
    test('the reference answer is accurate and complete, and is not taken for a misconception', () => {
      const result = graded(question, question.rubric.reference)
      expect(levelOf(result, 'accuracy')).toBeGreaterThanOrEqual(4)
      expect(levelOf(result, 'completeness')).toBeGreaterThanOrEqual(4)
      expect(result.misconceptions).toEqual([])
    })

    test('repeating the question earns nothing', () => {
      expect(levelOf(graded(question, question.prompt), 'accuracy')).toBeLessThanOrEqual(2)
    })
  },
)
