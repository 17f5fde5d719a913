import type { Position } from '@colloquy/contracts/positions'
import type { BankQuestion } from '@colloquy/contracts/question-bank'
import type { TemplateChange, TemplateVersionEntry } from '@colloquy/contracts/template-versions'
import type { TemplateVersion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createPositionsApp, positionsNow } from '../../../test/positions-app.ts'
import { inTransaction } from '../../infra/db/database.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { questionRepository } from '../questions/questions.repository.ts'
import type { TemplatesService } from './templates.service.ts'

const anyVersion: Record<string, string> = { 'if-match': '*' }
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
const proposalOf = ({ definition }: TemplateVersion): TemplateChange => ({
  slots: definition.slots.map(({ question, ...slot }) => ({ ...slot, questionId: question?.questionId ?? null })),
  pausesAllowed: definition.pausesAllowed,
})
const publish = (positionId: string, body: object, headers = anyVersion, who: UserCaller | null = admin) =>
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

describe('R11.8 the first version', () => {
  test('asks only what passes the pre-flight; where nothing is left, the place stays empty', async () => {
    const say = (id: string) => ({ id, weight: 3, phrasings: Array(3).fill('it always depends on the situation') })
    const vague = (question: BankQuestion): BankQuestion => ({
      ...question,
      rubric: {
        ...question.rubric,
        keyPoints: ['one', 'two', 'three'].map(say),
        reference: 'It always depends on the situation.',
      },
    })
    const bank = [
      vague(bankQuestion('react-easy-1', 'react', 'easy')),
      bankQuestion('react-easy-2', 'react', 'easy'),
      bankQuestion('react-easy-3', 'react', 'easy'),
      vague(bankQuestion('react-hard-1', 'react', 'hard')),
    ]
    await inTransaction(database.db, (trx) => questionRepository.upsertShipped(trx, bank, positionsNow))
    const { slots } = await templates.choose({ key: 'standard', topics: ['react'], untimed: false })
    expect(slots.map(({ question }) => question?.questionId ?? null)).toEqual([
      'react-easy-2',
      'react-easy-3',
      null,
      null,
      null,
      null,
    ])
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
    const audited = await database.db
      .selectFrom('audit_entries')
      .select(['action', 'detail'])
      .where('subject_id', '=', positionId)
      .where('action', '=', 'template.published')
      .execute()
    expect(audited).toEqual([{ action: 'template.published', detail: { version: 2 } }])
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
    expect((await publish(positionId, proposal, headers)).body).toMatchObject({
      status: 412,
      code: 'version_conflict',
      context: { version: 2 },
    })
    expect((await publish(positionId, proposal, {})).body).toMatchObject({ status: 428, code: 'precondition_required' })
  })

  test('R11.8 a rubric that rewards talk is refused, question by question, and nothing is published', async () => {
    const positionId = await newPosition()
    const { version } = await presentVersion(positionId)
    const [first, ...rest] = proposalOf(version).slots
    const rubric = version.definition.slots[0]?.question?.rubric
    const say = (id: string, phrasing: string) => ({ id, weight: 3, phrasings: [phrasing, phrasing, phrasing] })
    const keyPoints = [
      say('depends', 'it always depends on the situation and on the team'),
      say('weigh', 'think about the advantages and the disadvantages and choose what fits best'),
      say('look', 'one should look at it carefully'),
    ]
    const reference = keyPoints.map(({ phrasings }) => `${phrasings[0]}.`).join(' ')
    const own = { topic: 'node', prompt: 'How do you choose a cache?', rubric: { ...rubric, keyPoints, reference } }
    const reply = await publish(positionId, { slots: [{ ...first, own }, ...rest], pausesAllowed: 2 })
    expect(reply.body).toMatchObject({ status: 422, code: 'preflight_failed' })
    const { errors } = reply.body as { errors: { field: string; message: string }[] }
    expect(new Set(errors.map(({ field }) => field))).toEqual(new Set(['slots.0.rubric']))
    expect(errors.map(({ message }) => message).join()).toMatch(/Talk without content got level [345]/)
    expect((await presentVersion(positionId)).version.number).toBe(1)
  })

  test('R11.8 a rubric without key points and weights that do not add up are refused by name', async () => {
    const positionId = await newPosition()
    const { version } = await presentVersion(positionId)
    const [first, ...rest] = proposalOf(version).slots
    const rubric = { ...version.definition.slots[0]?.question?.rubric, keyPoints: [] }
    const own = { topic: 'node', prompt: 'Why?', rubric }
    const pointless = await publish(positionId, { slots: [{ ...first, own }, ...rest], pausesAllowed: 2 })
    expect(pointless.body).toMatchObject({
      code: 'validation_failed',
      errors: [
        { field: 'slots.0.own.rubric.keyPoints', message: expect.stringContaining('at least three key points') },
      ],
    })
    const [accuracy, ...others] = version.definition.criteria
    const criteria = [{ ...accuracy, weight: 10 }, ...others]
    const reply = await publish(positionId, { ...proposalOf(version), criteria, reason: 'Ours' })
    expect(reply.body).toMatchObject({ status: 422, code: 'weights_invalid' })
    expect((reply.body as { detail: string }).detail).toContain('add up to 60, not to 100')
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
    expect((await publish(positionId, proposal, anyVersion, interviewer)).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect((await publish(positionId, proposal, anyVersion, null)).status).toBe(401)
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

describe('R10.2 the versions of a template', () => {
  const history = async (positionId: string, who: UserCaller | null = interviewer) => {
    const reply = await api.send(who, 'GET', `/api/positions/${positionId}/template-versions`)
    return { ...reply, items: (reply.body as { items: TemplateVersionEntry[] }).items }
  }

  test('are listed newest first, with who, why, and which is in use', async () => {
    const positionId = await newPosition()
    const proposal = proposalOf((await presentVersion(positionId)).version)
    await publish(positionId, { ...proposal, pausesAllowed: 1, reason: 'Fewer pauses.' })
    expect((await history(positionId)).items).toMatchObject([
      { number: 2, publishedBy: 'admin', reason: 'Fewer pauses.', inUse: true },
      { number: 1, publishedBy: 'admin', reason: null, inUse: false },
    ])
  })

  test('each can be read as it was published', async () => {
    const positionId = await newPosition()
    const { version: first } = await presentVersion(positionId)
    await publish(positionId, { ...proposalOf(first), pausesAllowed: 1 })
    const url = `/api/positions/${positionId}/template-versions`
    expect((await api.send(interviewer, 'GET', `${url}/1`)).body).toEqual(first)
    expect((await api.send(interviewer, 'GET', `${url}/3`)).body).toMatchObject({ code: 'not_found' })
    expect((await history(v7())).body).toMatchObject({ code: 'not_found' })
  })
})
