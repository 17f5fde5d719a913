import { createHash } from 'node:crypto'
import { jobs } from '@colloquy/contracts/jobs'
import type { LiveEvent } from '@colloquy/contracts/live-events'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Storage } from '../../../infra/files/storage.ts'
import { mayBeReadAgain } from '../reading/reading-again.ts'
import { resumeSteps } from '../reading/resume-steps.repository.ts'
import { type ResumeRow, resumes } from '../resumes.repository.ts'
import { endingOf, safeFileName } from './file-name.ts'

export type IntakeDeps = {
  db: Db
  storage: Storage
  /** The name of this process, for the history of steps. */
  worker: string
  now: () => Date
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
  sendJob: (trx: Trx, name: string, payload: object) => Promise<void>
  /** Notes the résumé in the interview's history; refuses where it cannot be changed any more. */
  attachResume: (trx: Trx, interviewId: string, resumeId: string, now: Date) => Promise<void>
}

/** Stores a file once and has it read once, however often the same bytes arrive for one interview. */
export function createResumeIntake({ db, storage, worker, now, announce, sendJob, attachResume }: IntakeDeps) {
  async function haveRead(trx: Trx, { id, interviewId }: { id: string; interviewId: string }, at: Date) {
    await sendJob(trx, jobs.parseResume.name, { resumeId: id })
    await tell(trx, interviewId, 'received', at)
  }

  async function tell(trx: Trx, interviewId: string, status: ResumeRow['status'], at: Date) {
    const positionId = await resumes.positionOf(trx, interviewId)
    await announce(trx, { kind: 'resume', interviewId, positionId, status }, at)
  }

  async function readAgain(trx: Trx, row: ResumeRow, at: Date) {
    await resumes.markReceived(trx, row.id, at)
    await haveRead(trx, row, at)
  }

  /** The file is here already: it is the present one again, and read again only where that may help. */
  async function takeKnown(trx: Trx, row: ResumeRow, at: Date): Promise<void> {
    await attachResume(trx, row.interviewId, row.id, at)
    await resumes.makeLatest(trx, row.id, at)
    if (mayBeReadAgain(row)) return readAgain(trx, row, at)
    await tell(trx, row.interviewId, row.status, at)
  }

  return {
    readAgain,

    async take(interviewId: string, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
      if (bytes.length === 0)
        throw new AppError('resume_refused', 'This file is empty. Nothing was lost; please choose another one.')
      const at = now()
      const id = newId()
      const storageKey = `resumes/${id}`
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const stored = !(await resumes.withChecksum(db, interviewId, sha256))
      if (stored) await storage.put(storageKey, bytes)
      let kept = false
      try {
        await inTransaction(db, async (trx) => {
          await resumes.lockInterview(trx, interviewId)
          const known = await resumes.withChecksum(trx, interviewId, sha256)
          if (known) return takeKnown(trx, known, at)
          if (!stored) throw new AppError('request_in_progress', 'This file was removed just now. Please try again.')
          const fileName = safeFileName(name)
          const file = { id, interviewId, fileName, type: endingOf(fileName), size: bytes.length, sha256, storageKey }
          await attachResume(trx, interviewId, id, at)
          await resumes.insert(trx, { ...file, uploadedAt: at })
          const end = { at: now(), outcome: 'done' as const, detail: `${bytes.length} bytes` }
          await resumeSteps.note(trx, { resumeId: id, attempt: 0, worker }, [
            { number: 0, name: 'store', startedAt: at, end },
          ])
          await haveRead(trx, file, at)
          kept = true
        })
      } catch (error) {
        kept = false
        throw error
      } finally {
        if (stored && !kept) await storage.delete(storageKey)
      }
    },
  }
}
