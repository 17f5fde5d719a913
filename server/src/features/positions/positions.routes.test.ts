import type { Position } from '@colloquy/contracts/positions'
import type { TemplateVersion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { addInterview } from '../../../test/interview-rows.ts'
import { createPositionsApp } from '../../../test/positions-app.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { defaultSettings, type PositionsService } from './positions.service.ts'

const database = useDatabase()
let api: FeatureApp
let positions: PositionsService
let admin: UserCaller
let interviewer: UserCaller

beforeAll(async () => {
  ;({ api, positions } = await createPositionsApp(database.db))
  admin = await api.user('admin')
  interviewer = await api.user('interviewer')
})

async function create(body: object): Promise<Position> {
  const reply = await api.send(admin, 'POST', '/api/positions', { body: { title: 'Engineer', ...body } })
  expect(reply.status).toBe(201)
  return reply.body as Position
}
const change = (id: string, body: object, headers: Record<string, string>, who: UserCaller | null = admin) =>
  api.send(who, 'PATCH', `/api/positions/${id}`, { body, headers })

describe('R10.2 creating a position', () => {
  test('takes the template’s questions from the bank and the usual settings', async () => {
    const position = await create({ topics: ['node'] })
    expect(position).toMatchObject({
      title: 'Engineer',
      description: '',
      status: 'open',
      templateName: 'Standard',
      questionsChosen: 6,
      questionsWanted: 6,
      settings: defaultSettings,
      counts: { invited: 0, active: 0, toReview: 0, decided: 0, total: 0 },
      version: 1,
    })
  })

  test('without topics, or where the bank has too few questions, places stay empty', async () => {
    expect(await create({})).toMatchObject({ questionsChosen: 0, questionsWanted: 6 })
    expect(await create({ topics: ['react'] })).toMatchObject({ questionsChosen: 0, questionsWanted: 6 })
  })

  test('can be untimed, of the other template, with settings of its own', async () => {
    const position = await create({ templateKey: 'classic-sprint', untimed: true, settings: { retentionDays: 30 } })
    expect(position).toMatchObject({
      templateName: 'Classic sprint',
      settings: { ...defaultSettings, retentionDays: 30 },
    })
    const reply = await api.send(admin, 'GET', `/api/positions/${position.id}/template`)
    const { slots, practice } = (reply.body as TemplateVersion).definition
    expect([...slots, practice].map(({ limitSeconds }) => limitSeconds)).toEqual(Array(7).fill(null))
  })

  test('tells every open page', async () => {
    const { id } = await create({})
    const events = await database.db.selectFrom('events').select('data').where('kind', '=', 'position').execute()
    expect(events.map(({ data }) => data)).toContainEqual({ kind: 'position', positionId: id })
  })

  test('refuses an empty title, an interviewer, and who is not signed in', async () => {
    const post = (who: UserCaller | null, title: string) => api.send(who, 'POST', '/api/positions', { body: { title } })
    expect((await post(admin, '  ')).body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'title' }] })
    expect((await post(interviewer, 'Engineer')).body).toMatchObject({ code: 'forbidden' })
    expect((await post(null, 'Engineer')).body).toMatchObject({ code: 'not_signed_in' })
  })

  test('R1.3 a fault between any two statements leaves nothing behind', async () => {
    const rows = async () =>
      Promise.all(
        (['templates', 'template_versions', 'positions', 'events'] as const).map((table) =>
          database.db.selectFrom(table).select('id').execute(),
        ),
      )
    const before = await rows()
    const body = { title: 'Half made', description: '', templateKey: 'standard', topics: [], untimed: false } as const
    const tried = await failAfterEachStatement(
      () => positions.create({ ...body, topics: ['node'] }, admin.id),
      async () => expect(await rows()).toEqual(before),
    )
    expect(tried).toBeGreaterThan(4)
  })
})

