import type { Agreement } from '@colloquy/contracts/agreement'
import type { Position } from '@colloquy/contracts/positions'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import type { FeatureApp } from '../../../../test/feature-app.ts'
import { createPositionsApp } from '../../../../test/positions-app.ts'
import { addReviewRoutes, addScoredInterview } from '../../../../test/reviewed-interviews.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { agreementRoutes } from './agreement.routes.ts'
import { createAgreementService } from './agreement.service.ts'

const database = useDatabase()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
const all = ['easy', 'medium', 'hard'].flatMap((level) => [1, 2].map((number) => `node-${level}-${number}`))
let api: FeatureApp
let anna: UserCaller
let ben: UserCaller
let admin: UserCaller
let position: Position

beforeAll(async () => {
  const { db } = database
  ;({ api } = await createPositionsApp(db, (app) => {
    addReviewRoutes(db, app)
    agreementRoutes(app, createAgreementService({ db }))
  }))
  admin = await api.user('admin')
  anna = await api.user('interviewer', 'Anna')
  ben = await api.user('interviewer', 'Ben')
})
beforeEach(async () => {
  const body = { title: 'Engineer', topics: ['node'] }
  position = (await api.send(admin, 'POST', '/api/positions', { body })).body as Position
})

/** The machine gives 5 throughout; the answers that are left out are empty, and it gives nothing. */
const interview = (answered = all) =>
  addScoredInterview(
    database.db,
    position,
    Object.fromEntries(all.map((id) => [id, answered.includes(id) ? reference : ''])),
  )

async function review(who: UserCaller, interviewId: string, level: number, { look = false } = {}) {
  const at = `/api/interviews/${interviewId}/reviews/mine`
  if (look) await api.send(who, 'POST', `${at}/reveal`)
  const ratings = all.flatMap((questionId) =>
    ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({
      questionId,
      criterionId,
      level,
      reason: 'As read.',
    })),
  )
  const body = { ratings, note: '', recommendation: 'yes' }
  expect((await api.send(who, 'PUT', at, { body, headers: { 'if-match': '*' } })).status).toBe(200)
  expect((await api.send(who, 'POST', `${at}/submission`)).status).toBe(200)
}

type View = {
  overall: Agreement
  months: { month: string; agreement: Agreement }[]
  criteria: { criterionId: string; agreement: Agreement }[]
  positions: { position: { id: string }; agreement: Agreement }[]
}
const read = async (query = `?positionId=${position.id}`, who: UserCaller | null = anna) =>
  (await api.send(who, 'GET', `/api/agreement${query}`)).body as {
    withMachine: View
    betweenPeople: View
    leftOut: number
  }

describe('R11.7 how far people agree with the machine', () => {
  test('without reviews there are no figures', async () => {
    await interview()
    const { withMachine, betweenPeople, leftOut } = await read()
    expect(withMachine).toEqual({
      overall: { certainty: 'too_few', pairs: 0 },
      months: [],
      criteria: [],
      positions: [],
    })
    expect(betweenPeople.overall).toEqual({ certainty: 'too_few', pairs: 0 })
    expect(leftOut).toBe(0)
  })

  test('over all, by month, by criterion and by position', async () => {
    await review(anna, await interview(), 4)
    const { withMachine } = await read()
    expect(withMachine.overall).toEqual({
      certainty: 'few',
      pairs: 18,
      kappa: 0,
      meanDifference: -1,
      meanApart: 1,
      same: 0,
      withinOne: 1,
    })
    expect(withMachine.months).toMatchObject([{ month: '2026-03', agreement: { pairs: 18 } }])
    expect(withMachine.criteria).toMatchObject([
      { criterionId: 'accuracy', agreement: { certainty: 'too_few', pairs: 6 } },
      { criterionId: 'completeness' },
      { criterionId: 'relevance' },
    ])
    expect(withMachine.positions).toMatchObject([{ position: { id: position.id, title: 'Engineer' } }])
    const everywhere = await read('')
    expect(everywhere.withMachine.positions.map((one) => one.position.id)).toContain(position.id)
  })

  test('what the machine gave no level to is compared with nothing', async () => {
    await review(anna, await interview(all.slice(2)), 5)
    expect((await read()).withMachine.overall).toMatchObject({ pairs: 12, same: 1, kappa: null })
  })

  test('whoever saw the machine’s levels before is left out, and counted', async () => {
    await review(anna, await interview(), 4, { look: true })
    expect(await read()).toMatchObject({ withMachine: { overall: { pairs: 0 } }, leftOut: 1 })
  })

  test('levels are taken as they were before the product said which are far from the machine’s', async () => {
    const interviewId = await interview()
    const at = `/api/interviews/${interviewId}/reviews/mine`
    const body = (level: number) => ({
      ratings: all.flatMap((questionId) =>
        ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ questionId, criterionId, level })),
      ),
      note: '',
      recommendation: 'yes',
    })
    await api.send(anna, 'PUT', at, { body: body(1), headers: { 'if-match': '*' } })
    expect((await api.send(anna, 'POST', `${at}/submission`)).body).toMatchObject({ code: 'reason_required' })
    await api.send(anna, 'PUT', at, { body: body(5), headers: { 'if-match': '"1"' } })
    expect((await api.send(anna, 'POST', `${at}/submission`)).status).toBe(200)
    expect((await read()).withMachine.overall).toMatchObject({ meanDifference: -4 })
  })

  test('a level from the review queue counts where its rater wrote no review', async () => {
    const interviewId = await interview()
    const row = await database.db
      .selectFrom('answers')
      .select('id')
      .where('interview_id', '=', interviewId)
      .where('question_id', '=', 'node-easy-1')
      .executeTakeFirstOrThrow()
    const levels = ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ criterionId, level: 3 }))
    const body = { levels, reason: 'As read.' }
    expect((await api.send(anna, 'POST', `/api/review-queue/${row.id}/rating`, { body })).status).toBe(201)
    expect((await read()).withMachine.overall).toMatchObject({ pairs: 3 })
    await review(anna, interviewId, 5)
    expect((await read()).withMachine.overall).toMatchObject({ pairs: 18, same: 1 })
  })
})

describe('R11.7 how far people agree with each other', () => {
  test('each two of them, in no order', async () => {
    const interviewId = await interview()
    await review(anna, interviewId, 5)
    await review(ben, interviewId, 4)
    const { betweenPeople } = await read()
    expect(betweenPeople.overall).toMatchObject({ pairs: 18, meanApart: 1, meanDifference: 0, same: 0, withinOne: 1 })
    await review(admin, interviewId, 4)
    expect((await read()).betweenPeople.overall).toMatchObject({ pairs: 54, certainty: 'enough' })
  })
})

describe('who may see it', () => {
  test.each(['admin', 'interviewer', 'auditor'] as const)('%s reads it', async (role) => {
    expect((await api.send(await api.user(role), 'GET', '/api/agreement')).status).toBe(200)
  })

  test('a reviewer, who sees single positions, does not; nor who is not signed in', async () => {
    expect((await api.send(await api.user('reviewer'), 'GET', '/api/agreement')).body).toMatchObject({
      code: 'forbidden',
    })
    expect((await api.send(null, 'GET', '/api/agreement')).status).toBe(401)
    expect((await api.send(anna, 'GET', '/api/agreement?positionId=7')).body).toMatchObject({
      code: 'validation_failed',
    })
  })
})
