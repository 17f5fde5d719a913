import { createHash } from 'node:crypto'
import type { ResumeUpload } from '@colloquy/contracts/resumes'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import { safeFileName } from './file-name.ts'
import { uploads } from './uploads.repository.ts'

type Deps = {
  db: Db
  now: () => Date
  sizeLimit: number
  /** Nothing is stored of a person who has not agreed to it. */
  requireConsent: (interviewId: string) => Promise<void>
  /** Throws after an erasure; holds the interview until the transaction ends. */
  refuseErased: (trx: Trx, interviewId: string) => Promise<void>
  takeFile: (interviewId: string, file: { name: string; bytes: Uint8Array }) => Promise<void>
}
type Place = { interviewId: string; uploadId: string }
type Announced = { fileName: string; size: number; sha256: string | null }

export type UploadService = ReturnType<typeof createUploadService>

/** Takes a résumé in parts, so that a connection may break in between. What has arrived whole becomes a résumé like any other. */
export function createUploadService({ db, now, sizeLimit, requireConsent, refuseErased, takeFile }: Deps) {
  const unknown = () =>
    new AppError('upload_unknown', 'This upload has ended or another one took its place. Please choose the file again.')

  return {
    async begin(interviewId: string, { fileName, size, sha256 }: Announced): Promise<ResumeUpload> {
      if (size > sizeLimit)
        throw new AppError('body_too_large', 'This file is larger than we accept. Nothing was lost; try a smaller one.')
      await requireConsent(interviewId)
      return inTransaction(db, async (trx) => {
        await refuseErased(trx, interviewId)
        const present = sha256 === null ? undefined : await uploads.underWay(trx, interviewId, sha256)
        if (present?.size === size) return view(present)
        await uploads.deleteUnfinished(trx, interviewId)
        const id = newId()
        await uploads.insert(trx, { id, interviewId, fileName: safeFileName(fileName), size, sha256, at: now() })
        return { id, offset: 0, size }
      })
    },

    async read(place: Place): Promise<ResumeUpload> {
      const upload = await uploads.find(db, place)
      if (!upload) throw unknown()
      return view(upload)
    },

    async append(place: Place, offset: number, bytes: Buffer): Promise<ResumeUpload> {
      return inTransaction(db, async (trx) => {
        const upload = await uploads.lock(trx, place)
        if (!upload || upload.ended_at) throw unknown()
        if (offset !== upload.received)
          throw new AppError('upload_out_of_step', `Go on at byte ${upload.received}.`, {
            context: { offset: upload.received },
          })
        if (offset + bytes.length > upload.size)
          throw new AppError('body_too_large', 'More arrived than was announced. Please choose the file again.')
        if (bytes.length > 0) await uploads.append(trx, { uploadId: place.uploadId, offset, bytes, at: now() })
        return { id: upload.id, offset: offset + bytes.length, size: upload.size }
      })
    },

    /** Taking the file knows a repetition by its checksum: a crash before the mark loses nothing and doubles nothing. */
    async end(place: Place): Promise<void> {
      const upload = await uploads.find(db, place)
      if (!upload) throw unknown()
      if (upload.ended_at) return
      if (upload.received < upload.size)
        throw new AppError('upload_incomplete', `Of ${upload.size} bytes ${upload.received} have arrived.`, {
          context: { offset: upload.received },
        })
      const bytes = await uploads.bytes(db, upload.id)
      // None are left where the same end was carried out a moment ago.
      if (bytes.length < upload.size) return
      if (upload.sha256 && createHash('sha256').update(bytes).digest('hex') !== upload.sha256) {
        await inTransaction(db, (trx) => uploads.discard(trx, upload.id))
        throw new AppError('upload_damaged', 'The file that arrived is not the one you chose. Please choose it again.')
      }
      await takeFile(place.interviewId, { name: upload.file_name, bytes })
      await inTransaction(db, (trx) => uploads.end(trx, upload.id, now()))
    },

    deleteUntouchedSince: (before: Date) => uploads.deleteUntouchedSince(db, before),
  }
}

const view = ({ id, received, size }: { id: string; received: number; size: number }): ResumeUpload => ({
  id,
  offset: received,
  size,
})
