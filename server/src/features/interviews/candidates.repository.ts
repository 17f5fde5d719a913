import type { Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'

export type Candidate = {
  id: string
  fullName: string | null
  email: string | null
  phone: string | null
  github: string | null
  linkedin: string | null
  erased: boolean
}
type NewCandidate = { id: string; fullName: string | null; email: string | null; now: Date }

const newRow = ({ id, fullName, email, now }: NewCandidate) => ({
  id,
  full_name: fullName,
  email,
  phone: null,
  github: null,
  linkedin: null,
  erased_at: null,
  created_at: now,
  updated_at: now,
})

/** The people. Name and contact live in this table and nowhere else. */
export const candidates = {
  ...repository('candidates', {
    noun: 'candidate',
    version: 'version',
    toEntity: (row): Candidate => ({
      id: row.id,
      fullName: row.full_name,
      email: row.email,
      phone: row.phone,
      github: row.github,
      linkedin: row.linkedin,
      erased: row.erased_at !== null,
    }),
    toRow: (candidate: NewCandidate) => newRow(candidate),
  }),
  ...queries('candidates', {
    async insertMany(trx: Trx, people: readonly NewCandidate[]): Promise<void> {
      await trx.insertInto('candidates').values(people.map(newRow)).execute()
    },

    /** Blanks the person, and every word of theirs in this interview; ids, times and hashes stay. */
    async erase(trx: Trx, candidateId: string, interviewId: string, now: Date): Promise<void> {
      const blank = { full_name: null, email: null, phone: null, github: null, linkedin: null }
      await trx
        .updateTable('candidates')
        .set({ ...blank, erased_at: now, updated_at: now })
        .where('id', '=', candidateId)
        .execute()
      const words = { text: '', signals: '[]', erased_at: now }
      await trx.updateTable('answers').set(words).where('interview_id', '=', interviewId).execute()
      await trx.deleteFrom('drafts').where('interview_id', '=', interviewId).execute()
      await trx.deleteFrom('accommodation_reasons').where('interview_id', '=', interviewId).execute()
      await trx
        .updateTable('summaries')
        .set({ strengths: '[]', gaps: '[]' })
        .where('interview_id', '=', interviewId)
        .execute()
      await trx.updateTable('reviews').set({ note: '' }).where('interview_id', '=', interviewId).execute()
      await trx.updateTable('decisions').set({ note: '' }).where('interview_id', '=', interviewId).execute()
      await trx.deleteFrom('idempotency_keys').where('owner', '=', `candidate:${interviewId}`).execute()
    },
  }),
}
