import type { Position } from '@colloquy/contracts/positions'
import type { Review, SharedLevel } from '@colloquy/contracts/reviews'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { createPositionsApp } from '../../../test/positions-app.ts'
import { addReviewRoutes, addScoredInterview } from '../../../test/reviewed-interviews.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { maySeeMachineLevels, type ReviewsService } from './reviews.service.ts'

const database = useDatabase()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
let api: FeatureApp
let reviews: ReviewsService
let recorded: ReturnType<typeof addReviewRoutes>['recorded']
let position: Position
let anna: UserCaller
let ben: UserCaller
let interviewId: string

beforeAll(async () => {
  const { db } = database
  ;({ api } = await createPositionsApp(db, (app) => {
    ;({ reviews, recorded } = addReviewRoutes(db, app))
  }))
  anna = await api.user('interviewer', 'Anna')
  ben = await api.user('admin', 'Ben')
  const body = { title: 'Engineer', topics: ['node'] }
  position = (await api.send(ben, 'POST', '/api/positions', { body })).body as Position
})
beforeEach(async () => {
  interviewId = await addScoredInterview(database.db, position, { 'node-easy-1': reference, 'node-hard-1': '' })
})

type Ratings = { questionId: string; criterionId: string; level: number; reason?: string | null }[]
const ratingsAt = (level: number, reason: string | null = null): Ratings =>
  ['node-easy-1', 'node-hard-1'].flatMap((questionId) =>
    ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ questionId, criterionId, level, reason })),
  )
const draft = (change: object = {}) => ({ ratings: ratingsAt(5), note: 'Good.', recommendation: 'yes', ...change })
const at = (path = '') => `/api/interviews/${interviewId}/reviews${path}`
const save = (who: UserCaller | null, version: string, body: object = draft()) =>
  api.send(who, 'PUT', at('/mine'), { body, headers: { 'if-match': version } })
const submit = (who: UserCaller | null) => api.send(who, 'POST', at('/mine/submission'))
const reveal = (who: UserCaller | null) => api.send(who, 'POST', at('/mine/reveal'))
const list = async (who: UserCaller | null) =>
  (await api.send(who, 'GET', at())).body as {
    mine: Review
    others: Review[]
    othersHidden: number
    shared: SharedLevel[]
  }
async function submitted(who: UserCaller, body = draft()): Promise<void> {
  expect((await save(who, '*', body)).status).toBe(200)
  expect((await submit(who)).status).toBe(200)
}

describe('R11.7 saving the draft of a review', () => {
  test('the first save makes it, the next one names the version before', async () => {
    const first = await save(anna, '*', draft({ ratings: [] }))
    expect(first).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { status: 'draft', version: 1, note: 'Good.' },
    })
    const second = await save(anna, '"1"', draft({ note: 'Better.' }))
    expect(second).toMatchObject({ headers: { etag: '"2"' }, body: { version: 2, note: 'Better.' } })
    expect((await list(anna)).mine).toEqual(second.body)
    expect((second.body as Review).reviewer).toEqual({ id: anna.id, name: 'Anna' })
  })

  test('R3.5 a second tab with an older version gets a conflict and overwrites nothing', async () => {
    await save(anna, '*')
    await save(anna, '"1"', draft({ note: 'From here.' }))
    for (const version of ['*', '"1"', '"9"']) {
      expect((await save(anna, version, draft({ note: 'From there.' }))).body).toMatchObject({
        status: 412,
        code: 'version_conflict',
      })
    }
    expect((await list(anna)).mine.note).toBe('From here.')
  })

  test('two tabs that save for the first time at once make one review', async () => {
    const replies = await Promise.all([save(anna, '*'), save(anna, '*')])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('refuses ratings that do not fit, and a version that is missing', async () => {
    const rating = { criterionId: 'accuracy', level: 3 }
    const odd = draft({ ratings: [{ ...rating, questionId: 'node-medium-1' }] })
    expect((await save(anna, '*', odd)).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'ratings.0.questionId' }],
    })
    const tooHigh = draft({ ratings: [{ ...rating, questionId: 'node-easy-1', level: 6 }] })
    expect((await save(anna, '*', tooHigh)).body).toMatchObject({ code: 'validation_failed' })
    const without = await api.send(anna, 'PUT', at('/mine'), { body: draft() })
    expect(without.body).toMatchObject({ status: 428, code: 'precondition_required' })
    expect((await list(anna)).mine).toBeNull()
  })

  test('refuses an unknown interview, and who is not signed in', async () => {
    expect((await save(null, '*')).status).toBe(401)
    interviewId = v7()
    expect((await save(anna, '*')).body).toMatchObject({ code: 'not_found' })
  })
})

