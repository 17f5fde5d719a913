import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { grade, gradeAgainstReferences } from '@colloquy/grader/grade'
import { standardCriteria } from '../domain/scoring/rubric.ts'
import { readShippedBank } from '../features/questions/shipped-bank.ts'
import { type Command, UsageError } from './command.ts'

const usage = `colloquy grade --question-id ID --answer-file F [--json]
       colloquy grade --question Q --reference R [--reference R2 …] --answer A [--json]`

/** The built-in grader on one answer, without database or network. */
export const command: Command = {
  usage,
  run: async (args, { folder, print }) => {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: {
        'question-id': text,
        question: text,
        reference: { type: 'string', multiple: true },
        answer: text,
        'answer-file': text,
        json: { type: 'boolean', default: false },
      },
    })
    const file = values['answer-file']
    const answer = values.answer ?? (file ? await readAnswer(resolve(folder, file)) : undefined)
    if (answer === undefined) throw new UsageError('Give the answer with --answer or --answer-file.')
    const questionId = values['question-id']
    const result = questionId
      ? await byRubric(questionId, answer)
      : byReferences(values.question, values.reference ?? [], answer)
    print(JSON.stringify(result, null, values.json ? undefined : 2))
    return 0
  },
}

async function readAnswer(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`The answer cannot be read: ${error instanceof Error ? error.message : file}`)
  }
}

async function byRubric(questionId: string, answer: string) {
  const question = (await readShippedBank()).find(({ id }) => id === questionId)
  if (!question) throw new UsageError(`There is no question ${questionId} in the shipped bank.`)
  const criteria = standardCriteria.map(({ id, weight }) => ({ id, weight }))
  const result = grade({ question: question.prompt, rubric: { ...question.rubric, criteria }, answer })
  return { questionId, ...withQuotes(result, answer) }
}

function byReferences(question: string | undefined, references: string[], answer: string) {
  if (question === undefined || references.length === 0) {
    throw new UsageError('Give --question-id, or --question with at least one --reference.')
  }
  return withQuotes(gradeAgainstReferences({ question, references, answer }), answer)
}

/** Beside each range the words that it stands for. */
function withQuotes<T extends { criteria: readonly object[]; keyPoints: readonly { found: boolean }[] }>(
  result: T,
  answer: string,
) {
  const quoted = JSON.parse(JSON.stringify(result), (_key, value: unknown) => {
    if (!value || typeof value !== 'object' || !('start' in value) || !('end' in value)) return value
    return { ...value, quote: answer.slice(Number(value.start), Number(value.end)) }
  }) as T
  const found = quoted.keyPoints.filter((point) => point.found)
  const missing = quoted.keyPoints.filter((point) => !point.found)
  return { status: statusOf(result.criteria), ...quoted, keyPointsFound: found, keyPointsMissing: missing }
}

const statusOf = (criteria: readonly object[]) =>
  criteria.some((criterion) => 'status' in criterion && criterion.status === 'scored') ? 'provisional' : 'insufficient'
