import { sql } from 'kysely'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { plansOf } from '../../../test/query-plans.ts'
import { auditRepository } from './audit.repository.ts'

const database = useDatabase()
const entries = 40_000
const wanted = v7()

// As much as makes reading all of it dearer than an index.
beforeAll(async () => {
  await sql`
    insert into audit_entries (id, at, actor_type, actor_id, action, subject_kind, subject_id, detail, correlation_id,
      seq, previous_hash, hash)
    select gen_random_uuid(), timestamptz '2026-03-02' + n * interval '1 second', 'user', md5((n % 500)::text),
      (array['interview.viewed', 'answer.scored', 'session.signed_in'])[1 + n % 3], 'interview', md5((n % 9000)::text),
      '{}', md5(n::text), n, '', ''
    from generate_series(1, ${sql.lit(entries)}) as n`.execute(database.db)
  await sql`
    insert into audit_entries (id, at, actor_type, actor_id, action, subject_kind, subject_id, detail)
    values (${wanted}, '2026-03-02', 'user', 'ada', 'decision.made', 'interview', 'i-1', '{}')`.execute(database.db)
  const at = new Date('2026-03-02T00:00:00.000Z')
  const colleague = { id: v7(), email: 'zora@colloquy.example', name: 'Zora Quill', role: 'auditor' as const }
  const row = { ...colleague, password_hash: null, version: 1, created_at: at, updated_at: at }
  await database.db.insertInto('users').values(row).execute()
  await sql`vacuum (analyze) audit_entries`.execute(database.db)
}, 60_000)

describe('R8.3 the trail is filtered and searched by an index, never from end to end', () => {
  const page = { limit: 50 }
  test.each([
    ['everything, newest first', {}, 'audit_entries_at'],
    ['an action that is rare', { action: 'decision.made' }, 'audit_entries_action'],
    ['a person', { actorId: '0cc175b9c0f1b6a831c399e269772661' }, 'audit_entries_actor'],
    ['a candidate', { subjectId: '0cc175b9c0f1b6a831c399e269772661' }, 'audit_entries_subject'],
    ['a day', { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' }, 'audit_entries_at'],
    ['a part of an id', { search: wanted.slice(3, 20) }, 'audit_entries_words'],
    ['a part of a correlation id', { search: '71c399e2697726' }, 'audit_entries_words'],
    ['the words of a rare action', { search: 'Decision made' }, 'audit_entries_action'],
    ['the name of somebody of the team', { search: 'Zora Q' }, 'audit_entries_subject'],
  ] as const)('%s', async (_what, filter, index) => {
    const plans = await plansOf(database.pool, (db) => auditRepository.page(db, filter, page))
    expect(plans.flatMap(({ scanned }) => scanned)).not.toContain('audit_entries')
    expect(plans.flatMap(({ indexes }) => indexes)).toContain(index)
  })

  test('what is searched by a part of its id is found', async () => {
    const { items } = await auditRepository.page(database.db, { search: wanted.slice(3, 20).toUpperCase() }, page)
    expect(items.map(({ id }) => id)).toEqual([wanted])
  })
})
