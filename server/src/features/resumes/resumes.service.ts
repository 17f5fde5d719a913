import type { Resume, ResumeForReview, ResumeText } from '@colloquy/contracts/resumes'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Log } from '../../infra/log/log.ts'
import { analyses } from './analysis/analyses.repository.ts'
import { foundPlaces } from './found-places.ts'
import { createResumeIntake, type IntakeDeps } from './intake/resume-intake.ts'
import { uploads } from './intake/uploads.repository.ts'
import { isStuck, mayBeReadAgain } from './reading/reading-again.ts'
import { resumeSteps } from './reading/resume-steps.repository.ts'
import { analysisView, resumeForReview, resumeView, stepView } from './resume.view.ts'
import { type ResumeRow, resumes } from './resumes.repository.ts'

type Deps = IntakeDeps & {
  log: Log
  /** Whether the team may not know yet who the candidate is, from the feature that keeps interviews. */
  isPersonHidden: (db: DbOrTrx, interviewId: string) => Promise<boolean>
}

export type ResumeService = ReturnType<typeof createResumeService>

/** Takes files in and shows what was read from them; the reading itself is a job. */
export function createResumeService({ log, isPersonHidden, ...parts }: Deps) {
  const { db, storage, now } = parts
  const intake = createResumeIntake(parts)

  /** For the team. A résumé tells who it is from its first line on, so all of it waits for the decision. */
  async function require(interviewId: string): Promise<ResumeRow> {
    if (await isPersonHidden(db, interviewId)) {
      const sentence =
        'The review is blind: a résumé tells name, school and dates. It is kept, and shown after the decision.'
      throw new AppError('hidden_until_decision', sentence)
    }
    const row = await resumes.latest(db, interviewId)
    if (!row) throw new AppError('resume_missing', 'No résumé was added to this interview.')
    return row
  }

  const knownOf = async (row: ResumeRow, dbOrTrx: DbOrTrx = db) => ({
    row,
    steps: await resumeSteps.of(dbOrTrx, row.id),
    analysis: await analyses.of(dbOrTrx, row.id),
  })

  return {
    async upload(interviewId: string, file: { name: string; bytes: Uint8Array }): Promise<void> {
      await intake.take(interviewId, file)
      log.info('user.action', { action: 'resume.upload', subject: 'interview', subjectId: interviewId })
    },

    async forCandidate(dbOrTrx: DbOrTrx, interviewId: string): Promise<Resume | null> {
      const row = await resumes.latest(dbOrTrx, interviewId)
      return row ? resumeView(row, await resumeSteps.underWay(dbOrTrx, row.id)) : null
    },

    async forReview(interviewId: string): Promise<ResumeForReview> {
      const row = await require(interviewId)
      log.info('user.action', { action: 'resume.view', subject: 'interview', subjectId: interviewId })
      return resumeForReview(await knownOf(row), now())
    },

    /** Twice at the same moment is once: the second finds it waiting to be read. */
    async retry(interviewId: string): Promise<ResumeForReview> {
      const { id } = await require(interviewId)
      const row = await inTransaction(db, async (trx) => {
        const present = await resumes.lock(trx, id)
        if (!present) throw new AppError('resume_missing', 'No résumé was added to this interview.')
        if (!mayBeReadAgain(present) && !isStuck(present, now())) throw refusedRetry(present)
        await intake.readAgain(trx, present, now())
        const subject = { kind: 'interview', id: interviewId }
        await recordAudit(trx, { action: 'resume.read_again', subject, detail: { resumeId: id }, at: now() })
        return { ...present, status: 'received' as const, refusal: null }
      })
      log.info('user.action', { action: 'resume.retry', subject: 'interview', subjectId: interviewId })
      return resumeForReview(await knownOf(row), now())
    },

    async text(interviewId: string): Promise<ResumeText> {
      const { id, reading } = await require(interviewId)
      const text = (await resumes.text(db, id)) ?? ''
      return { text, pageStarts: reading?.pageStarts ?? [], places: reading ? foundPlaces(reading.fields) : [] }
    },

    async file(interviewId: string): Promise<{ name: string; bytes: Uint8Array }> {
      const row = await require(interviewId)
      if (row.status === 'held' || row.refusal?.code === 'infected') throw notHandedOut(row)
      log.info('user.action', { action: 'resume.download', subject: 'interview', subjectId: interviewId })
      return { name: row.fileName, bytes: await storage.get(row.storageKey) }
    },

    async exists(dbOrTrx: DbOrTrx, interviewId: string): Promise<boolean> {
      return (await resumes.latest(dbOrTrx, interviewId)) !== null
    },

    /** For the person's copy of their data. */
    async data(dbOrTrx: DbOrTrx, interviewId: string): Promise<unknown> {
      const row = await resumes.latest(dbOrTrx, interviewId)
      if (!row) return null
      const { steps, analysis } = await knownOf(row, dbOrTrx)
      return {
        ...resumeView(row, null),
        text: await resumes.text(dbOrTrx, row.id),
        analysis: analysis && analysisView(analysis),
        steps: steps.map(stepView),
      }
    },

    /** Gives what is left for the time after the commit: a file that is deleted before could not come back with its row. */
    async erase(trx: Trx, interviewId: string): Promise<{ resumeIds: string[]; storageKeys: string[] }> {
      const erased = await resumes.deleteOf(trx, interviewId)
      await uploads.deleteOf(trx, interviewId)
      return { resumeIds: erased.map(({ id }) => id), storageKeys: erased.map(({ storageKey }) => storageKey) }
    },
  }
}

function notHandedOut({ status }: ResumeRow): AppError {
  if (status === 'held')
    return new AppError(
      'resume_unsafe',
      'The malware scanner is away, and this file waits for it. It can be had as soon as it is scanned.',
    )
  return new AppError(
    'resume_unsafe',
    'The malware scanner found something harmful in this file. Ask the candidate for another one.',
  )
}

function refusedRetry({ status }: ResumeRow): AppError {
  if (status === 'read') return new AppError('resume_retry_useless', 'This résumé is read already.')
  if (status === 'refused')
    return new AppError('resume_retry_useless', 'The file itself was refused. Ask the candidate for another one.')
  return new AppError('resume_being_read', 'It is being read just now. This page changes by itself.')
}