describe('R2.2 reading positions', () => {
  test('lists them newest first, page by page', async () => {
    const first = await api.send(interviewer, 'GET', '/api/positions?limit=2')
    const { items, nextCursor } = first.body as { items: Position[]; nextCursor: string }
    const second = await api.send(interviewer, 'GET', `/api/positions?limit=200&cursor=${nextCursor}`)
    const all = [...items, ...(second.body as { items: Position[] }).items].map(({ id }) => id)
    const rows = await database.db.selectFrom('positions').select('id').execute()
    expect(all).toEqual(
      rows
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
  })

  test('counts interviews by what they wait for', async () => {
    const position = await create({})
    const { db } = database
    for (const status of ['invited', 'invited', 'onboarding', 'in_progress', 'paused'] as const)
      await addInterview(db, position, { status, waiting_for: 'candidate' })
    await addInterview(db, position, { waiting_for: 'review' })
    await addInterview(db, position, { waiting_for: 'decision', decision: 'hold' })
    await addInterview(db, position, { waiting_for: 'nobody', decision: 'reject' })
    await addInterview(db, position, { status: 'expired', waiting_for: 'nobody' })
    const reply = await api.send(interviewer, 'GET', `/api/positions/${position.id}`)
    expect((reply.body as Position).counts).toEqual({ invited: 2, active: 3, toReview: 2, decided: 1, total: 9 })
  })

  test('refuses a damaged cursor, an unknown id, an id that is none, and who is not signed in', async () => {
    const read = async (who: UserCaller | null, path: string) => (await api.send(who, 'GET', path)).body
    expect(await read(admin, '/api/positions?cursor=x')).toMatchObject({ code: 'invalid_cursor' })
    expect(await read(admin, `/api/positions/${v7()}`)).toMatchObject({ code: 'not_found' })
    expect(await read(admin, '/api/positions/7')).toMatchObject({ code: 'validation_failed' })
    expect(await read(null, '/api/positions')).toMatchObject({ code: 'not_signed_in' })
    expect(await read(null, `/api/positions/${v7()}`)).toMatchObject({ code: 'not_signed_in' })
  })
})

describe('R3.5 changing a position', () => {
  test('changes what was sent and keeps the rest', async () => {
    const { id } = await create({ description: 'Kept', settings: { retentionDays: 30 } })
    const reply = await change(id, { status: 'closed', settings: { decisionWithinDays: 7 } }, { 'if-match': '"1"' })
    expect(reply).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: {
        title: 'Engineer',
        description: 'Kept',
        status: 'closed',
        settings: { ...defaultSettings, retentionDays: 30, decisionWithinDays: 7 },
        version: 2,
      },
    })
  })

  test('the second of two who changed the same version gets a conflict and changes nothing', async () => {
    const { id } = await create({})
    expect((await change(id, { title: 'First' }, { 'if-match': '"1"' })).status).toBe(200)
    expect((await change(id, { title: 'Second' }, { 'if-match': '"1"' })).body).toMatchObject({
      status: 412,
      code: 'version_conflict',
    })
    expect((await api.send(admin, 'GET', `/api/positions/${id}`)).body).toMatchObject({ title: 'First', version: 2 })
  })

  test('asks for If-Match; * says that there is none yet, which is wrong here', async () => {
    const { id } = await create({})
    expect((await change(id, { title: 'X' }, {})).body).toMatchObject({ status: 428, code: 'precondition_required' })
    expect((await change(id, { title: 'X' }, { 'if-match': '*' })).body).toMatchObject({ code: 'version_conflict' })
  })

  test('refuses settings out of range, an unknown position, an interviewer, and who is not signed in', async () => {
    const { id } = await create({})
    const headers = { 'if-match': '"1"' }
    expect((await change(id, { settings: { retentionDays: 0 } }, headers)).body).toMatchObject({
      code: 'validation_failed',
    })
    expect((await change(v7(), { title: 'X' }, headers)).body).toMatchObject({ code: 'not_found' })
    expect((await change(id, { title: 'X' }, headers, interviewer)).body).toMatchObject({ code: 'forbidden' })
    expect((await change(id, { title: 'X' }, headers, null)).body).toMatchObject({ code: 'not_signed_in' })
  })
})
