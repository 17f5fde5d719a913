import type { Position } from '@colloquy/contracts/positions'
import type { QueuedAnswer } from '@colloquy/contracts/review-queue'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import type { FeatureApp } from '../../../../test/feature-app.ts'
import { createPositionsApp } from '../../../../test/positions-app.ts'
import { addReviewRoutes, addScoredInterview, generousScorer } from '../../../../test/reviewed-interviews.ts'
import { failAfterEachStatement } from '../../../infra/db/faults.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import type { Scorer } from '../../scores/scorer.ts'
import type { ReviewQueueService } from './queue.service.ts'

const database = useDatabase()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
const all = ['easy', 'medium', 'hard'].flatMap((level) => [1, 2].map((number) => `node-${level}-${number}`))

/** A model whose levels count; about these words it is not sure, and at those it fails. */
const model: Scorer = {
  ...generousScorer,
  async score(given, about) {
    if (given.answer === 'fail') throw new Error('The provider is gone.')
    const provisional = given.answer === 'unsure' ? 'low_confidence' : null
    return { ...(await generousScorer.score(given, about)), provisional }
  },
}

let api: FeatureApp
let queue: ReviewQueueService
let recorded: ReturnType<typeof addReviewRoutes>['recorded']
let position: Position
let anna: UserCaller
let ben: UserCaller
let admin: UserCaller

beforeAll(async () => {
  const { db } = database
  ;({ api } = await createPositionsApp(db, (app) => {
    ;({ queue, recorded } = addReviewRoutes(db, app))
  }))
  admin = await api.user('admin', 'Ada')
})
// A position of its own for each test: the queue is filtered by it.
beforeEach(async () => {
  anna = await api.user('interviewer', 'Anna')
  ben = await api.user('interviewer', 'Ben')
  position = (await api.send(admin, 'POST', '/api/positions', { body: { title: 'Engineer', topics: ['node'] } }))
    .body as Position
})

/** All six questions answered; these differ from the reference answer. */
const interviewWith = (texts: Record<string, string>, scorer = model) =>
  addScoredInterview(
    database.db,
    position,
    { ...Object.fromEntries(all.map((id) => [id, reference])), ...texts },
    {},
    scorer,
  )
const list = async (query = '', who: UserCaller | null = anna) =>
  (await api.send(who, 'GET', `/api/review-queue?positionId=${position.id}${query}`)).body as {
    items: QueuedAnswer[]
    nextCursor: string | null
  }
async function onlyWaiting(): Promise<QueuedAnswer> {
  const [waiting, ...others] = (await list()).items
  if (!waiting || others.length > 0) throw new Error(`Not one answer waits but ${others.length + (waiting ? 1 : 0)}.`)
  return waiting
}
const read = (who: UserCaller | null, answerId: string) => api.send(who, 'GET', `/api/review-queue/${answerId}`)
const assign = (who: UserCaller | null, answerId: string, ownerId: string | null) =>
  api.send(who, 'PUT', `/api/review-queue/${answerId}/owner`, { body: { ownerId } })
const rate = (who: UserCaller | null, answerId: string, body: object) =>
  api.send(who, 'POST', `/api/review-queue/${answerId}/rating`, { body })
const levelsAt = (level: number) =>
  ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ criterionId, level }))

