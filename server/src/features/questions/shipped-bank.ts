import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BankQuestion, QuestionBankFile } from '@colloquy/contracts/question-bank'
import { z } from 'zod'
import { type Db, inTransaction } from '../../infra/db/database.ts'
import { questionRepository } from './questions.repository.ts'

const bankFolder = join(import.meta.dirname, 'bank')

/** Just enough of a file to see whether anything is new; the whole check comes only then. */
const Outline = z.object({ questions: z.array(z.object({ id: z.string(), version: z.number() })) })

/**
 * Brings the shipped questions into the database: new ones, and newer versions of known ones. Questions that were
 * made here are never touched. Refuses a file that is not a bank file, naming it. Returns how many were written.
 */
export async function syncShippedBank(db: Db, now: Date, folder = bankFolder): Promise<number> {
  const files = await readFiles(folder)
  const known = await questionRepository.findVersions(db)
  const isNew = ({ id, version }: { id: string; version: number }) => version > (known.get(id) ?? 0)
  const changed = files.filter((file) => outlineOf(file).questions.some(isNew))
  if (changed.length === 0) return 0

  const fresh = changed.flatMap(questionsOf).filter(isNew)
  await inTransaction(db, async (trx) => {
    await questionRepository.archive(
      trx,
      fresh.map(({ id }) => id).filter((id) => known.has(id)),
    )
    await questionRepository.upsertShipped(trx, inStableOrder(fresh), now)
  })
  return fresh.length
}

/** Every question that ships, checked. */
export async function readShippedBank(): Promise<BankQuestion[]> {
  return (await readFiles(bankFolder)).flatMap(questionsOf)
}

type BankFile = { name: string; content: unknown }

async function readFiles(folder: string): Promise<BankFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => ({ name, content: JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown })),
  )
}

const outlineOf = (file: BankFile) => parse(Outline, file)
const questionsOf = (file: BankFile): BankQuestion[] => parse(QuestionBankFile, file).questions

function parse<S extends z.ZodType>(schema: S, { name, content }: BankFile): z.output<S> {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new Error(`${name} is not a file of the question bank:\n${z.prettifyError(parsed.error)}`)
}

/** Two servers that start at the same time lock the rows in the same order. */
const inStableOrder = (questions: BankQuestion[]) => questions.toSorted((a, b) => (a.id < b.id ? -1 : 1))
