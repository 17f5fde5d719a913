import type { Position } from '@colloquy/contracts/positions'
import Papa from 'papaparse'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createPositionsApp, positionsNow } from '../../../test/positions-app.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { addReviewRoutes, addScoredInterview } from '../../../test/reviewed-interviews.ts'
import { neutralName } from '../../domain/privacy/blind-review.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { reportRoutes } from './reports.routes.ts'
import { createReportsService } from './reports.service.ts'

const database = useDatabase()
const { log, of } = recordLog()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
const criteria = ['accuracy', 'completeness', 'relevance']
let api: FeatureApp
let position: Position
let anna: UserCaller
let ben: UserCaller
let interviewId: string

const notAsked = async (): Promise<never> => {
  throw new Error('A CSV file reads no single interview.')
}

beforeAll(async () => {
  const { db } = database
  ;({ api } = await createPositionsApp(db, (app) => {
    const { reviews } = addReviewRoutes(db, app)
    const reports = createReportsService({
      db,
      now: () => positionsNow,
      log,
      readInterview: notAsked,
      listReviews: reviews.list,
      levelsGiven: reviews.levelsGiven,
      listDecisions: notAsked,
    })
    reportRoutes(app, reports)
  }))
  anna = await api.user('interviewer', 'Anna')
  ben = await api.user('admin', 'Ben')
})
beforeEach(() => setUp())

async function setUp(settings: object = {}): Promise<void> {
  const body = { title: 'Engineer', topics: ['node'], settings }
  position = (await api.send(ben, 'POST', '/api/positions', { body })).body as Position
  const person = { full_name: 'Zoë Łuk' }
  interviewId = await addScoredInterview(database.db, position, { 'node-easy-1': reference, 'node-hard-1': '' }, person)
}

async function review(who: UserCaller, level: number, reason: string | null = 'As I read it.'): Promise<void> {
  const ratings = ['node-easy-1', 'node-hard-1'].flatMap((questionId) =>
    criteria.map((criterionId) => ({ questionId, criterionId, level, reason })),
  )
  const url = `/api/interviews/${interviewId}/reviews/mine`
  const body = { ratings, note: '', recommendation: 'yes' }
  expect((await api.send(who, 'PUT', url, { body, headers: { 'if-match': '*' } })).status).toBe(200)
  expect((await api.send(who, 'POST', `${url}/submission`)).status).toBe(200)
}

/** Rates the answer that waits in the queue: the empty one. */
async function rateFromQueue(who: UserCaller, level: number): Promise<void> {
  const { body } = await api.send(who, 'GET', `/api/review-queue?positionId=${position.id}`)
  const [waiting] = (body as { items: { answerId: string }[] }).items
  const url = `/api/review-queue/${waiting?.answerId}`
  await api.send(who, 'PUT', `${url}/owner`, { body: { ownerId: who.id } })
  const rating = { levels: criteria.map((criterionId) => ({ criterionId, level })), reason: '=1+1' }
  expect((await api.send(who, 'POST', `${url}/rating`, { body: rating })).status).toBeLessThan(300)
}

const download = (who: UserCaller | null, positionId = position.id) =>
  api.send(who, 'GET', `/api/positions/${positionId}/levels.csv`)
const linesFor = async (who: UserCaller) => {
  const { text } = await download(who)
  return Papa.parse<Record<string, string>>(text.replace('\uFEFF', '').trim(), { header: true }).data
}
const accuracyOf = async (who: UserCaller, question: string) =>
  (await linesFor(who)).filter((line) => line.criterion === 'Accuracy' && line.question === question)

describe('R10.6 R11.7 the levels that people gave as CSV', () => {
  test('one line a level: who gave it, where, when, why, and what counts where several rated', async () => {
    await rateFromQueue(anna, 2)
    await review(ben, 5)
    await review(anna, 4)
    const lines = await linesFor(ben)
    expect(lines).toHaveLength(15)
    const [ofAnna] = await accuracyOf(ben, '1')
    expect(ofAnna).toMatchObject({ name: 'Zoë Łuk', level: '5', 'given by': 'Ben', 'given in': 'review' })
    expect(ofAnna).toMatchObject({ reason: 'As I read it.', 'level that counts': '4.5', interview: interviewId })
    expect(ofAnna?.prompt).toContain('?')
    expect(Date.parse(ofAnna?.given ?? '')).not.toBeNaN()
    // Of one person the submitted review counts, and what they gave in the queue stays on record.
    const ofEmpty = (await accuracyOf(ben, '5')).map((line) => [
      line['given by'],
      line['given in'],
      line.level,
      line.stands,
      line['level that counts'],
    ])
    expect(ofEmpty).toEqual([
      ['Anna', 'review queue', '2', 'no', ''],
      ['Ben', 'review', '5', 'yes', '4.5'],
      ['Anna', 'review', '4', 'yes', '4.5'],
    ])
  })

  test('who has not submitted a review sees their own levels and that there are more, and nothing of them', async () => {
    await rateFromQueue(anna, 2)
    await review(ben, 5)
    const lines = await linesFor(anna)
    expect(lines.map((line) => line['given by'])).toEqual(['Anna', 'Anna', 'Anna', 'hidden until your review'])
    expect(lines.map((line) => line['level that counts'])).toEqual(['', '', '', ''])
    expect(lines.map(({ level }) => level)).toEqual(['2', '2', '2', ''])
  })

  test('R12.1 in a blind review the person is not named', async () => {
    await setUp({ blindReview: true })
    await review(ben, 5)
    const names = new Set((await linesFor(ben)).map(({ name }) => name))
    expect([...names]).toEqual([neutralName(interviewId)])
  })

  test('what a spreadsheet would run as a formula is made harmless', async () => {
    await rateFromQueue(anna, 2)
    expect((await linesFor(anna))[0]?.reason).toBe("'=1+1")
  })

  test('drafts are not in it; a position that nobody has rated has its columns alone', async () => {
    const url = `/api/interviews/${interviewId}/reviews/mine`
    const body = {
      ratings: [{ questionId: 'node-easy-1', criterionId: 'accuracy', level: 3 }],
      note: '',
      recommendation: null,
    }
    await api.send(anna, 'PUT', url, { body, headers: { 'if-match': '*' } })
    const reply = await download(anna)
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="engineer-levels.csv"',
    })
    expect(reply.text.trim().split('\r\n')).toHaveLength(1)
  })

  test('refuses an unknown position, and who is not signed in; an export leaves a line in the log', async () => {
    expect((await download(anna, v7())).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await download(null)).body).toMatchObject({ code: 'not_signed_in' })
    await download(anna)
    expect(of('user.action').at(-1)).toMatchObject({ action: 'report.levels', subjectId: position.id })
  })
})
