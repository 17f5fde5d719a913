import type { Question } from '@colloquy/contracts/questions'
import { beforeAll, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createQuestionsApp } from '../../../test/questions-app.ts'
import { inTransaction } from '../../infra/db/database.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { questionRepository } from './questions.repository.ts'

const database = useDatabase()
let api: FeatureApp
let interviewer: UserCaller

beforeAll(async () => {
  const { db } = database
  const questions = [
    bankQuestion('node-b', 'node', 'easy'),
    bankQuestion('node-a', 'node', 'hard'),
    bankQuestion('react-a', 'react', 'easy'),
    { ...bankQuestion('react-b', 'react', 'medium'), prompt: 'What does 100% test_coverage tell?' },
    bankQuestion('retired', 'react', 'easy'),
  ]
  await inTransaction(db, (trx) => questionRepository.upsertShipped(trx, questions, new Date()))
  await db.updateTable('questions').set({ status: 'retired' }).where('id', '=', 'retired').execute()
  ;({ api } = await createQuestionsApp(db))
  interviewer = await api.user('interviewer')
})

const list = async (query = '', who: UserCaller | null = interviewer) => {
  const reply = await api.send(who, 'GET', `/api/questions${query}`)
  const body = reply.body as { items: Question[]; nextCursor: string | null; code?: string }
  return { ...reply, ...body, ids: body.items?.map(({ id }) => id) }
}

describe('R2.2 GET /api/questions', () => {
  test('gives the active questions in the order of topic and id', async () => {
    expect((await list()).ids).toEqual(['node-a', 'node-b', 'react-a', 'react-b'])
  })

  test('pages by cursor without a gap or a repetition', async () => {
    const first = await list('?limit=3')
    const second = await list(`?limit=3&cursor=${first.nextCursor}`)
    expect([...first.ids, ...second.ids]).toEqual(['node-a', 'node-b', 'react-a', 'react-b'])
    expect(second.nextCursor).toBeNull()
  })

  test('filters by topic and difficulty, and searches words as they are written', async () => {
    expect((await list('?topic=react')).ids).toEqual(['react-a', 'react-b'])
    expect((await list('?difficulty=hard')).ids).toEqual(['node-a'])
    expect((await list('?search=100%25%20TEST_')).ids).toEqual(['react-b'])
    expect((await list('?search=%25')).ids).toEqual(['react-b'])
  })

  test('shows those of another status only when asked for, with what is known of their pre-flight', async () => {
    expect((await list('?status=retired')).items).toMatchObject([{ id: 'retired', preflight: 'untried' }])
    await api.send(interviewer, 'GET', '/api/questions/retired/report-card')
    expect((await list('?status=retired')).items).toMatchObject([{ id: 'retired', preflight: 'passed' }])
    expect((await list('?origin=own')).ids).toEqual([])
  })

  test('refuses a damaged cursor, an unknown topic, and who is not signed in', async () => {
    expect(await list('?cursor=nonsense')).toMatchObject({ status: 400, code: 'invalid_cursor' })
    expect(await list('?topic=cooking')).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(await list('', null)).toMatchObject({ status: 401, code: 'not_signed_in' })
  })
})

describe('R2.2 GET /api/questions/:questionId', () => {
  test.each(['admin', 'interviewer'] as const)('%s reads a question with its rubric', async (role) => {
    const reply = await api.send(await api.user(role), 'GET', '/api/questions/retired')
    expect(reply).toMatchObject({ status: 200, body: { id: 'retired', status: 'retired', origin: 'shipped' } })
  })

  test('refuses an unknown id, and who is not signed in', async () => {
    expect(await api.send(interviewer, 'GET', '/api/questions/none')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
    expect((await api.send(null, 'GET', '/api/questions/node-a')).status).toBe(401)
  })
})
