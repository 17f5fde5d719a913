import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addInterview } from '../../../../test/interview-rows.ts'
import { makePosition } from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'
import { plansOf } from '../../../../test/query-plans.ts'
import { interviewLists, type ListFilter } from './interview-list.repository.ts'

const product = useProduct()
const candidates = 30_000
let positionId: string

// As many as make reading all of them dearer than an index: one in a thousand is for the position that is looked at.
beforeAll(async () => {
  const { db } = product.database
  const add = async () => {
    const { id } = await makePosition(product)
    const { template_version_id: templateVersionId } = await db
      .selectFrom('positions')
      .select('template_version_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { id, interviewId: await addInterview(db, { id, templateVersionId }) }
  }
  const [wanted, other] = [await add(), await add()]
  positionId = wanted.id
  await sql`
    insert into candidates (id, full_name, email, created_at, updated_at)
    select gen_random_uuid(), md5(n::text) || ' ' || md5((n * 7)::text), md5(n::text) || '@candidates.example', now(), now()
    from generate_series(1, ${sql.lit(candidates)}) as n`.execute(db)
  await sql`
    insert into interviews (id, position_id, candidate_id, template_version_id, seq, state, status, waiting_for,
      question_count, answered_count, human_requested, last_event_at, created_at, score, score_kind)
    select gen_random_uuid(), case when n % 1000 = 0 then ${wanted.id}::uuid else ${other.id}::uuid end, c.id,
      (select template_version_id from interviews where id = ${wanted.interviewId}), 1, '{}',
      case when n % 3 = 0 then 'invited' else 'scored' end, case when n % 500 = 0 then 'decision' else 'nobody' end,
      6, 0, false, now() - n * interval '1 minute', now() - n * interval '1 minute', n % 100, 'scored'
    from (select id, row_number() over () as n from candidates where full_name is not null) as c`.execute(db)
  await sql`vacuum (analyze) candidates, interviews, positions`.execute(db)
}, 60_000)

const page = (filter: ListFilter, sort: 'score' | 'name' | 'lastEvent' | 'created') =>
  plansOf(product.database.pool, (db) => interviewLists.page(db, filter, { sort, direction: 'desc', limit: 50 }))

describe('R8.3 the list of candidates', () => {
  test.each(['score', 'lastEvent', 'created'] as const)('sorted by %s takes its page from an index', async (sort) => {
    const [all] = await page({}, sort)
    expect(all?.scanned).not.toContain('interviews')
    const [ofPosition] = await page({ positionId }, sort)
    expect(ofPosition?.scanned).not.toContain('interviews')
    expect(ofPosition?.indexes.join()).toMatch(/interviews_position_/)
  })

  test.each([
    ['whom it waits for', { waitingFor: 'decision' }],
    ['state', { status: 'scored' }],
  ] as const)('filtered by %s reads no table from end to end', async (_what, filter) => {
    expect((await page(filter, 'lastEvent'))[0]?.scanned).not.toContain('interviews')
  })

  test('of one position is sorted by name without reading the others', async () => {
    expect((await page({ positionId }, 'name'))[0]?.scanned).not.toContain('interviews')
  })

  test.each([
    ['a part of the name', true, ['candidates_name_parts', 'candidates_email_parts']],
    ['a part of the name, where addresses are not shown', false, ['candidates_name_parts']],
  ])('searched by %s goes by the parts of words', async (_what, byEmail, indexes) => {
    const plans = await plansOf(product.database.pool, async (db) => {
      const filter = { search: '4ca4238a0b9', byEmail }
      await interviewLists.page(db, filter, { sort: 'lastEvent', direction: 'desc', limit: 50 })
      expect(await interviewLists.count(db, filter)).toBe(1)
    })
    expect(plans).toHaveLength(2)
    for (const plan of plans) {
      expect(plan.scanned).not.toContain('candidates')
      expect(plan.scanned).not.toContain('interviews')
      expect(plan.indexes).toEqual(expect.arrayContaining(indexes))
    }
  })
})
