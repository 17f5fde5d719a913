import type { Position } from '@colloquy/contracts/positions'
import type { Summary } from '@colloquy/contracts/scores'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import { addAnswer, addInterview } from '../../../test/interview-rows.ts'
import { createPositionsApp } from '../../../test/positions-app.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { builtInScorer, type Scorer } from './scorer.ts'
import { createAnswerScoring, type ScoringDeps } from './scores.jobs.ts'
import { finalScore, judgementOf, latestScores, latestSummary } from './scores.service.ts'
import type { HumanRating } from './totals.ts'

const database = useDatabase()
const { reference } = bankQuestion('any', 'node', 'easy').rubric
const questionIds = ['easy', 'medium', 'hard'].flatMap((level) => [1, 2].map((number) => `node-${level}-${number}`))
const { log, of } = recordLog()
let position: Position
let sprint: Position
let time = 0
let ratings: HumanRating[] = []

beforeAll(async () => {
  const { api } = await createPositionsApp(database.db)
  const admin: UserCaller = await api.user('admin')
  const create = async (body: object) =>
    (await api.send(admin, 'POST', '/api/positions', { body: { title: 'Engineer', topics: ['node'], ...body } }))
      .body as Position
  position = await create({})
  sprint = await create({ templateKey: 'classic-sprint' })
})
beforeEach(() => {
  ratings = []
})

/** The interview's side as a row: its number of scored answers, and its total once all six are. */
const deps = (scorer: Scorer = builtInScorer()): ScoringDeps => ({
  db: database.db,
  now: () => new Date(Date.UTC(2026, 2, 2, 11, 0, time++)),
  scorer,
  log,
  recordScore: async (trx, { interviewId }) => {
    const { count } = await trx
      .selectFrom('scores')
      .select((eb) => eb.fn.count<string>('question_id').distinct().as('count'))
      .where('interview_id', '=', interviewId)
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('interviews')
      .set({ answered_count: Number(count) })
      .where('id', '=', interviewId)
      .execute()
    return Number(count) === 6
  },
  finalise: async (trx, interviewId, { value, kind }) => {
    await trx.updateTable('interviews').set({ score: value, score_kind: kind }).where('id', '=', interviewId).execute()
  },
  standingRatings: async () => ratings,
  queueUnranked: async () => undefined,
})

type Asked = { interviewId: string; questionId: string; answerId: string }
async function answered(text: string, given: Parameters<typeof addAnswer>[2] = {}, where = position): Promise<Asked> {
  const interviewId = await addInterview(database.db, where, { status: 'in_progress' })
  const questionId = 'node-easy-1'
  return { interviewId, questionId, answerId: await addAnswer(database.db, { interviewId, questionId, text }, given) }
}
const rows = (interviewId: string) =>
  database.db.selectFrom('scores').selectAll().where('interview_id', '=', interviewId).orderBy('id').execute()