describe('R11.1 scores that do not rank wait in the review queue', () => {
  test('each with its reason, age and position, and nothing that says whose it is', async () => {
    const interviewId = await interviewWith({ 'node-easy-1': '', 'node-medium-2': 'unsure', 'node-hard-1': 'fail' })
    const { items } = await list()
    expect(items.map(({ questionId, kind }) => [questionId, kind]).sort()).toEqual([
      ['node-easy-1', 'insufficient'],
      ['node-hard-1', 'failed'],
      ['node-medium-2', 'unsure'],
    ])
    for (const item of items) {
      expect(item).toMatchObject({
        interviewId,
        position: { id: position.id, title: 'Engineer' },
        criteria: ['accuracy', 'completeness', 'relevance'],
        since: '2026-03-02T09:00:00.000Z',
        owner: null,
        ownedSince: null,
      })
      expect(Object.keys(item)).not.toContain('candidate')
    }
    expect((await list('&kind=failed')).items).toHaveLength(1)
  })

  test('levels that stand in for a provider’s are listed when asked for', async () => {
    await interviewWith({}, generousScorer)
    expect((await list()).items).toEqual([])
    expect((await list('&kind=stand_in')).items).toHaveLength(6)
  })

  test('page by page, each answer once, those that wait longest first', async () => {
    await interviewWith({ 'node-easy-1': '' })
    await interviewWith({ 'node-easy-1': '', 'node-easy-2': '' })
    await database.db
      .updateTable('queued_answers')
      .set({ since: new Date('2026-03-01T09:00:00.000Z') })
      .where('position_id', '=', position.id)
      .where('question_id', '=', 'node-easy-2')
      .execute()
    const first = await list('&limit=2')
    const second = await list(`&limit=2&cursor=${first.nextCursor}`)
    expect(first.items[0]?.questionId).toBe('node-easy-2')
    expect(new Set([...first.items, ...second.items].map(({ answerId }) => answerId)).size).toBe(3)
    expect(second.nextCursor).toBeNull()
  })

  test('is counted by kind, mine and nobody’s', async () => {
    const before = (await api.send(anna, 'GET', '/api/review-queue/counts')).body as Counts
    await interviewWith({ 'node-easy-1': '', 'node-hard-1': 'fail' })
    const [waiting] = (await list('&kind=failed')).items
    await assign(anna, waiting?.answerId ?? '', anna.id)
    const after = (await api.send(anna, 'GET', '/api/review-queue/counts')).body as Counts
    expect(after.byKind.insufficient - before.byKind.insufficient).toBe(1)
    expect(after.byKind.failed - before.byKind.failed).toBe(1)
    expect(after.mine - before.mine).toBe(1)
    expect(after.nobodys - before.nobodys).toBe(1)
  })
  type Counts = { byKind: Record<'failed' | 'insufficient', number>; mine: number; nobodys: number }

  test('R12.3 erased words wait for nobody', async () => {
    await interviewWith({ 'node-easy-1': 'unsure' })
    const { answerId } = await onlyWaiting()
    await database.db
      .updateTable('answers')
      .set({ text: '', erased_at: new Date() })
      .where('id', '=', answerId)
      .execute()
    expect((await list()).items).toEqual([])
    expect((await rate(anna, answerId, { levels: levelsAt(3), reason: 'Read.' })).body).toMatchObject({
      code: 'not_waiting',
    })
  })

  test('R11.7 shows the machine’s levels only where the position does', async () => {
    await interviewWith({ 'node-easy-1': 'unsure' })
    const { answerId } = await onlyWaiting()
    expect((await read(anna, answerId)).body).toMatchObject({ text: 'unsure', score: null, rubric: { length: 3 } })
    await database.db
      .updateTable('positions')
      .set({ settings: JSON.stringify({ ...position.settings, levelsHiddenUntilReview: false }) })
      .where('id', '=', position.id)
      .execute()
    expect((await read(anna, answerId)).body).toMatchObject({ score: { kind: 'provisional' } })
  })

  test('refuses who is not signed in, and an answer that does not wait', async () => {
    expect(await list('', null)).toMatchObject({ code: 'not_signed_in' })
    expect((await read(null, v7())).status).toBe(401)
    expect((await read(anna, v7())).body).toMatchObject({ code: 'not_found' })
    expect((await assign(anna, v7(), anna.id)).body).toMatchObject({ code: 'not_waiting' })
    expect((await rate(anna, v7(), { levels: levelsAt(1), reason: 'x' })).body).toMatchObject({ code: 'not_waiting' })
  })
})

