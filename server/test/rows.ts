import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import type { Schema } from '../src/infra/db/schema.ts'

const at = new Date('2026-03-02T09:00:00.000Z')

/** A candidate's row with what a test does not care about filled in. */
export function candidateRow(given: Partial<Insertable<Schema['candidates']>> = {}): Insertable<Schema['candidates']> {
  const nothing = { full_name: null, email: null, phone: null, github: null, linkedin: null, erased_at: null }
  return { id: v7(), ...nothing, created_at: at, updated_at: at, ...given }
}