describe('R11.7 submitting a review', () => {
  test('it stands from then on, and people’s levels make the total', async () => {
    await submitted(anna)
    expect((await list(anna)).mine).toMatchObject({
      status: 'submitted',
      submittedAt: expect.any(String),
      sawMachineLevels: false,
    })
    expect(recorded.at(-1)).toMatchObject({ interviewId, by: anna.id, score: { kind: 'incomplete' } })
    expect((await save(anna, '"2"')).body).toMatchObject({ status: 409, code: 'review_submitted' })
    expect((await submit(anna)).body).toMatchObject({ status: 409, code: 'review_submitted' })
  })

  test('the levels of several people count with their mean, with every question answered', async () => {
    const all = ['easy', 'medium', 'hard'].flatMap((level) => [1, 2].map((number) => `node-${level}-${number}`))
    interviewId = await addScoredInterview(database.db, position, Object.fromEntries(all.map((id) => [id, ''])))
    const ratings = (level: number) =>
      all.flatMap((questionId) =>
        ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ questionId, criterionId, level })),
      )
    await submitted(anna, draft({ ratings: ratings(4) }))
    expect(recorded.at(-1)?.score).toEqual({ kind: 'human', value: 75 })
    await submitted(ben, draft({ ratings: ratings(2) }))
    expect(recorded.at(-1)?.score).toEqual({ kind: 'human', value: 50 })
  })

  test('names what is missing', async () => {
    await save(anna, '*', draft({ ratings: ratingsAt(5).slice(1), recommendation: null }))
    expect((await submit(anna)).body).toMatchObject({
      status: 422,
      code: 'review_incomplete',
      errors: [{ field: 'ratings.node-easy-1.accuracy' }, { field: 'recommendation' }],
    })
  })

  test('a level far from the machine’s wants a reason', async () => {
    await save(anna, '*', draft({ ratings: ratingsAt(1) }))
    expect((await submit(anna)).body).toMatchObject({ status: 422, code: 'reason_required' })
    await save(anna, '"1"', draft({ ratings: ratingsAt(1, 'Copied word for word.') }))
    expect((await submit(anna)).status).toBe(200)
  })

  test('levels changed after the product has said which are far from the machine’s are told apart', async () => {
    await save(anna, '*', draft({ ratings: ratingsAt(1) }))
    expect((await submit(anna)).body).toMatchObject({ code: 'reason_required' })
    await save(anna, '"1"', draft({ ratings: ratingsAt(4) }))
    await submit(anna)
    expect((await list(anna)).mine).toMatchObject({ status: 'submitted', changedAfterHint: 6, sawMachineLevels: false })
    const { blind_ratings } = await database.db
      .selectFrom('reviews')
      .select('blind_ratings')
      .where('interview_id', '=', interviewId)
      .executeTakeFirstOrThrow()
    expect(blind_ratings).toMatchObject(ratingsAt(1))
  })

  test('reasons that are added change no level', async () => {
    await save(anna, '*', draft({ ratings: ratingsAt(1) }))
    await submit(anna)
    await save(anna, '"1"', draft({ ratings: ratingsAt(1, 'Copied word for word.') }))
    await submit(anna)
    expect((await list(anna)).mine.changedAfterHint).toBe(0)
  })

  test('R10.5 0 says that there is no answer', async () => {
    await submitted(anna, draft({ ratings: ratingsAt(0, 'Nothing was said.') }))
    expect((await list(anna)).mine.ratings.map(({ level }) => level)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('tells every open page', async () => {
    await submitted(anna)
    const events = await database.db
      .selectFrom('events')
      .select('data')
      .where('interview_id', '=', interviewId)
      .execute()
    expect(events.map(({ data }) => data)).toEqual([{ kind: 'review', interviewId, positionId: position.id }])
  })

  test('refuses without a review, for an unknown interview, and who is not signed in', async () => {
    expect((await submit(anna)).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await submit(null)).status).toBe(401)
    interviewId = v7()
    expect((await submit(anna)).body).toMatchObject({ code: 'not_found' })
  })

  test('R1.3 a fault between any two statements leaves a draft and the total as they were', async () => {
    await save(anna, '*')
    const score = () =>
      database.db
        .selectFrom('interviews')
        .select(['score_kind', 'waiting_for'])
        .where('id', '=', interviewId)
        .executeTakeFirst()
    const before = { ...(await list(anna)), score: await score() }
    const tried = await failAfterEachStatement(
      () => reviews.submit({ interviewId, userId: anna.id }),
      async () => expect({ ...(await list(anna)), score: await score() }).toEqual(before),
    )
    expect(tried).toBeGreaterThan(8)
  })
})