const interviewRow = (id: string) =>
  database.db.selectFrom('interviews').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('R10.5 scoring an answer', () => {
  test('R11.6 without a provider it is provisional, with quotes, key points and a receipt', async () => {
    const asked = await answered(reference)
    await createAnswerScoring(deps())(asked)
    const score = (await latestScores(database.db, asked.interviewId)).get('node-easy-1')
    expect(score).toMatchObject({ kind: 'provisional', gradedBy: 'built-in grader', flags: [] })
    expect(score?.criteria[0]).toMatchObject({ status: 'provisional', why: 'built-in grader' })
    expect(score?.keyPoints.map(({ id }) => id)).toEqual(['keeps-results', 'stale', 'memory'])
    const [row] = await rows(asked.interviewId)
    expect(row?.receipt).toMatchObject({
      id: row?.id,
      answerSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rubricSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      questionVersion: 1,
      grader: 'colloquy-built-in',
      graderVersion: builtInScorer().version,
    })
  })

  test('R4.2 run twice, also at once, it is scored once', async () => {
    const asked = await answered(reference)
    const scoreAnswer = createAnswerScoring(deps())
    await Promise.all([scoreAnswer(asked), scoreAnswer(asked)])
    await scoreAnswer(asked)
    expect(await rows(asked.interviewId)).toHaveLength(1)
  })

  test('R11.1 a scorer that throws leaves failed criteria and no number; the next run tries again', async () => {
    const asked = await answered(reference)
    const broken: Scorer = { ...builtInScorer(), score: () => Promise.reject(new Error('out of order')) }
    await createAnswerScoring(deps(broken))(asked)
    const failed = (await latestScores(database.db, asked.interviewId)).get('node-easy-1')
    expect(failed).toMatchObject({ value: null, kind: 'incomplete', criteria: { 0: { status: 'failed' } } })
    expect(of('score.failed').at(-1)).toMatchObject({ answerId: asked.answerId, scorer: 'colloquy-built-in' })

    await createAnswerScoring(deps())(asked)
    expect((await latestScores(database.db, asked.interviewId)).get('node-easy-1')?.kind).toBe('provisional')
    expect(await rows(asked.interviewId)).toHaveLength(2)
  })

  test('R11.4 a newer scorer scores again, and the older score stays', async () => {
    const asked = await answered(reference)
    await createAnswerScoring(deps())(asked)
    await createAnswerScoring(deps({ ...builtInScorer(), version: '99' }))(asked)
    expect(
      (await rows(asked.interviewId)).map(({ receipt }) => (receipt as { graderVersion: string }).graderVersion),
    ).toEqual([builtInScorer().version, '99'])
  })

  test('an empty answer is insufficient evidence', async () => {
    const asked = await answered('')
    await createAnswerScoring(deps())(asked)
    const score = (await latestScores(database.db, asked.interviewId)).get('node-easy-1')
    expect(score).toMatchObject({ value: null, criteria: { 0: { status: 'insufficient', why: 'empty' } } })
  })

  test('an answer that was erased, is not there, or whose interview has ended early is left alone', async () => {
    const scoreAnswer = createAnswerScoring(deps())
    const erased = await answered('', { erased_at: new Date() })
    await scoreAnswer(erased)
    const withdrawn = await answered(reference)
    await database.db
      .updateTable('interviews')
      .set({ status: 'withdrawn' })
      .where('id', '=', withdrawn.interviewId)
      .execute()
    await scoreAnswer(withdrawn)
    await scoreAnswer({ ...erased, answerId: erased.interviewId })
    expect([...(await rows(erased.interviewId)), ...(await rows(withdrawn.interviewId))]).toEqual([])
  })
})

describe('R10.5 timeliness of Classic sprint', () => {
  const timeliness = async ({ interviewId }: Asked) =>
    (await latestScores(database.db, interviewId))
      .get('node-easy-1')
      ?.criteria.find(({ criterionId }) => criterionId === 'timeliness')

  test('counts with the extra time that was agreed and added', async () => {
    const hurried = await answered(reference, { used_ms: 19_500 }, sprint)
    await createAnswerScoring(deps())(hurried)
    expect(await timeliness(hurried)).toMatchObject({ status: 'scored', level: 2, by: 'the clock' })

    const accommodated = await answered(reference, { used_ms: 19_500 }, sprint)
    const { db } = database
    const { interviewId } = accommodated
    await db.updateTable('interviews').set({ state: '{"accommodation":50}' }).where('id', '=', interviewId).execute()
    const data = JSON.stringify({ type: 'TimeExtended', questionId: 'node-easy-1', extraMs: 15_000 })
    const event = {
      interview_id: interviewId,
      seq: 2,
      type: 'TimeExtended',
      data,
      actor: 'system',
      correlation_id: '',
      at: new Date(),
    }
    await db.insertInto('interview_events').values(event).execute()
    await createAnswerScoring(deps())(accommodated)
    expect(await timeliness(accommodated)).toMatchObject({ status: 'scored', level: 5 })
  })

  test('does not apply to who answers without limit', async () => {
    const asked = await answered(reference, {}, sprint)
    const state = '{"accommodation":"untimed"}'
    await database.db.updateTable('interviews').set({ state }).where('id', '=', asked.interviewId).execute()
    await createAnswerScoring(deps())(asked)
    expect(await timeliness(asked)).toBeUndefined()
  })
})

