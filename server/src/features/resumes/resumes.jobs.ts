import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { ParserPool } from '@colloquy/resume/parser-pool'
import type { ParsedResume, ResumeOutcome } from '@colloquy/resume/types'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Storage } from '../../infra/files/storage.ts'
import { type ResumeRow, resumes } from './resumes.repository.ts'

type Deps = {
  db: Db
  storage: Storage
  parser: ParserPool
  now: () => Date
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
}

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

  return async function parseResume(
    { resumeId }: { resumeId: string },
    context: { attempt: number; signal: AbortSignal },
  ): Promise<void> {
    const row = await resumes.find(db, resumeId)
    if (!row || isDone(row)) return
    await step(row, (trx) => resumes.markReading(trx, resumeId), 'reading')
    const outcome = await parser.parse(await storage.get(row.storageKey), { fileName: row.fileName }, context.signal)
    if (outcome.outcome === 'cancelled') throw new Error('Reading was interrupted; it is taken up again.')
    if (outcome.outcome === 'crashed' && context.attempt < attempts) throw new Error('The parser crashed on this file.')
    if (outcome.outcome === 'parsed') {
      await step(row, (trx) => saveParsed(trx, row, outcome, context.attempt), 'read')
    } else {
      const refusal = { code: outcome.outcome, message: outcome.message }
      const status = outcome.outcome === 'crashed' ? 'failed' : 'refused'
      const save = async (trx: Trx) => {
        await resumes.saveRefusal(trx, resumeId, status, refusal)
        await resumes.addSteps(trx, resumeId, context.attempt, stepsOf(outcome))
      }
      await step(row, save, status)
    }
  }
}

const isDone = ({ status }: ResumeRow) => status === 'read' || status === 'refused' || status === 'failed'
const stepsOf = (outcome: ResumeOutcome) => outcome.steps

async function saveParsed(trx: Trx, row: ResumeRow, parsed: ParsedResume, attempt: number): Promise<void> {
  const { github, linkedin } = parsed.fields
  await resumes.saveReading(trx, row.id, parsed)
  await resumes.addSteps(trx, row.id, attempt, parsed.steps)
  await resumes.rememberLinks(trx, row.interviewId, {
    github: github && github.confidence >= sure ? github.value : null,
    linkedin: linkedin && linkedin.confidence >= sure ? linkedin.value : null,
  })
}
