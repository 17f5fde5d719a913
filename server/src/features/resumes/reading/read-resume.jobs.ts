import { createHash } from 'node:crypto'
import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { ParserPool } from '@colloquy/resume/parser-pool'
import type { ParsedResume, RefusedResume } from '@colloquy/resume/types'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Storage } from '../../../infra/files/storage.ts'
import type { MalwareScanner, ScanResult } from '../../../infra/malware/clamav.ts'
import { type Refusal, type ResumeRow, resumes } from '../resumes.repository.ts'
import { longestReadingMs } from './reading-again.ts'
import { resumeSteps } from './resume-steps.repository.ts'
import { createStepLedger, type StepEnd, type StepLedger } from './step-ledger.ts'

type Deps = {
  db: Db
  storage: Storage
  parser: ParserPool
  /** Null: nothing is scanned. */
  scanner: MalwareScanner | null
  /** What is taken in is read: one limit for both. */
  largestBytes: number
  /** The name of this process, for the history of steps. */
  worker: string
  now: () => Date
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
  readLater: (trx: Trx, resumeId: string, at: Date) => Promise<void>
  /** What follows once a file is read, in the same transaction. */
  onRead: (trx: Trx, resumeId: string) => Promise<void>
}

type Context = { attempt: number; last?: boolean; signal: AbortSignal }
type Reading = { row: ResumeRow; attempt: number; steps: StepLedger }

/** Under this the person is asked instead. */
const sure = 0.6
/** A parser that crashes is tried again; a file that makes it crash every time is refused with a sentence. */
const attempts = 3

/** How long a file waits before a scanner that was away is asked again. */
const askScannerAgainMs = 60_000

/** Another worker began to read the file meanwhile, it was read, or it was erased: nothing is left to do here. */
class ReadingOvertaken extends Error {}

/**
 * Reads one résumé. Run again after a crash it starts over; run again after its end it finds nothing to do. Of two workers
 * only the one that began last writes anything.
 */