describe('R11.1 who has a waiting answer', () => {
  let answerId: string
  beforeEach(async () => {
    await interviewWith({ 'node-easy-1': 'unsure' })
    ;({ answerId } = await onlyWaiting())
  })

  test('an interviewer takes what nobody has, and releases it', async () => {
    expect((await assign(anna, answerId, anna.id)).body).toMatchObject({
      owner: { id: anna.id, name: 'Anna' },
      ownedSince: '2026-03-02T09:00:00.000Z',
    })
    expect((await list('&owner=me')).items).toHaveLength(1)
    expect((await list('&owner=nobody')).items).toHaveLength(0)
    expect((await assign(anna, answerId, null)).body).toMatchObject({ owner: null, ownedSince: null })
  })

  test('of two who take it at once, one gets it', async () => {
    const replies = await Promise.all([assign(anna, answerId, anna.id), assign(ben, answerId, ben.id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('nobody else takes, releases or rates it', async () => {
    await assign(anna, answerId, anna.id)
    for (const reply of [
      await assign(ben, answerId, ben.id),
      await assign(ben, answerId, null),
      await rate(ben, answerId, { levels: levelsAt(3), reason: 'Read.' }),
    ]) {
      expect(reply.body).toMatchObject({ status: 409, code: 'taken_already' })
    }
    expect((await list(`&owner=${anna.id}`)).items).toHaveLength(1)
  })

  test('an administrator gives it to somebody, an interviewer does not', async () => {
    expect((await assign(ben, answerId, anna.id)).body).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await assign(admin, answerId, anna.id)).body).toMatchObject({ owner: { name: 'Anna' } })
    expect((await assign(admin, answerId, ben.id)).body).toMatchObject({ owner: { name: 'Ben' } })
    expect((await assign(admin, answerId, v7())).body).toMatchObject({ code: 'validation_failed' })
  })

  test('a reviewer meets only what is assigned', async () => {
    const robin = await api.user('reviewer', 'Robin')
    const counts = async () => (await api.send(robin, 'GET', '/api/review-queue/counts')).body as { nobodys: number }
    expect((await list('', robin)).items).toEqual([])
    expect((await counts()).nobodys).toBe(0)
    expect((await read(robin, answerId)).body).toMatchObject({ code: 'not_found' })
    expect((await assign(robin, answerId, robin.id)).body).toMatchObject({ code: 'not_waiting' })
    expect((await assign(admin, answerId, robin.id)).body).toMatchObject({ code: 'validation_failed' })
    await database.db
      .insertInto('position_assignments')
      .values({ position_id: position.id, user_id: robin.id, assigned_by: null, assigned_at: new Date() })
      .execute()
    expect((await list('', robin)).items).toHaveLength(1)
    expect((await counts()).nobodys).toBe(1)
    expect((await assign(robin, answerId, robin.id)).status).toBe(200)
  })

  test('what somebody holds who may not sign in any more can be taken', async () => {
    await assign(ben, answerId, ben.id)
    await database.db.updateTable('users').set({ active: false }).where('id', '=', ben.id).execute()
    expect((await assign(anna, answerId, anna.id)).body).toMatchObject({ owner: { name: 'Anna' } })
  })

  test('tells every open page', async () => {
    await assign(anna, answerId, anna.id)
    const events = await database.db.selectFrom('events').select('data').where('kind', '=', 'review_queue').execute()
    expect(events.at(-1)?.data).toEqual({ kind: 'review_queue', positionId: position.id })
  })
})

describe('R5.3 levels that are chosen and not submitted are kept', () => {
  const keep = (who: UserCaller | null, answerId: string, body: object) =>
    api.send(who, 'PUT', `/api/review-queue/${answerId}/draft`, { body })
  const draftOf = async (who: UserCaller, answerId: string) =>
    ((await read(who, answerId)).body as { draft: unknown }).draft
  const words = { levels: levelsAt(4).slice(1), reason: 'It names the call' }
  let answerId: string
  beforeEach(async () => {
    await interviewWith({ 'node-easy-1': 'unsure' })
    ;({ answerId } = await onlyWaiting())
  })

  test('for whoever chose them, the last save; nobody else sees them', async () => {
    expect(await draftOf(anna, answerId)).toBeNull()
    const reply = await keep(anna, answerId, { levels: levelsAt(2), reason: '' })
    expect(reply).toMatchObject({ status: 200, body: { savedAt: '2026-03-02T09:00:00.000Z' } })
    await keep(anna, answerId, words)
    expect(await draftOf(anna, answerId)).toEqual({ ...words, savedAt: '2026-03-02T09:00:00.000Z' })
    expect(await draftOf(ben, answerId)).toBeNull()
  })

  test('until the answer is settled, by whomever', async () => {
    await keep(anna, answerId, words)
    await keep(ben, answerId, words)
    expect((await rate(ben, answerId, { levels: levelsAt(3), reason: 'Read.' })).status).toBe(201)
    const { db } = database
    const left = await db.selectFrom('answer_rating_drafts').select('answer_id').execute()
    expect(left.filter((draft) => draft.answer_id === answerId)).toEqual([])
    expect((await keep(anna, answerId, words)).body).toMatchObject({ status: 409, code: 'not_waiting' })
  })

  test('refuses who is not signed in, who is not assigned, and what is no level', async () => {
    expect((await keep(null, answerId, words)).status).toBe(401)
    const robin = await api.user('reviewer', 'Robin')
    expect((await keep(robin, answerId, words)).body).toMatchObject({ code: 'not_waiting' })
    expect((await keep(await api.user('auditor'), answerId, words)).status).toBe(403)
    const odd = { levels: [{ criterionId: 'accuracy', level: 9 }], reason: '' }
    expect((await keep(anna, answerId, odd)).body).toMatchObject({ code: 'validation_failed' })
  })
})

describe('R11.1 R10.5 a person settles what no scorer could', () => {
  test('an interview that was incomplete ranks once the last waiting answer has a level', async () => {
    const interviewId = await interviewWith({ 'node-easy-1': '', 'node-hard-1': 'about something else, unsure' })
    const { answerId } = await onlyWaiting()
    const reply = await rate(anna, answerId, { levels: levelsAt(0) })
    expect(reply).toMatchObject({ status: 201, body: { stillWaiting: 0, score: { kind: 'human' } } })
    expect(recorded.at(-1)).toMatchObject({ interviewId, by: anna.id, score: { kind: 'human' } })
    expect((await list()).items).toEqual([])
    expect((await rate(anna, answerId, { levels: levelsAt(0) })).body).toMatchObject({ code: 'not_waiting' })
  })

  test('0 is worth what the lowest level is worth: nothing', async () => {
    const valueWith = async (level: number) => {
      await interviewWith({ 'node-easy-1': '' })
      const { answerId } = await onlyWaiting()
      const { body } = await rate(anna, answerId, { levels: levelsAt(level), reason: 'Read.' })
      return (body as { score: { value: number } }).score.value
    }
    const none = await valueWith(0)
    expect(none).toBeGreaterThan(0)
    expect(await valueWith(1)).toBe(none)
    expect(await valueWith(5)).toBe(100)
  })

  test('wants every waiting level, and a reason unless nothing was written', async () => {
    await interviewWith({ 'node-easy-1': 'unsure' })
    const { answerId } = await onlyWaiting()
    const reason = 'Names the right call and says why.'
    expect((await rate(anna, answerId, { levels: levelsAt(3) })).body).toMatchObject({ code: 'reason_required' })
    expect((await rate(anna, answerId, { levels: levelsAt(0) })).body).toMatchObject({ code: 'reason_required' })
    expect((await rate(anna, answerId, { levels: levelsAt(3).slice(1), reason })).body).toMatchObject({
      code: 'review_incomplete',
      errors: [{ field: 'levels.accuracy' }],
    })
    const odd = [...levelsAt(3), { criterionId: 'timeliness', level: 3 }]
    expect((await rate(anna, answerId, { levels: odd, reason })).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'levels.3.criterionId' }],
    })
    const twice = [...levelsAt(3), { criterionId: 'accuracy', level: 4 }]
    expect((await rate(anna, answerId, { levels: twice, reason })).body).toMatchObject({ code: 'validation_failed' })
    expect((await rate(anna, answerId, { levels: levelsAt(6), reason })).body).toMatchObject({
      code: 'validation_failed',
    })
    expect((await rate(anna, answerId, { levels: levelsAt(3), reason })).status).toBe(201)
  })

  test('R11.7 stands beside the reviews: the own at once, those of others once the own review is in', async () => {
    const interviewId = await interviewWith({ 'node-easy-1': '' })
    const { answerId } = await onlyWaiting()
    await rate(anna, answerId, { levels: levelsAt(0) })
    const ratingsFor = async (who: UserCaller) =>
      ((await api.send(who, 'GET', `/api/interviews/${interviewId}/reviews`)).body as { answerRatings: object[] })
        .answerRatings
    expect(await ratingsFor(anna)).toMatchObject([{ questionId: 'node-easy-1', rater: { name: 'Anna' }, reason: '' }])
    expect(await ratingsFor(ben)).toEqual([])
    await review(ben, interviewId)
    expect(await ratingsFor(ben)).toHaveLength(1)
  })

  test('a person’s own review goes before what the same person gave in the queue; others count beside it', async () => {
    const interviewId = await interviewWith({ 'node-easy-1': '' })
    const { answerId } = await onlyWaiting()
    await rate(anna, answerId, { levels: levelsAt(1), reason: 'A title and no more.' })
    await review(anna, interviewId)
    expect(recorded.at(-1)?.score).toEqual({ kind: 'human', value: 100 })
  })

  test('a submitted review takes the answers that it rates out of the queue', async () => {
    const interviewId = await interviewWith({ 'node-easy-1': '', 'node-hard-1': 'fail' })
    expect((await list()).items).toHaveLength(2)
    await review(anna, interviewId)
    expect((await list()).items).toEqual([])
  })

  test('R1.3 a fault between any two statements leaves the answer waiting and the total as it was', async () => {
    await interviewWith({ 'node-easy-1': '' })
    const { answerId, interviewId } = await onlyWaiting()
    const look = async () => ({
      waiting: (await list()).items,
      ratings: await database.db.selectFrom('answer_ratings').selectAll().where('answer_id', '=', answerId).execute(),
      score: await database.db.selectFrom('interviews').select('score_kind').where('id', '=', interviewId).execute(),
    })
    const before = await look()
    const tried = await failAfterEachStatement(
      () => queue.rate(anna, answerId, { levels: levelsAt(0) as never, reason: '' }),
      async () => expect(await look()).toEqual(before),
    )
    expect(tried).toBeGreaterThan(8)
  })
})

/** Level 5 everywhere. */
async function review(who: UserCaller, interviewId: string): Promise<void> {
  const ratings = all.flatMap((questionId) => levelsAt(5).map((level) => ({ ...level, questionId, reason: 'Read.' })))
  const at = `/api/interviews/${interviewId}/reviews/mine`
  const body = { ratings, note: '', recommendation: 'yes' }
  expect((await api.send(who, 'PUT', at, { body, headers: { 'if-match': '*' } })).status).toBe(200)
  expect((await api.send(who, 'POST', `${at}/submission`)).status).toBe(200)
}
