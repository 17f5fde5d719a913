import type { Position } from '@colloquy/contracts/positions'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { addInterview } from '../../../../test/interview-rows.ts'
import { createPositionsApp } from '../../../../test/positions-app.ts'
import { recordLog } from '../../../../test/recorded-log.ts'
import { connectDatabase, type Database } from '../../../infra/db/database.ts'
import { type QueueFilter, queueRepository } from './queue.repository.ts'

const database = useDatabase()
const { log, of } = recordLog()
let watched: Database
let positionId: string
let ownerId: string

/** Twenty thousand answers; a small part of them is of this position, of this owner, or failed. */
beforeAll(async () => {
  const { db, url } = database
  watched = connectDatabase({ url, log, slowQueryMs: 0 })
  const { api } = await createPositionsApp(db)
  const admin = await api.user('admin')
  ownerId = (await api.user('interviewer')).id
  const newPosition = async (title: string) =>
    (await api.send(admin, 'POST', '/api/positions', { body: { title, topics: ['node'] } })).body as Position
  const [small, large] = [await newPosition('Sound engineer'), await newPosition('Engineer')]
  positionId = small.id
  const interviewId = await addInterview(db, large)
  await sql`
    insert into interviews select (copied).* from (
      select jsonb_populate_record(interviews, jsonb_build_object('id', gen_random_uuid())) as copied
      from interviews, generate_series(1, 3333) where id = ${interviewId}) more`.execute(db)
  const questions = ['easy', 'medium', 'hard'].flatMap((level) => [`node-${level}-1`, `node-${level}-2`])
  await sql`
    insert into answers (id, interview_id, question_id, text, sha256, submitted_by, used_ms, signals, submitted_at)
    select gen_random_uuid(), id, question, 'Words.', 'hash', 'candidate', 1, '[]', now()
    from interviews, unnest(${sql.val(questions)}::text[]) question`.execute(db)
  await sql`
    insert into queued_answers (answer_id, interview_id, position_id, question_id, kind, criteria, since, owner_id)
    select id, interview_id, case when number % 97 = 0 then ${positionId}::uuid else ${large.id} end, question_id,
      case when number % 101 = 0 then 'failed' else (array['insufficient', 'unsure', 'stand_in'])[number % 3 + 1] end,
      '["accuracy"]', now() - number * interval '1 minute', case when number % 103 = 0 then ${ownerId}::uuid end
    from (select *, row_number() over (order by id)::int as number from answers) numbered`.execute(db)
  await sql`analyze interviews, answers, queued_answers`.execute(db)
})
afterAll(() => watched.close())

/** How the database gets a page of the queue, as it says itself. */
async function planOf(filter: QueueFilter, cursor?: string): Promise<string> {
  const before = of('db.slow_query').length
  await queueRepository.page(watched.db, undefined, filter, { limit: 25, cursor })
  return vi.waitFor(() => {
    const plan = of('db.slow_query').at(before)?.plan
    if (typeof plan !== 'string') throw new Error('The plan is not there yet.')
    return plan
  })
}

test.each<[string, () => QueueFilter, string]>([
  ['everything that no scorer settled', () => ({}), 'queued_answers_age'],
  ['one kind', () => ({ kind: 'failed' }), 'queued_answers_kind'],
  ['stand-ins', () => ({ kind: 'stand_in' }), 'queued_answers_kind'],
  ['one position', () => ({ positionId }), 'queued_answers_position'],
  ['what somebody has', () => ({ ownerId }), 'queued_answers_owner'],
  ['what nobody has', () => ({ ownerId: null }), 'queued_answers_age'],
])('R8.3 the review queue is read by an index: %s', async (_, filter, index) => {
  const plan = await planOf(filter())
  expect(plan).toContain(`using ${index} on queued_answers`)
  expect(plan).not.toContain('Seq Scan on answers')
})

test('R8.3 a later page is read from where the one before ended', async () => {
  const { nextCursor } = await queueRepository.page(database.db, undefined, {}, { limit: 25 })
  const plan = await planOf({}, nextCursor ?? undefined)
  expect(plan).toMatch(/using queued_answers_age on queued_answers[^\n]*\n\s+Index Cond: [^\n]*since/)
})
