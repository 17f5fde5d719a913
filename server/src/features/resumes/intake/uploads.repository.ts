import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

type NewUpload = { id: string; interviewId: string; fileName: string; size: number; sha256: string | null; at: Date }
type Place = { interviewId: string; uploadId: string }

export const uploads = queries('uploads', {
  /** The one that is under way with these very bytes. */
  async underWay(trx: Trx, interviewId: string, sha256: string) {
    return trx
      .selectFrom('resume_uploads')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .where('sha256', '=', sha256)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  },

  async insert(trx: Trx, { id, interviewId, fileName, size, sha256, at }: NewUpload): Promise<void> {
    await trx
      .insertInto('resume_uploads')
      .values({
        id,
        interview_id: interviewId,
        file_name: fileName,
        size,
        sha256,
        received: 0,
        ended_at: null,
        touched_at: at,
      })
      .execute()
  },

  async find(db: DbOrTrx, { interviewId, uploadId }: Place) {
    return db
      .selectFrom('resume_uploads')
      .selectAll()
      .where('id', '=', uploadId)
      .where('interview_id', '=', interviewId)
      .executeTakeFirst()
  },

  /** Of two tabs that send the same part the second waits, and finds that it has arrived. */
  async lock(trx: Trx, { interviewId, uploadId }: Place) {
    return trx
      .selectFrom('resume_uploads')
      .selectAll()
      .where('id', '=', uploadId)
      .where('interview_id', '=', interviewId)
      .forUpdate()
      .executeTakeFirst()
  },

  async append(trx: Trx, part: { uploadId: string; offset: number; bytes: Buffer; at: Date }): Promise<void> {
    const { uploadId, offset, bytes, at } = part
    await trx.insertInto('resume_upload_parts').values({ upload_id: uploadId, at_offset: offset, bytes }).execute()
    await trx
      .updateTable('resume_uploads')
      .set({ received: offset + bytes.length, touched_at: at })
      .where('id', '=', uploadId)
      .execute()
  },

  async bytes(db: DbOrTrx, uploadId: string): Promise<Buffer> {
    const parts = await db
      .selectFrom('resume_upload_parts')
      .select('bytes')
      .where('upload_id', '=', uploadId)
      .orderBy('at_offset')
      .execute()
    return Buffer.concat(parts.map((part) => part.bytes))
  },

  /** The row stays a while, so that an end that is sent again is known for one. */
  async end(trx: Trx, uploadId: string, at: Date): Promise<void> {
    await trx.deleteFrom('resume_upload_parts').where('upload_id', '=', uploadId).execute()
    await trx.updateTable('resume_uploads').set({ ended_at: at, touched_at: at }).where('id', '=', uploadId).execute()
  },

  async discard(trx: Trx, uploadId: string): Promise<void> {
    await trx.deleteFrom('resume_uploads').where('id', '=', uploadId).execute()
  },

  async deleteUnfinished(trx: Trx, interviewId: string): Promise<void> {
    await trx
      .deleteFrom('resume_uploads')
      .where('interview_id', '=', interviewId)
      .where('ended_at', 'is', null)
      .execute()
  },

  async deleteOf(trx: Trx, interviewId: string): Promise<void> {
    await trx.deleteFrom('resume_uploads').where('interview_id', '=', interviewId).execute()
  },

  async deleteUntouchedSince(db: DbOrTrx, before: Date): Promise<void> {
    await db.deleteFrom('resume_uploads').where('touched_at', '<', before).execute()
  },
})
