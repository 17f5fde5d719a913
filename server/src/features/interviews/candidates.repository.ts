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
  }),
}
