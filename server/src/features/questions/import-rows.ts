import { BankQuestion } from '@colloquy/contracts/question-bank'
import type { ImportRow } from '@colloquy/contracts/question-files'
import type { Question, QuestionContent } from '@colloquy/contracts/questions'
import { z } from 'zod'
import { AppError, type FieldFault } from '../../domain/app-error.ts'
import { findUnstorable, isStorable } from '../../infra/db/storable.ts'

const mostRows = 1000
// The file's own version is of no use here: the bank counts its own.
const RowQuestion = BankQuestion.extend({ version: BankQuestion.shape.version.default(1) })
const Rows = z.object({ questions: z.array(z.unknown()).min(1).max(mostRows) })

export type ReadRow = { row: number; question: BankQuestion | null; id: string | null; faults: FieldFault[] }

/**
 * The rows of a file with what is wrong with each: what the schema refuses, fields that are not known, an id that stands
 * there twice. Throws `import_unreadable` for what is no file of questions.
 */
export function readRows(text: string): ReadRow[] {
  const rows = questionsIn(text).map((value, index): ReadRow => {
    const parsed = RowQuestion.safeParse(value)
    const faults = parsed.success
      ? unknownFields(value, parsed.data).map((field) => ({ field, message: 'This field is not known here.' }))
      : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    const unstorable = findUnstorable(value)
    if (unstorable !== undefined)
      faults.push({ field: unstorable, message: 'This holds a character that cannot be stored.' })
    return { row: index + 1, question: parsed.success ? parsed.data : null, id: idOf(value), faults }
  })
  const first = new Map<string, number>()
  for (const { row, id, faults } of rows) {
    const before = id === null ? undefined : first.get(id)
    if (before !== undefined) faults.push({ field: 'id', message: `“${id}” stands in row ${before} already.` })
    else if (id !== null) first.set(id, row)
  }
  return rows
}

function questionsIn(text: string): unknown[] {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new AppError('import_unreadable', `This is no JSON: ${messageOf(cause)} Nothing was imported.`)
  }
  const parsed = Rows.safeParse(Array.isArray(file) ? { questions: file } : file)
  if (parsed.success) return parsed.data.questions
  throw new AppError(
    'import_unreadable',
    `The file needs “questions”, a list of 1 to ${mostRows}. Nothing was imported.`,
  )
}

const messageOf = (cause: unknown) => (cause instanceof Error ? `${cause.message}.` : '')

const idOf = (value: unknown): string | null =>
  z.object({ id: z.string().max(200).refine(isStorable) }).safeParse(value).data?.id ?? null

/** Paths of what is in a value and was not taken from it. */
function unknownFields(given: unknown, taken: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([name, value]) => {
    const field = path ? `${path}.${name}` : name
    const isTaken = typeof taken === 'object' && taken !== null && name in taken
    return isTaken ? unknownFields(value, Object(taken)[name], field) : [field]
  })
}

/** What becomes of the rows, given what the bank has. */
export function importOutcomes(rows: readonly ReadRow[], known: ReadonlyMap<string, Question>): ImportRow[] {
  return rows.map(({ row, question, id, faults }) => ({
    row,
    id,
    prompt: question?.prompt ?? null,
    faults,
    outcome: faults.length > 0 || !question ? 'refused' : outcomeOf(question, known.get(question.id)),
  }))
}

function outcomeOf(question: BankQuestion, known: Question | undefined): 'new' | 'changed' | 'unchanged' {
  if (!known) return 'new'
  return sameContent(question, known) ? 'unchanged' : 'changed'
}

export const contentOf = ({ topic, difficulty, prompt, rubric }: QuestionContent): QuestionContent => ({
  topic,
  difficulty,
  prompt,
  rubric,
})

/** Compared as they are stored: in the order of the schema. */
export const sameContent = (one: QuestionContent, other: QuestionContent): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
