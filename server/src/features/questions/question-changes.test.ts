import type { Question, QuestionContent } from '@colloquy/contracts/questions'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createQuestionsApp, questionsNow } from '../../../test/questions-app.ts'
import { inTransaction } from '../../infra/db/database.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { questionRepository } from './questions.repository.ts'
import type { QuestionsService } from './questions.service.ts'

const database = useDatabase()
let api: FeatureApp
let questions: QuestionsService
let admin: UserCaller
let interviewer: UserCaller
let askedToTry = 0

const { topic, difficulty, prompt, rubric } = bankQuestion('any', 'node', 'easy')
const content: QuestionContent = { topic, difficulty, prompt, rubric }

beforeAll(async () => {
  ;({ api, questions } = await createQuestionsApp(database.db, async () => {
    askedToTry += 1
  }))
  admin = await api.user('admin', 'Grace')
  interviewer = await api.user('interviewer')
})
beforeEach(async () => {
  await database.db.deleteFrom('questions').execute()
  const shipped = [bankQuestion('shipped', 'node', 'easy')]
  await inTransaction(database.db, (trx) => questionRepository.upsertShipped(trx, shipped, questionsNow))
})

const send = (method: 'POST' | 'PUT' | 'PATCH', url: string, body: object, version?: string, who = admin) =>
  api.send(who, method, url, { body, ...(version && { headers: { 'if-match': version } }) })
const read = async (id: string) => (await api.send(admin, 'GET', `/api/questions/${id}`)).body as Question
const change = (words: Partial<QuestionContent>, version = '"1"') =>
  send('PUT', '/api/questions/shipped', { ...content, ...words }, version)

describe('R11.8 new words are tried in the background', () => {
  test('when they are added and when they are changed, and not when nothing changed', async () => {
    const before = askedToTry
    await send('POST', '/api/questions', content)
    expect(askedToTry - before).toBe(1)
    await change({ prompt: 'What is a cache good for?' })
    expect(askedToTry - before).toBe(2)
    await change({ prompt: 'What is a cache good for?' }, '"2"')
    expect(askedToTry - before).toBe(2)
  })
})

describe('R10.2 adding a question', () => {
  test('gives it an id that can be read, and another one where that is taken', async () => {
    const first = await send('POST', '/api/questions', { ...content, prompt: 'What is “a Cache”?' })
    expect(first).toMatchObject({ status: 201, body: { id: 'node-what-is-a-cache', version: 1, origin: 'own' } })
    const second = await send('POST', '/api/questions', { ...content, prompt: 'What is a cache' })
    expect(second.body).toMatchObject({ id: 'node-what-is-a-cache-2', status: 'active', draftedBy: null })
  })

  test('a rubric without key points, with two points of one id, or with too few phrasings is refused by field', async () => {
    const [one, two, three] = rubric.keyPoints
    const refused = async (keyPoints: unknown[]) =>
      (await send('POST', '/api/questions', { ...content, rubric: { ...rubric, keyPoints } })).body
    expect(await refused([])).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'rubric.keyPoints', message: expect.stringContaining('at least three key points') }],
    })
    expect(await refused([one, two, { ...three, id: one?.id }])).toMatchObject({
      errors: [{ field: 'rubric.keyPoints', message: 'Two key points have the same id.' }],
    })
    expect(await refused([one, two, { ...three, phrasings: ['only this'] }])).toMatchObject({
      errors: [{ field: 'rubric.keyPoints.2.phrasings', message: expect.stringContaining('three ways') }],
    })
  })

  test('an interviewer may not', async () => {
    expect((await send('POST', '/api/questions', content, undefined, interviewer)).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  })
})

describe('R10.2 changing a question', () => {
  test('makes a new version, keeps the one before, and names who did it; a newer shipped one no longer replaces it', async () => {
    expect(await change({ prompt: 'In new words?' })).toMatchObject({
      status: 200,
      body: { version: 2, origin: 'own' },
    })
    const reply = await api.send(interviewer, 'GET', '/api/questions/shipped/versions')
    expect(reply.body).toMatchObject({
      items: [
        { version: 2, prompt: 'In new words?', changedBy: 'Grace' },
        { version: 1, prompt: bankQuestion('shipped', 'node', 'easy').prompt, changedBy: null },
      ],
    })
    const audited = await database.db
      .selectFrom('audit_entries')
      .select('detail')
      .where('subject_id', '=', 'shipped')
      .execute()
    expect(audited).toContainEqual({ detail: { version: 2 } })
  })

  test('the same words make no version', async () => {
    const present = await read('shipped')
    expect((await change({ prompt: present.prompt })).body).toEqual(present)
  })

  test('R3.5 the second of two gets a conflict, without a version nobody gets through', async () => {
    await change({ prompt: 'First?' })
    expect((await change({ prompt: 'Second?' })).body).toMatchObject({
      status: 412,
      code: 'version_conflict',
      context: { version: 2 },
    })
    expect((await send('PUT', '/api/questions/shipped', content)).body).toMatchObject({ code: 'precondition_required' })
    expect((await send('PUT', '/api/questions/none', content, '"1"')).body).toMatchObject({ code: 'not_found' })
  })

  test('R1.3 a fault between any two statements leaves the version before', async () => {
    const at = { questionId: 'shipped', version: 1, by: admin.id }
    await failAfterEachStatement(
      () => questions.change(at, { ...content, prompt: 'Half?' }),
      async () => {
        expect((await questions.listVersions('shipped')).items).toHaveLength(1)
        expect((await read('shipped')).version).toBe(1)
      },
    )
    expect((await read('shipped')).version).toBe(2)
  })
})

describe('R10.2 retiring a question', () => {
  const setStatus = (status: string, version = '"1"') => send('PATCH', '/api/questions/shipped', { status }, version)

  test('takes it out of what can be asked, and it can be brought back', async () => {
    expect((await setStatus('retired')).body).toMatchObject({ status: 'retired' })
    expect(await questionRepository.findActive(database.db, { ids: ['shipped'] })).toEqual([])
    expect((await setStatus('active')).body).toMatchObject({ status: 'active', version: 1 })
    expect(await questionRepository.findActive(database.db, { ids: ['shipped'] })).toHaveLength(1)
  })

  test('what was changed since it was read is not retired unseen; it cannot become a draft', async () => {
    await change({ prompt: 'Newer?' })
    expect((await setStatus('retired')).body).toMatchObject({ code: 'version_conflict' })
    expect((await setStatus('draft', '"2"')).body).toMatchObject({ code: 'validation_failed' })
  })
})