export function createResumeReader({
  db,
  storage,
  parser,
  scanner,
  largestBytes,
  worker,
  now,
  announce,
  readLater,
  onRead,
}: Deps) {
  async function tell(trx: Trx, row: ResumeRow, status: ResumeRow['status']) {
    const positionId = await resumes.positionOf(trx, row.interviewId)
    await announce(trx, { kind: 'resume', interviewId: row.interviewId, positionId, status }, now())
  }

  async function begin(resumeId: string): Promise<Reading | null> {
    return inTransaction(db, async (trx) => {
      const row = await resumes.lock(trx, resumeId)
      if (!row || isDone(row)) return null
      const attempt = row.status === 'held' ? row.readings : row.readings + 1
      await resumeSteps.endOpen(trx, resumeId, { at: now(), outcome: 'interrupted', detail: workerGone })
      await resumes.markReading(trx, resumeId, attempt, now())
      await tell(trx, row, 'reading')
      const write = (steps: Parameters<typeof resumeSteps.note>[2]) =>
        whileMine({ row, attempt }, 'reading', (own) => resumeSteps.note(own, { resumeId, attempt, worker }, steps))
      return { row, attempt, steps: createStepLedger(write, now) }
    })
  }

  async function whileMine(
    { row, attempt }: Pick<Reading, 'row' | 'attempt'>,
    status: ResumeRow['status'],
    change: (trx: Trx) => Promise<void>,
  ): Promise<void> {
    await inTransaction(db, async (trx) => {
      const present = await resumes.lock(trx, row.id)
      if (present?.status !== 'reading' || present.readings !== attempt) throw new ReadingOvertaken()
      await change(trx)
      await tell(trx, row, status)
    })
  }

  async function read({ row, attempt, steps }: Reading, context: Context): Promise<void> {
    const bytes = await steps.run(
      'fetch',
      () => fetchWhole(storage, row),
      () => ({ outcome: 'done', detail: `${row.size} bytes, checksum as it was stored` }),
    )
    if (scanner && !(await isCleared(bytes, scanner, { row, attempt, steps }))) return
    const options = { fileName: row.fileName, limits: { maxBytes: largestBytes }, onStep: steps.fromParser }
    const outcome = await parser.parse(bytes, options, context.signal)
    if (outcome.outcome === 'cancelled') throw new Error('Reading was interrupted; it is taken up again.')
    if (outcome.outcome === 'crashed' && context.attempt < attempts) throw new Error('The parser crashed on this file.')
    if (outcome.outcome !== 'parsed') return refuse({ row, attempt, steps }, outcome)
    steps.begin('record')
    await steps.settled()
    await whileMine({ row, attempt }, 'read', async (trx) => {
      await saveParsed(trx, row, outcome, now())
      await onRead(trx, row.id)
      const detail = `${outcome.text.length} characters of ${outcome.pages === 1 ? 'one page' : `${outcome.pages} pages`}`
      await resumeSteps.note(trx, { resumeId: row.id, attempt, worker }, steps.ended({ outcome: 'done', detail }))
    })
  }

  /** Before any parser sees the file. While the scanner is away, the file waits or goes on unscanned, as configured. */
  async function isCleared(bytes: Uint8Array, { scan, whenAway }: MalwareScanner, reading: Reading): Promise<boolean> {
    const { row, steps } = reading
    const result = await steps.run(
      'scan',
      () => scan(bytes),
      (found) => endOfScan(found, whenAway),
    )
    await steps.settled()
    if (result.outcome === 'infected') {
      const refusal = { code: 'infected', message: infected }
      await whileMine(reading, 'refused', (trx) =>
        resumes.saveRefusal(trx, row.id, { status: 'refused', refusal, at: now() }),
      )
      return false
    }
    if (result.outcome === 'clean' || whenAway === 'read') return true
    await whileMine(reading, 'held', async (trx) => {
      await resumes.hold(trx, row.id, now())
      await readLater(trx, row.id, new Date(now().getTime() + askScannerAgainMs))
    })
    return false
  }

  async function refuse({ row, attempt, steps }: Reading, { outcome, message }: RefusedResume): Promise<void> {
    const status = outcome === 'crashed' ? 'failed' : 'refused'
    const detail = stopped[outcome]
    await steps.settled()
    await whileMine({ row, attempt }, status, async (trx) => {
      const ended = detail ? steps.ended({ outcome: 'failed', detail }) : []
      await resumeSteps.note(trx, { resumeId: row.id, attempt, worker }, ended)
      await resumes.saveRefusal(trx, row.id, { status, refusal: { code: outcome, message }, at: now() })
    })
  }

  /** An attempt that came to nothing says where; the last one leaves an end that everybody sees, and a button to try again. */
  async function fail(reading: Reading, error: unknown, last: boolean): Promise<void> {
    const { row, attempt, steps } = reading
    await steps.settled().catch(() => undefined) // what could not be noted is why we are here
    await whileMine(reading, last ? 'failed' : 'reading', async (trx) => {
      const detail = error instanceof Error ? error.message : String(error)
      await resumeSteps.note(trx, { resumeId: row.id, attempt, worker }, steps.ended({ outcome: 'failed', detail }))
      if (last) await resumes.saveRefusal(trx, row.id, { status: 'failed', refusal: notFinished, at: now() })
    })
  }

  return {
    async readResume({ resumeId }: { resumeId: string }, context: Context): Promise<void> {
      const reading = await begin(resumeId)
      if (!reading) return
      const failed = async (error: unknown) => {
        if (error instanceof ReadingOvertaken) return
        await fail(reading, error, context.last ?? false)
        throw error
      }
      await read(reading, context)
        .catch(failed)
        .catch((error: unknown) => {
          if (!(error instanceof ReadingOvertaken)) throw error
        })
    },

    /** Where every worker that tried died without a word, nobody is left to say so. */
    async giveUpLeftBehind(): Promise<void> {
      for (const resumeId of await resumes.findLeftBehind(db, new Date(now().getTime() - longestReadingMs)))
        await inTransaction(db, async (trx) => {
          const row = await resumes.lock(trx, resumeId)
          if (row?.status !== 'reading') return
          await resumeSteps.endOpen(trx, resumeId, { at: now(), outcome: 'interrupted', detail: workerGone })
          await resumes.saveRefusal(trx, resumeId, { status: 'failed', refusal: notFinished, at: now() })
          await tell(trx, row, 'failed')
        })
    },
  }
}

const isDone = ({ status }: ResumeRow) => status === 'read' || status === 'refused' || status === 'failed'

function endOfScan(result: ScanResult, whenAway: MalwareScanner['whenAway']): StepEnd {
  if (result.outcome === 'clean') return { outcome: 'done', detail: 'nothing found' }
  if (result.outcome === 'infected') return { outcome: 'refused', detail: result.signature }
  const detail = `The malware scanner is away. ${result.reason}`
  return whenAway === 'hold' ? { outcome: 'waiting', detail } : { outcome: 'skipped', detail }
}

const infected =
  'Our malware scanner found something harmful in this file, so nobody opens it. The rest of what you gave us is kept. Please check your device, save your résumé anew as a PDF and upload that, or paste its text.'

const workerGone = 'The process that did this stopped in the middle.'

const stopped: Partial<Record<RefusedResume['outcome'], string>> = {
  crashed: 'The parser crashed on this file.',
  timed_out: 'The parser was stopped: it took too long.',
  out_of_memory: 'The parser was stopped: it took too much memory.',
}

const notFinished: Refusal = {
  code: 'not_finished',
  message: 'We could not finish reading this file. Please upload it again, or go on without a file.',
}

async function fetchWhole(storage: Storage, { storageKey, sha256 }: ResumeRow): Promise<Uint8Array> {
  const bytes = await storage.get(storageKey)
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  throw new Error('The stored file is not the one that arrived: its checksum is another one.')
}

async function saveParsed(trx: Trx, row: ResumeRow, parsed: ParsedResume, at: Date): Promise<void> {
  const { github, linkedin } = parsed.fields
  await resumes.saveReading(trx, row.id, parsed, at)
  await resumes.rememberLinks(trx, row.interviewId, {
    github: github && github.confidence >= sure ? github.value : null,
    linkedin: linkedin && linkedin.confidence >= sure ? linkedin.value : null,
  })
}
