import type { BankQuestion } from '@colloquy/contracts/question-bank'
import type { ImportOutcome, QuestionFile } from '@colloquy/contracts/question-files'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createQuestionsApp } from '../../../test/questions-app.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { readRows } from './import-rows.ts'
import { createQuestionFilesService } from './question-files.service.ts'

const database = useDatabase()
let api: FeatureApp
let admin: UserCaller

const one = bankQuestion('one', 'node', 'easy')
const two = bankQuestion('two', 'react', 'hard')

beforeAll(async () => {
  ;({ api } = await createQuestionsApp(database.db))
  admin = await api.user('admin')
})
beforeEach(async () => {
  await database.db.deleteFrom('questions').execute()
})

const stored = async () =>
  (await database.db.selectFrom('questions').select('id').orderBy('id').execute()).map(({ id }) => id)
const send = async (file: unknown, dryRun = false) => {
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  const reply = await api.send(admin, 'POST', '/api/question-imports', { body: { text, dryRun } })
  const body = reply.body as ImportOutcome & { code?: string; errors?: { field: string; message: string }[] }
  return { ...reply, ...body, status: reply.status }
}
const file = (...questions: unknown[]) => ({ questions })

describe('R10.2 importing questions', () => {
  test('new ones are added, changed ones become a new version, the same ones stay', async () => {
    await send(file(one, two))
    const reply = await send(
      file(one, { ...two, version: 7, prompt: 'Other words?' }, bankQuestion('three', 'node', 'hard')),
    )
    expect(reply).toMatchObject({
      status: 200,
      imported: true,
      rows: [
        { row: 1, id: 'one', outcome: 'unchanged' },
        { row: 2, id: 'two', outcome: 'changed' },
        { row: 3, id: 'three', outcome: 'new' },
      ],
    })
    const versions = await database.db.selectFrom('questions').select(['id', 'version']).orderBy('id').execute()
    expect(versions).toEqual([
      { id: 'one', version: 1 },
      { id: 'three', version: 1 },
      { id: 'two', version: 2 },
    ])
  })

  test('a preview says what would become of each row and stores nothing', async () => {
    expect(await send(file(one, { ...two, rubric: null }), true)).toMatchObject({
      status: 200,
      imported: false,
      rows: [
        { row: 1, outcome: 'new', faults: [] },
        { row: 2, id: 'two', outcome: 'refused', faults: [{ field: 'rubric' }] },
      ],
    })
    expect(await stored()).toEqual([])
  })

  test('rows with hardly anything in them are previewed as well', async () => {
    const reply = await send(file({ id: 'a' }, { id: 'a' }), true)
    expect(reply).toMatchObject({
      status: 200,
      rows: [
        { row: 1, outcome: 'refused' },
        { row: 2, outcome: 'refused' },
      ],
    })
    expect(reply.rows[1]?.faults).toContainEqual({ field: 'id', message: '“a” stands in row 1 already.' })
  })

  test.each<[string, unknown[], { field: string; message: RegExp }]>([
    ['an id that stands there twice', [one, two, one], { field: 'rows.3.id', message: /in row 1 already/ }],
    ['a field that is not known', [one, { ...two, answer: 42 }], { field: 'rows.2.answer', message: /not known/ }],
    [
      'an unknown field deep inside',
      [
        {
          ...one,
          rubric: { ...one.rubric, keyPoints: one.rubric.keyPoints.map((point) => ({ ...point, wieght: 1 })) },
        },
      ],
      { field: 'rows.1.rubric.keyPoints.0.wieght', message: /not known/ },
    ],
    ['a topic that is not known', [{ ...one, topic: 'cooking' }], { field: 'rows.1.topic', message: /./ }],
    [
      'a rubric without key points',
      [one, { ...two, rubric: { ...two.rubric, keyPoints: [] } }],
      { field: 'rows.2.rubric.keyPoints', message: /at least three key points/ },
    ],
    ['a row that is no question', [one, 'two'], { field: 'rows.2', message: /./ }],
  ])('with %s nothing is imported, and the row is named', async (_what, questions, fault) => {
    const reply = await send(file(...questions))
    expect(reply).toMatchObject({ status: 422, code: 'import_refused' })
    expect(reply.errors).toContainEqual({ field: fault.field, message: expect.stringMatching(fault.message) })
    expect(await stored()).toEqual([])
  })

  test.each([
    ['no JSON', '{"questions": [', /no JSON/],
    ['no questions', '{"items": []}', /needs “questions”/],
    ['an empty list', '[]', /list of 1 to 1000/],
  ])('%s is no file of questions', async (_what, text, detail) => {
    expect((await send(text)).body).toMatchObject({
      code: 'import_unreadable',
      detail: expect.stringMatching(detail),
    })
  })

  test('what is exported can be imported again and changes nothing', async () => {
    await send(file(one, two))
    const exported = (await api.send(admin, 'GET', '/api/question-exports')).body as QuestionFile
    expect(exported.questions.map(({ id }) => id)).toEqual(['one', 'two'])
    const again = await send(exported)
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    const ofTopic = (await api.send(admin, 'GET', '/api/question-exports?topic=react')).body as QuestionFile
    expect(ofTopic.questions.map(({ id }) => id)).toEqual(['two'])
  })

  test('R1.3 a fault between any two statements leaves nothing half imported', async () => {
    const files = createQuestionFilesService({
      db: database.db,
      now: () => new Date(),
      tryBankLater: async () => undefined,
    })
    const tried = await failAfterEachStatement(
      () => files.import(JSON.stringify(file(one, two)), admin.id),
      async () => expect(await stored()).toEqual([]),
    )
    expect(tried).toBeGreaterThan(4)
    expect(await stored()).toEqual(['one', 'two'])
  })

  test('an interviewer may neither import nor export', async () => {
    const interviewer = await api.user('interviewer')
    const body = { text: JSON.stringify(file(one)), dryRun: true }
    expect((await api.send(interviewer, 'POST', '/api/question-imports', { body })).status).toBe(403)
    expect((await api.send(interviewer, 'GET', '/api/question-exports')).status).toBe(403)
  })

  test('never a row without an outcome, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (questions) => {
        const rows = readRows(JSON.stringify({ questions }))
        expect(rows.map(({ row }) => row)).toEqual(questions.map((_, index) => index + 1))
        for (const { question, faults } of rows) expect(question !== null || faults.length > 0).toBe(true)
      }),
    )
  })

  test('a question of the bank is read as it stands there', () => {
    const [read] = readRows(JSON.stringify([one]))
    expect(read).toEqual({ row: 1, id: 'one', question: one satisfies BankQuestion, faults: [] })
  })
})
