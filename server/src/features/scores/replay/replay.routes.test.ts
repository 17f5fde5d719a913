import type { Position } from '@colloquy/contracts/positions'
import type { Replay, ReplayedInterview } from '@colloquy/contracts/replays'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import type { FeatureApp } from '../../../../test/feature-app.ts'
import { createPositionsApp, positionsNow } from '../../../../test/positions-app.ts'
import { recordLog } from '../../../../test/recorded-log.ts'
import { addReviewRoutes, addScoredInterview, generousScorer } from '../../../../test/reviewed-interviews.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { maySeeMachineLevels } from '../../reviews/reviews.service.ts'
import { standingRatings } from '../../reviews/standing-ratings.ts'
import type { Scorer } from '../scorer.ts'
import { createReplaying } from './replay.jobs.ts'
import { replayRoutes } from './replay.routes.ts'
import { createReplaysService } from './replay.service.ts'

const database = useDatabase()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
const all = ['easy', 'medium', 'hard'].flatMap((level) => [1, 2].map((number) => `node-${level}-${number}`))

/** The scorer of today: level 2 for short answers, which the one before gave 5. */
const today: Scorer = {
  ...generousScorer,
  name: 'strict',
  async score(given, about) {
    const judged = await generousScorer.score(given, about)
    if (given.answer.length >= reference.length) return judged
    const criteria = judged.criteria.map((one) => (one.status === 'levelled' ? { ...one, level: 2 as const } : one))
    return { ...judged, criteria }
  },
}

let api: FeatureApp
let admin: UserCaller
let anna: UserCaller
let position: Position
let sent: string[] = []
let replay: ReturnType<typeof createReplaying>
let ticks = 0

beforeAll(async () => {
  const { db } = database
  const now = () => new Date(positionsNow.getTime() + ticks++)
  const { log } = recordLog()
  const goOn = async (replayId: string) => void sent.push(replayId)
  replay = createReplaying({ db, now, log, scorer: today, standingRatings, goOn })
  const replays = createReplaysService({
    db,
    now,
    scorer: 'strict scorer',
    sendReplay: (_, replayId) => goOn(replayId),
    maySeeLevels: maySeeMachineLevels,
  })
  ;({ api } = await createPositionsApp(db, (app) => {
    addReviewRoutes(db, app)
    replayRoutes(app, replays)
  }))
  admin = await api.user('admin', 'Ada')
  anna = await api.user('interviewer', 'Anna')
})
beforeEach(async () => {
  sent = []
  const body = { title: 'Engineer', topics: ['node'] }
  position = (await api.send(admin, 'POST', '/api/positions', { body })).body as Position
})

const interview = (text: string, name = 'Robin') =>
  addScoredInterview(database.db, position, Object.fromEntries(all.map((id) => [id, text])), { full_name: name })
const start = (who: UserCaller | null = admin) => api.send(who, 'POST', `/api/positions/${position.id}/replays`)
const list = async () =>
  (await api.send(admin, 'GET', `/api/positions/${position.id}/replays`)).body as { items: Replay[] }
async function work(): Promise<void> {
  for (let replayId = sent.shift(); replayId; replayId = sent.shift()) await replay({ replayId })
}
async function replayed(): Promise<Replay> {
  expect((await start()).status).toBe(201)
  await work()
  const [latest] = (await list()).items
  if (!latest) throw new Error('There is no replay.')
  return latest
}
const interviews = async ({ id }: Replay, query = '') =>
  (await api.send(admin, 'GET', `/api/replays/${id}/interviews${query}`)).body as {
    items: ReplayedInterview[]
    nextCursor: string | null
  }

