import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { ParserPool } from '@colloquy/resume/parser-pool'
import type { ParsedResume } from '@colloquy/resume/types'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Storage } from '../../infra/files/storage.ts'
import { type ResumeRow, resumes, type StepRecord } from './resumes.repository.ts'

type Deps = {
  db: Db
  storage: Storage
  parser: ParserPool
  now: () => Date
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
}

type Attempt = { attempt: number; last?: boolean; signal: AbortSignal }

/** Under this the person is asked instead. */
const sure = 0.6
/** A parser that crashes is tried again; a file that makes it crash every time is refused with a sentence. */
const attempts = 3

/** Reads one résumé. Run again after a crash it starts over; run again after its end it finds nothing to do. */
export function createResumeReader({ db, storage, parser, now, announce }: Deps) {
  async function step(row: ResumeRow, change: (trx: Trx) => Promise<void>, status: ResumeRow['status']) {
    await inTransaction(db, async (trx) => {
      const present = await resumes.lock(trx, row.id)
      if (!present || isDone(present)) return // erased, or finished by another worker
      await change(trx)
      const positionId = await resumes.positionOf(trx, row.interviewId)
      await announce(trx, { kind: 'resume', interviewId: row.interviewId, positionId, status }, now())
    })
  }

  async function read(row: ResumeRow, { attempt, signal }: Attempt): Promise<void> {
    const outcome = await parser.parse(await storage.get(row.storageKey), { fileName: row.fileName }, signal)
    if (outcome.outcome === 'cancelled') throw new Error('Reading was interrupted; it is taken up again.')
    if (outcome.outcome === 'crashed' && attempt < attempts) throw new Error('The parser crashed on this file.')
    if (outcome.outcome === 'parsed') return step(row, (trx) => saveParsed(trx, row, outcome, attempt), 'read')
    const refusal = { code: outcome.outcome, message: outcome.message }
    const status = outcome.outcome === 'crashed' ? 'failed' : 'refused'
    await step(row, (trx) => saveRefused(trx, row, { status, refusal, steps: outcome.steps, attempt }), status)
  }

  /** The last attempt leaves an end that everybody sees, and a button to try again. */
  async function giveUp(row: ResumeRow, attempt: number, startedAt: Date, error: unknown): Promise<void> {
    const detail = error instanceof Error ? error.message : String(error)
    const ended = { startedAt: startedAt.toISOString(), endedAt: now().toISOString() }
    const steps = [{ name: 'read' as const, ...ended, outcome: 'failed' as const, detail }]
    await step(
      row,
      (trx) => saveRefused(trx, row, { status: 'failed', refusal: notFinished, steps, attempt }),
      'failed',
    )
  }

  return async function parseResume({ resumeId }: { resumeId: string }, context: Attempt): Promise<void> {
    const row = await resumes.find(db, resumeId)
    if (!row || isDone(row)) return
    const startedAt = now()
    await step(row, (trx) => resumes.markReading(trx, resumeId), 'reading')
    try {
      await read(row, context)
    } catch (error) {
      if (context.last) await giveUp(row, context.attempt, startedAt, error)
      throw error
    }
  }
}

const isDone = ({ status }: ResumeRow) => status === 'read' || status === 'refused' || status === 'failed'

const notFinished = {
  code: 'not_finished',
  message: 'We could not finish reading this file. Please upload it again, or go on without a file.',
}

type Refused = {
  status: 'refused' | 'failed'
  refusal: { code: string; message: string }
  steps: StepRecord[]
  attempt: number
}

async function saveRefused(trx: Trx, row: ResumeRow, { status, refusal, steps, attempt }: Refused): Promise<void> {
  await resumes.saveRefusal(trx, row.id, status, refusal)
  await resumes.addSteps(trx, row.id, attempt, steps)
}

async function saveParsed(trx: Trx, row: ResumeRow, parsed: ParsedResume, attempt: number): Promise<void> {
  const { github, linkedin } = parsed.fields
  await resumes.saveReading(trx, row.id, parsed)
  await resumes.addSteps(trx, row.id, attempt, parsed.steps)
  await resumes.rememberLinks(trx, row.interviewId, {
    github: github && github.confidence >= sure ? github.value : null,
    linkedin: linkedin && linkedin.confidence >= sure ? linkedin.value : null,
  })
}
