import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as snippetsInParts from '../../../migrations/0110_snippets_in_parts.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { migrateDown, migrateUp } from './migrate.ts'

const words = String.raw`Robin "Bob" Ashe, C:\cv, "snippet": "no"`
const older = { fields: { name: { value: 'Robin Ashe', where: { page: 1, snippet: words } }, skills: [] } }
const migrations = { '0110_snippets_in_parts': snippetsInParts }

test('R9.1 readings made before snippets had parts keep their words, and have them again one version back', async () => {
  const { db, close } = await createTestDatabase(true)
  const reading = async () =>
    (await sql<{ outcome: unknown }>`select outcome from resumes where outcome is not null`.execute(db)).rows[0]
      ?.outcome
  try {
    await sql`create table resumes (outcome jsonb)`.execute(db)
    await sql`insert into resumes values (${JSON.stringify(older)}::jsonb), (null)`.execute(db)
    await migrateUp(db, { migrations })
    const snippet = { before: '', words, after: '' }
    expect(await reading()).toMatchObject({ fields: { name: { where: { page: 1, snippet } } } })
    await migrateDown(db, { migrations })
    expect(await reading()).toEqual(older)
  } finally {
    await close()
  }
})