describe('R11.4 a replay scores beside the scores in force', () => {
  test('shows who would stand elsewhere, those who would move furthest first', async () => {
    const short = await interview('Short.', 'Shorty')
    await interview(reference, 'Whole')
    const done = await replayed()
    expect(done).toMatchObject({
      positionId: position.id,
      scorer: 'strict scorer',
      status: 'finished',
      total: 12,
      done: 12,
      startedBy: { name: 'Ada' },
      endedAt: expect.any(String),
      costUsd: null,
      wouldMove: 1,
      wouldChange: 1,
    })
    const { items } = await interviews(done)
    expect(items).toMatchObject([
      {
        interviewId: short,
        candidate: 'Shorty',
        before: { score: { value: 100, kind: 'provisional' }, place: 1 },
        after: { score: { value: 25, kind: 'provisional' }, place: 2 },
        moved: 1,
        levelsChanged: 18,
      },
      { candidate: 'Whole', before: { place: 1 }, after: { place: 1 }, moved: 0, levelsChanged: 0 },
    ])
    const first = await interviews(done, '?limit=1')
    const second = await interviews(done, `?limit=1&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items]).toEqual(items)
  })

  test('rule 8: nothing that is in force changes', async () => {
    const { db } = database
    await interview('Short.')
    const inForce = async () => ({
      scores: await db.selectFrom('scores').selectAll().orderBy('id').execute(),
      interviews: await db.selectFrom('interviews').selectAll().orderBy('id').execute(),
      events: await db.selectFrom('interview_events').selectAll().execute(),
      summaries: await db.selectFrom('summaries').selectAll().execute(),
      queue: await db.selectFrom('queued_answers').selectAll().orderBy('answer_id').execute(),
    })
    const before = await inForce()
    await replayed()
    expect(await inForce()).toEqual(before)
  })

  test('old and new level stand side by side, once the reader has reviewed', async () => {
    const interviewId = await interview('Short.')
    const { id } = await replayed()
    const levels = async () =>
      (await api.send(admin, 'GET', `/api/replays/${id}/interviews/${interviewId}/levels`)).body
    expect(await levels()).toEqual({ hidden: true, items: [] })
    await api.send(admin, 'POST', `/api/interviews/${interviewId}/reviews/mine/reveal`)
    expect(await levels()).toMatchObject({
      hidden: false,
      items: { length: 18, 0: { number: 1, before: { level: 5 }, after: { level: 2, by: 'generous scorer' } } },
    })
  })

  test('what people gave counts before and after', async () => {
    const interviewId = await interview('Short.')
    const ratings = all.flatMap((questionId) =>
      ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ questionId, criterionId, level: 4 })),
    )
    const at = `/api/interviews/${interviewId}/reviews/mine`
    const body = { ratings, note: '', recommendation: 'yes' }
    await api.send(anna, 'PUT', at, { body, headers: { 'if-match': '*' } })
    expect((await api.send(anna, 'POST', `${at}/submission`)).status).toBe(200)
    const done = await replayed()
    expect((await interviews(done)).items).toMatchObject([
      {
        before: { score: { value: 75, kind: 'human' } },
        after: { score: { value: 75, kind: 'human' } },
        moved: 0,
        levelsChanged: 18,
      },
    ])
  })

  test('a worker that dies loses nothing: the next one goes on where it was', async () => {
    await interview('Short.')
    await interview(reference)
    await start()
    const [replayId = ''] = sent
    await replay({ replayId })
    expect((await list()).items[0]).toMatchObject({ status: 'running', done: 10, total: 12 })
    await replay({ replayId })
    await replay({ replayId })
    expect((await list()).items[0]).toMatchObject({ status: 'finished', done: 12 })
    const rows = await database.db
      .selectFrom('replayed_scores')
      .select('answer_id')
      .where('replay_id', '=', replayId)
      .execute()
    expect(new Set(rows.map((row) => row.answer_id)).size).toBe(12)
  })

  test('one at a time for a position; one that runs can be stopped, and scores no more', async () => {
    await interview('Short.')
    const { id } = (await start()).body as Replay
    expect((await start()).body).toMatchObject({ status: 409, code: 'replay_running' })
    expect((await api.send(admin, 'POST', `/api/replays/${id}/stop`)).body).toMatchObject({ status: 'stopped' })
    await work()
    expect((await list()).items[0]).toMatchObject({ status: 'stopped', done: 0 })
    expect((await api.send(admin, 'POST', `/api/replays/${id}/stop`)).body).toMatchObject({ status: 'stopped' })
    expect((await start()).status).toBe(201)
  })

  test('start and stop are in the audit trail, and tell every open page', async () => {
    await interview('Short.')
    const { id } = (await start()).body as Replay
    await api.send(admin, 'POST', `/api/replays/${id}/stop`)
    const entries = await database.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', position.id)
      .where('action', 'in', ['replay.started', 'replay.stopped'])
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      { action: 'replay.started', actor_id: admin.id },
      { action: 'replay.stopped', actor_id: admin.id },
    ])
    const events = await database.db.selectFrom('events').select('data').where('kind', '=', 'replay').execute()
    expect(events.at(-1)?.data).toEqual({ kind: 'replay', positionId: position.id })
  })
})

describe('what is refused', () => {
  test('a position without scored answers, an unknown position or replay', async () => {
    expect((await start()).body).toMatchObject({ status: 409, code: 'nothing_to_replay' })
    expect((await api.send(admin, 'POST', `/api/positions/${v7()}/replays`)).body).toMatchObject({ code: 'not_found' })
    expect((await api.send(admin, 'GET', `/api/positions/${v7()}/replays`)).body).toMatchObject({ code: 'not_found' })
    expect((await api.send(admin, 'POST', `/api/replays/${v7()}/stop`)).body).toMatchObject({ code: 'not_found' })
    expect((await api.send(admin, 'GET', `/api/replays/${v7()}/interviews`)).body).toMatchObject({ code: 'not_found' })
    const unknown = `/api/replays/${v7()}/interviews/${v7()}/levels`
    expect((await api.send(admin, 'GET', unknown)).body).toMatchObject({ code: 'not_found' })
  })

  test.each(['interviewer', 'reviewer', 'auditor'] as const)('%s starts none', async (role) => {
    expect((await start(await api.user(role))).body).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('who is not signed in', async () => {
    expect((await start(null)).status).toBe(401)
  })
})