describe('R11.7 raters are blind to each other until they submit', () => {
  test('others’ reviews are counted before, and shown after; drafts of others never', async () => {
    await submitted(ben)
    expect(await list(anna)).toMatchObject({ mine: null, others: [], othersHidden: 1 })
    await save(anna, '*')
    expect(await list(anna)).toMatchObject({ mine: { status: 'draft' }, others: [], othersHidden: 1 })
    expect(await list(ben)).toMatchObject({ mine: { status: 'submitted' }, others: [], othersHidden: 0 })
    await submit(anna)
    expect(await list(anna)).toMatchObject({ others: [{ reviewer: { name: 'Ben' } }], othersHidden: 0 })
  })

  test('then they see where they differ, and which level counts', async () => {
    await submitted(ben, draft({ ratings: ratingsAt(5) }))
    expect((await list(ben)).shared).toEqual([])
    await submitted(anna, draft({ ratings: ratingsAt(2, 'Copied word for word.') }))
    const { shared } = await list(anna)
    expect(shared).toHaveLength(6)
    expect(shared[0]).toMatchObject({
      questionId: 'node-easy-1',
      criterionId: 'accuracy',
      level: 3.5,
      apart: 3,
      given: [
        { rater: { name: 'Ben' }, level: 5 },
        { rater: { name: 'Anna' }, level: 2 },
      ],
    })
    await save(await api.user('interviewer', 'Third'), '*')
    expect((await list(ben)).shared).toEqual(shared)
  })

  test('refuses an unknown interview, and who is not signed in', async () => {
    expect(await list(null)).toMatchObject({ code: 'not_signed_in' })
    interviewId = v7()
    expect(await list(anna)).toMatchObject({ code: 'not_found' })
  })
})

