import { createHash } from 'node:crypto'
import { jobs } from '@colloquy/contracts/jobs'
import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { Resume, ResumeForReview } from '@colloquy/contracts/resumes'
import { v7 as newId } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Storage } from '../../infra/files/storage.ts'
import type { Log } from '../../infra/log/log.ts'
import { resumeForReview, resumeView } from './resume.view.ts'
import { type ResumeRow, resumes } from './resumes.repository.ts'

type Deps = {
  db: Db
  storage: Storage
  now: () => Date
  log: Log
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
  sendJob: (trx: Trx, name: string, payload: object) => Promise<void>
  /** Notes the résumé in the interview's history; refuses where it cannot be changed any more. */
  attachResume: (trx: Trx, interviewId: string, resumeId: string, now: Date) => Promise<void>
}

export type ResumeService = ReturnType<typeof createResumeService>

/** Takes files in and shows what was read from them; the reading itself is a job. */
export function createResumeService({ db, storage, now, log, announce, sendJob, attachResume }: Deps) {
  async function require(interviewId: string): Promise<ResumeRow> {
    const row = await resumes.latest(db, interviewId)
    if (!row) throw new AppError('resume_missing', 'No résumé was added to this interview.')
    return row
  }

  return {
    async upload(interviewId: string, file: { name: string; bytes: Uint8Array }): Promise<void> {
      if (file.bytes.length === 0)
        throw new AppError('resume_refused', 'This file is empty. Nothing was lost; please choose another one.')
      const at = now()
      const id = newId()
      const storageKey = `resumes/${id}`
      await storage.put(storageKey, file.bytes)
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      const fileName = safeFileName(file.name)
      const type = fileName.includes('.') ? (fileName.split('.').at(-1) ?? '').toLowerCase() : ''
      try {
        await inTransaction(db, async (trx) => {
          await attachResume(trx, interviewId, id, at)
          await resumes.insert(trx, {
            id,
            interviewId,
            fileName,
            type,
            size: file.bytes.length,
            sha256,
            storageKey,
            uploadedAt: at,
          })
          await sendJob(trx, jobs.parseResume.name, { resumeId: id })
          await announce(
            trx,
            { kind: 'resume', interviewId, positionId: await resumes.positionOf(trx, interviewId), status: 'received' },
            at,
          )
        })
      } catch (error) {
        await storage.delete(storageKey)
        throw error
      }
      log.info('user.action', { action: 'resume.upload', subject: 'interview', subjectId: interviewId })
    },

    async forCandidate(dbOrTrx: DbOrTrx, interviewId: string): Promise<Resume | null> {
      const row = await resumes.latest(dbOrTrx, interviewId)
      return row ? resumeView(row) : null
    },

    async forReview(interviewId: string): Promise<ResumeForReview> {
      const row = await require(interviewId)
      log.info('user.action', { action: 'resume.view', subject: 'interview', subjectId: interviewId })
      return resumeForReview(row, await resumes.steps(db, row.id))
    },

    async text(interviewId: string): Promise<{ text: string }> {
      const row = await require(interviewId)
      return { text: (await resumes.text(db, row.id)) ?? '' }
    },

    async file(interviewId: string): Promise<{ name: string; bytes: Uint8Array }> {
      const row = await require(interviewId)
      log.info('user.action', { action: 'resume.download', subject: 'interview', subjectId: interviewId })
      return { name: row.fileName, bytes: await storage.get(row.storageKey) }
    },

    async exists(dbOrTrx: DbOrTrx, interviewId: string): Promise<boolean> {
      return (await resumes.latest(dbOrTrx, interviewId)) !== null
    },

    /** For the person's copy of their data. */
    async data(dbOrTrx: DbOrTrx, interviewId: string): Promise<unknown> {
      const row = await resumes.latest(dbOrTrx, interviewId)
      return row ? { ...resumeView(row), text: await resumes.text(dbOrTrx, row.id) } : null
    },

    /** The file goes with the rows; a crash in between leaves a row without a file, never a file without a row. */
    async erase(trx: Trx, interviewId: string): Promise<void> {
      for (const key of await resumes.storageKeys(trx, interviewId)) await storage.delete(key)
      await resumes.deleteOf(trx, interviewId)
    },
  }
}

/** What is left of a name when nothing in it can lead elsewhere or hide its end. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return plain.length > 120 ? `${plain.slice(0, 100)}…${plain.slice(-15)}` : plain || 'resume'
}
