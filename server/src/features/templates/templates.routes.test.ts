import type { Position } from '@colloquy/contracts/positions'
import type { TemplateVersion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createPositionsApp } from '../../../test/positions-app.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import type { Proposal } from './next-version.ts'
import type { TemplatesService } from './templates.service.ts'

const database = useDatabase()
let api: FeatureApp
let templates: TemplatesService
let admin: UserCaller
let interviewer: UserCaller

beforeAll(async () => {
  ;({ api, templates } = await createPositionsApp(database.db))
  admin = await api.user('admin')
  interviewer = await api.user('interviewer')
})

async function newPosition(): Promise<string> {
  const reply = await api.send(admin, 'POST', '/api/positions', { body: { title: 'Engineer', topics: ['node'] } })
  return (reply.body as Position).id
}
async function presentVersion(positionId: string) {
  const reply = await api.send(interviewer, 'GET', `/api/positions/${positionId}/template`)
  return { ...reply, version: reply.body as TemplateVersion }
}
const proposalOf = ({ definition }: TemplateVersion): Proposal => ({
  slots: definition.slots.map(({ question, ...slot }) => ({ ...slot, questionId: question?.questionId ?? null })),
  pausesAllowed: definition.pausesAllowed,
})
const publish = (positionId: string, body: object, headers = {}, who: UserCaller | null = admin) =>
  api.send(who, 'POST', `/api/positions/${positionId}/template-versions`, { body, headers })

describe('R10.2 reading templates', () => {
  test.each(['admin', 'interviewer'] as const)('%s sees the two that ship', async (role) => {
    const reply = await api.send(await api.user(role), 'GET', '/api/templates')
    expect(reply).toMatchObject({ status: 200, body: { items: [{ key: 'standard' }, { key: 'classic-sprint' }] } })
  })

  test('a position has its own version 1', async () => {
    const { status, version, headers } = await presentVersion(await newPosition())
    expect([status, version.number, headers.etag]).toEqual([200, 1, '"1"'])
  })

  test('refuses an unknown position, and who is not signed in', async () => {
    expect((await presentVersion(v7())).body).toMatchObject({ code: 'not_found' })
    expect((await api.send(null, 'GET', '/api/templates')).status).toBe(401)
    expect((await api.send(null, 'GET', `/api/positions/${v7()}/template`)).status).toBe(401)
  })
})

describe('R10.2 publishing a version', () => {
  test('the new version is used from now on; the one before stays as it was', async () => {
    const positionId = await newPosition()
    const { version: first } = await presentVersion(positionId)
    const reply = await publish(positionId, { ...proposalOf(first), pausesAllowed: 0 })
    expect(reply).toMatchObject({ status: 201, body: { number: 2, definition: { pausesAllowed: 0 } } })
    expect((await presentVersion(positionId)).version).toEqual(reply.body)
    const kept = await database.db
      .selectFrom('template_versions')
      .select('definition')
      .where('id', '=', first.id)
      .executeTakeFirst()
    expect(kept?.definition).toEqual(first.definition)
  })

  test('a change of weights asks for a reason and keeps it', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    const heavier = { ...proposal, slots: proposal.slots.map((slot) => ({ ...slot, weight: 5 })) }
    expect((await publish(positionId, heavier)).body).toMatchObject({ status: 422, code: 'reason_required' })
    const reply = await publish(positionId, { ...heavier, reason: 'All alike.' })
    const { id } = reply.body as TemplateVersion
    const row = await database.db.selectFrom('template_versions').selectAll().where('id', '=', id).executeTakeFirst()
    expect(row).toMatchObject({ reason: 'All alike.', published_by: admin.id })
  })

  test('a weight that is not above zero and an unknown question are refused', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    const [first, ...rest] = proposal.slots
    const weightless = { ...proposal, slots: [{ ...first, weight: 0 }, ...rest] }
    expect((await publish(positionId, weightless)).body).toMatchObject({ code: 'validation_failed' })
    const madeUp = { ...proposal, slots: [{ ...first, questionId: 'made-up' }, ...rest] }
    expect((await publish(positionId, madeUp)).body).toMatchObject({ status: 422, code: 'question_unknown' })
  })

  test('R3.5 the second of two who changed the same version gets a conflict', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    const headers = { 'if-match': '"1"' }
    expect((await publish(positionId, proposal, headers)).status).toBe(201)
    expect((await publish(positionId, proposal, headers)).body).toMatchObject({ status: 412, code: 'version_conflict' })
  })

  test('two who publish at once get one version each', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    const replies = await Promise.all([publish(positionId, proposal), publish(positionId, proposal)])
    expect(replies.map(({ body }) => (body as TemplateVersion).number).sort()).toEqual([2, 3])
  })

  test('an interviewer may not, nobody may not, and an unknown position is refused', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    expect((await publish(positionId, proposal, {}, interviewer)).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect((await publish(positionId, proposal, {}, null)).status).toBe(401)
    expect((await publish(v7(), proposal)).body).toMatchObject({ code: 'not_found' })
  })

  test('R1.3 a fault between any two statements leaves the version before in use', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    const versions = () => database.db.selectFrom('template_versions').select('id').execute()
    const before = await versions()
    const tried = await failAfterEachStatement(
      () => templates.publish({ ...proposal, positionId, publishedBy: admin.id, basedOn: null }),
      async () => {
        expect(await versions()).toEqual(before)
        expect((await presentVersion(positionId)).version.number).toBe(1)
      },
    )
    expect(tried).toBeGreaterThan(4)
    expect((await presentVersion(positionId)).version.number).toBe(2)
  })
})