describe('R11.7 the machine’s levels stay hidden until the human has rated', () => {
  const sees = (who: UserCaller) => maySeeMachineLevels(database.db, interviewId, who.id)

  test('hidden from each person until their own review is in', async () => {
    await submitted(ben)
    await save(anna, '*')
    expect([await sees(anna), await sees(ben)]).toEqual([false, true])
    expect(await maySeeMachineLevels(database.db, v7(), anna.id)).toBe(false)
  })

  test('who looks before says so, and may still write a first draft', async () => {
    expect(await reveal(anna)).toMatchObject({ status: 204, text: '' })
    expect(await sees(anna)).toBe(true)
    expect((await list(anna)).mine).toMatchObject({ sawMachineLevels: true, version: 0 })
    expect((await save(anna, '*')).body).toMatchObject({ sawMachineLevels: true, version: 1 })
    await submit(anna)
    expect((await list(anna)).mine.sawMachineLevels).toBe(true)
  })

  test('looking keeps a draft as it is, and looking after the submission changes nothing', async () => {
    await save(anna, '*')
    await reveal(anna)
    expect((await list(anna)).mine).toMatchObject({ note: 'Good.', version: 1, sawMachineLevels: true })
    await submitted(ben)
    await reveal(ben)
    expect((await list(ben)).mine.sawMachineLevels).toBe(false)
  })

  test('where the position shows them, everybody sees them and the review says so', async () => {
    const body = { title: 'Open', topics: ['node'], settings: { levelsHiddenUntilReview: false } }
    const open = (await api.send(ben, 'POST', '/api/positions', { body })).body as Position
    interviewId = await addScoredInterview(database.db, open, { 'node-easy-1': reference, 'node-hard-1': '' })
    expect(await sees(anna)).toBe(true)
    await submitted(anna)
    expect((await list(anna)).mine.sawMachineLevels).toBe(true)
  })

  test('hidden again after they were shown: who reviews then may have seen them, and the review says so', async () => {
    const body = { title: 'Open', topics: ['node'], settings: { levelsHiddenUntilReview: false } }
    const open = (await api.send(ben, 'POST', '/api/positions', { body })).body as Position
    interviewId = await addScoredInterview(database.db, open, { 'node-easy-1': reference, 'node-hard-1': '' })
    await database.db
      .updateTable('scores')
      .set({ created_at: new Date(0) })
      .where('interview_id', '=', interviewId)
      .execute()
    const hide = { settings: { levelsHiddenUntilReview: true } }
    await api.send(ben, 'PATCH', `/api/positions/${open.id}`, { body: hide, headers: { 'if-match': '"1"' } })
    expect(await sees(anna)).toBe(false)
    await submitted(anna)
    expect((await list(anna)).mine.sawMachineLevels).toBe(true)
  })

  test('its change is in the audit trail', async () => {
    const body = { title: 'Audited', topics: ['node'] }
    const { id } = (await api.send(ben, 'POST', '/api/positions', { body })).body as Position
    const change = async (version: number, settings: object) =>
      api.send(ben, 'PATCH', `/api/positions/${id}`, { body: { settings }, headers: { 'if-match': `"${version}"` } })
    await change(1, { retentionDays: 30 })
    await change(2, { levelsHiddenUntilReview: false })
    await change(3, { levelsHiddenUntilReview: true })
    const entries = await database.db
      .selectFrom('audit_entries')
      .select(['actor_id', 'detail'])
      .where('subject_id', '=', id)
      .where('action', '=', 'position.levels_hidden')
      .orderBy('id')
      .execute()
    expect(entries.map(({ detail }) => detail)).toEqual([{ hidden: false }, { hidden: true }])
    expect(entries[0]?.actor_id).toBe(ben.id)
  })

  test('refuses an unknown interview, and who is not signed in', async () => {
    expect((await reveal(null)).status).toBe(401)
    interviewId = v7()
    expect((await reveal(anna)).body).toMatchObject({ code: 'not_found' })
  })
})

describe('R12.2 decisions', () => {
  const decide = (who: UserCaller | null, outcome: string, note = '') =>
    api.send(who, 'POST', `/api/interviews/${interviewId}/decisions`, {
      body: { outcome, reasonCode: 'meets_requirements', note },
    })
  const decisions = async (who: UserCaller | null) =>
    (await api.send(who, 'GET', `/api/interviews/${interviewId}/decisions`)).body

  test('nobody is advanced or rejected before a person has reviewed; holding is possible', async () => {
    await save(anna, '*')
    for (const outcome of ['advance', 'reject']) {
      expect((await decide(anna, outcome)).body).toMatchObject({ status: 409, code: 'not_reviewed_yet' })
    }
    expect((await decide(anna, 'hold')).status).toBe(201)
  })

  test.each(['admin', 'interviewer'] as const)('%s decides; each decision stays, the newest first', async (role) => {
    await submitted(anna)
    const who = await api.user(role, 'Decider')
    await decide(who, 'hold')
    const reply = await decide(who, 'advance', 'Well argued.')
    expect(reply).toMatchObject({
      status: 201,
      body: { outcome: 'advance', note: 'Well argued.', by: { id: who.id, name: 'Decider' } },
    })
    expect(await decisions(ben)).toMatchObject({ items: [{ outcome: 'advance' }, { outcome: 'hold' }] })
    const row = await database.db
      .selectFrom('interviews')
      .select('decision')
      .where('id', '=', interviewId)
      .executeTakeFirst()
    expect(row?.decision).toBe('advance')
  })

  test('refuses an unknown outcome or interview, and who is not signed in', async () => {
    expect((await decide(anna, 'maybe')).body).toMatchObject({ code: 'validation_failed' })
    expect((await decide(null, 'hold')).status).toBe(401)
    expect(await decisions(null)).toMatchObject({ code: 'not_signed_in' })
    interviewId = v7()
    expect((await decide(anna, 'hold')).body).toMatchObject({ code: 'not_found' })
    expect(await decisions(anna)).toMatchObject({ code: 'not_found' })
  })
})
