import type { ParsedResume } from '@colloquy/resume/types'
import type { Selectable } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import type { Schema } from '../../infra/db/schema.ts'

/** What is kept of a parsed file beside its text. */
export type StoredReading = Pick<ParsedResume, 'pages' | 'ocr' | 'fields' | 'hiddenText' | 'warnings' | 'pageStarts'>

/** A code, and a sentence for the candidate. */
export type Refusal = { code: string; message: string }

export type ResumeRow = {
  id: string
  interviewId: string
  fileName: string
  type: string
  size: number
  sha256: string
  storageKey: string
  status: 'received' | 'reading' | 'held' | 'read' | 'refused' | 'failed'
  statusSince: Date
  /** How often reading it was begun. */
  readings: number
  refusal: Refusal | null
  reading: StoredReading | null
  uploadedAt: Date
}

const columns = [
  'id',
  'interview_id',
  'file_name',
  'type',
  'size',
  'sha256',
  'storage_key',
  'status',
  'status_since',
  'readings',
  'refusal',
  'outcome',
  'uploaded_at',
] as const

export const resumes = queries('resumes', {
  async insert(
    trx: Trx,
    resume: Omit<ResumeRow, 'status' | 'statusSince' | 'readings' | 'refusal' | 'reading'>,
  ): Promise<void> {
    await trx
      .insertInto('resumes')
      .values({
        id: resume.id,
        interview_id: resume.interviewId,
        file_name: resume.fileName,
        type: resume.type,
        size: resume.size,
        sha256: resume.sha256,
        storage_key: resume.storageKey,
        status: 'received',
        status_since: resume.uploadedAt,
        readings: 0,
        refusal: null,
        outcome: null,
        text: null,
        uploaded_at: resume.uploadedAt,
      })
      .execute()
  },

  async find(db: DbOrTrx, resumeId: string): Promise<ResumeRow | null> {
    const row = await db.selectFrom('resumes').select(columns).where('id', '=', resumeId).executeTakeFirst()
    return row ? toResume(row) : null
  },

  /** Of two workers the second waits, and sees what the first has done. */
  async lock(trx: Trx, resumeId: string): Promise<ResumeRow | null> {
    const row = await trx
      .selectFrom('resumes')
      .select(columns)
      .where('id', '=', resumeId)
      .forUpdate()
      .executeTakeFirst()
    return row ? toResume(row) : null
  },

  async latest(db: DbOrTrx, interviewId: string): Promise<ResumeRow | null> {
    const row = await db
      .selectFrom('resumes')
      .select(columns)
      .where('interview_id', '=', interviewId)
      .orderBy('uploaded_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    return row ? toResume(row) : null
  },

  async withChecksum(db: DbOrTrx, interviewId: string, sha256: string): Promise<ResumeRow | null> {
    const row = await db
      .selectFrom('resumes')
      .select(columns)
      .where('interview_id', '=', interviewId)
      .where('sha256', '=', sha256)
      .orderBy('uploaded_at', 'desc')
      .executeTakeFirst()
    return row ? toResume(row) : null
  },

  /** Files of one interview come in one after the other. */
  async lockInterview(trx: Trx, interviewId: string): Promise<void> {
    await trx.selectFrom('interviews').select('id').where('id', '=', interviewId).forUpdate().execute()
  },

  async makeLatest(trx: Trx, resumeId: string, at: Date): Promise<void> {
    await trx.updateTable('resumes').set({ uploaded_at: at }).where('id', '=', resumeId).execute()
  },

  async markReceived(trx: Trx, resumeId: string, at: Date): Promise<void> {
    const change = { status: 'received', status_since: at, refusal: null } as const
    await trx.updateTable('resumes').set(change).where('id', '=', resumeId).execute()
  },

  async text(db: DbOrTrx, resumeId: string): Promise<string | null> {
    const row = await db.selectFrom('resumes').select('text').where('id', '=', resumeId).executeTakeFirst()
    return row?.text ?? null
  },

  async positionOf(db: DbOrTrx, interviewId: string): Promise<string> {
    const row = await db
      .selectFrom('interviews')
      .select('position_id')
      .where('id', '=', interviewId)
      .executeTakeFirstOrThrow()
    return row.position_id
  },

  async markReading(trx: Trx, resumeId: string, readings: number, at: Date): Promise<void> {
    const change = { status: 'reading', status_since: at, readings } as const
    await trx.updateTable('resumes').set(change).where('id', '=', resumeId).execute()
  },

  async hold(trx: Trx, resumeId: string, at: Date): Promise<void> {
    await trx.updateTable('resumes').set({ status: 'held', status_since: at }).where('id', '=', resumeId).execute()
  },

  /** Whoever read them stopped without a word, and every attempt of the job is used up by now. */
  async findLeftBehind(db: DbOrTrx, before: Date): Promise<string[]> {
    const rows = await db
      .selectFrom('resumes')
      .select('id')
      .where('status', '=', 'reading')
      .where('status_since', '<', before)
      .limit(100)
      .execute()
    return rows.map((row) => row.id)
  },

  async saveReading(trx: Trx, resumeId: string, parsed: ParsedResume, at: Date): Promise<void> {
    const { pages, ocr, fields, hiddenText, warnings, pageStarts } = parsed
    const reading: StoredReading = { pages, ocr, fields, hiddenText, warnings, pageStarts }
    await trx
      .updateTable('resumes')
      .set({
        status: 'read',
        status_since: at,
        type: parsed.type,
        outcome: JSON.stringify(reading),
        text: parsed.text.replaceAll('\0', ''),
      })
      .where('id', '=', resumeId)
      .execute()
  },

  async saveRefusal(
    trx: Trx,
    resumeId: string,
    { status, refusal, at }: { status: 'refused' | 'failed'; refusal: Refusal; at: Date },
  ): Promise<void> {
    await trx
      .updateTable('resumes')
      .set({ status, status_since: at, refusal: JSON.stringify(refusal) })
      .where('id', '=', resumeId)
      .execute()
  },

  /** Links are offered to nobody for correction, so only sure ones are kept with the person. */
  async rememberLinks(
    trx: Trx,
    interviewId: string,
    links: { github: string | null; linkedin: string | null },
  ): Promise<void> {
    await trx
      .updateTable('candidates')
      .set(links)
      .where('id', '=', (eb) =>
        eb.selectFrom('interviews').select('candidate_id').where('interviews.id', '=', interviewId),
      )
      .where('erased_at', 'is', null)
      .execute()
  },

  async deleteOf(trx: Trx, interviewId: string): Promise<{ id: string; storageKey: string }[]> {
    return trx
      .deleteFrom('resumes')
      .where('interview_id', '=', interviewId)
      .returning(['id', 'storage_key as storageKey'])
      .execute()
  },
})

type Row = Pick<Selectable<Schema['resumes']>, (typeof columns)[number]>

function toResume(row: Row): ResumeRow {
  return {
    id: row.id,
    interviewId: row.interview_id,
    fileName: row.file_name,
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    storageKey: row.storage_key,
    status: row.status,
    statusSince: row.status_since,
    readings: row.readings,
    refusal: row.refusal,
    // Written by `saveReading` only, from the same type.
    reading: row.outcome as StoredReading | null,
    uploadedAt: row.uploaded_at,
  }
}