describe('R10.5 the last answer', () => {
  async function allAnswered(text: string): Promise<Asked[]> {
    const { db } = database
    const interviewId = await addInterview(db, position, { status: 'submitted' })
    return Promise.all(
      questionIds.map(async (questionId) => ({
        interviewId,
        questionId,
        answerId: await addAnswer(db, { interviewId, questionId, text }),
      })),
    )
  }

  test('gives the interview its total and its summary, whichever answer is the last', async () => {
    const asked = await allAnswered(reference)
    const interviewId = asked[0]?.interviewId ?? ''
    await Promise.all(asked.toReversed().map(createAnswerScoring(deps())))
    const row = await interviewRow(interviewId)
    const { scores, summary } = await judgementOf(database.db, interviewId)
    expect(scores.size).toBe(6)
    expect(summary).toMatchObject({ score: { kind: 'provisional' }, writtenBy: 'built-in grader' } satisfies object)
    expect(summary?.strengths).toHaveLength(4) // the strongest
    expect([Number(row.score), row.score_kind]).toEqual([summary?.score.value, 'provisional'])
  })

  test('R11.1 with an empty answer among them the interview is incomplete, and the summary says so', async () => {
    const asked = await allAnswered(reference)
    const [first] = asked
    if (!first) throw new Error('There are six.')
    await database.db.updateTable('answers').set({ text: '' }).where('id', '=', first.answerId).execute()
    for (const one of asked) await createAnswerScoring(deps())(one)
    const summary = (await latestSummary(database.db, first.interviewId)) as Summary
    expect(summary.score).toEqual({ value: null, kind: 'incomplete' })
    expect(summary.gaps[0]?.text).toBe('Question 1: no answer was given.')
  })

  test('R11.7 scored again after a review, people’s levels stay in force', async () => {
    const asked = await allAnswered(reference)
    const interviewId = asked[0]?.interviewId ?? ''
    for (const one of asked) await createAnswerScoring(deps())(one)
    ratings = questionIds.flatMap((questionId) =>
      (['accuracy', 'completeness', 'relevance'] as const).map((criterionId) => ({
        questionId,
        criterionId,
        level: 2,
        reason: 'read it',
        by: 'anna',
      })),
    )
    for (const one of asked) await createAnswerScoring(deps({ ...builtInScorer(), version: '99' }))(one)
    expect(await interviewRow(interviewId)).toMatchObject({ score: '25.00', score_kind: 'human' })
    expect(await finalScore(database.db, interviewId, ratings)).toEqual({ kind: 'human', value: 25 })
  })

  test('R1.3 a fault between any two statements leaves neither score nor summary', async () => {
    const asked = await allAnswered(reference)
    const last = asked.pop()
    if (!last) throw new Error('There are six.')
    for (const one of asked) await createAnswerScoring(deps())(one)
    const before = await interviewRow(last.interviewId)
    const tried = await failAfterEachStatement(
      () => createAnswerScoring(deps())(last),
      async () => {
        expect(await rows(last.interviewId)).toHaveLength(5)
        expect(await latestSummary(database.db, last.interviewId)).toBeNull()
        expect(await interviewRow(last.interviewId)).toEqual(before)
      },
    )
    expect(tried).toBeGreaterThan(8)
    expect(await latestSummary(database.db, last.interviewId)).not.toBeNull()
  })
})

test('finalScore of an unknown interview is refused', async () => {
  await expect(finalScore(database.db, '0191d3a0-0000-7000-8000-000000000000', [])).rejects.toMatchObject({
    code: 'not_found',
  })
})
