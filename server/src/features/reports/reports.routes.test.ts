import type { Position } from '@colloquy/contracts/positions'
import Papa from 'papaparse'
import { extractText, getDocumentProxy } from 'unpdf'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { FeatureApp } from '../../../test/feature-app.ts'
import { interviewDetailOf } from '../../../test/interview-detail.ts'
import { addInterview } from '../../../test/interview-rows.ts'
import { createPositionsApp } from '../../../test/positions-app.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { AppError } from '../../domain/app-error.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { reportRoutes } from './reports.routes.ts'
import { createReportsService } from './reports.service.ts'

const database = useDatabase()
const { log, of } = recordLog()
const known = v7()
let api: FeatureApp
let admin: UserCaller

beforeAll(async () => {
  const { db } = database
  const reports = createReportsService({
    db,
    now: () => new Date('2026-03-03T08:30:00.000Z'),
    log,
    readInterview: async (_user, interviewId) => {
      if (interviewId !== known) throw new AppError('not_found', 'There is no such interview.')
      return interviewDetailOf()
    },
    levelsGiven: async () => new Map(),
    listReviews: async () => ({ mine: null, others: [], othersHidden: 0, shared: [], answerRatings: [] }),
    listDecisions: async () => ({ items: [] }),
  })
  ;({ api } = await createPositionsApp(db, (app) => reportRoutes(app, reports)))
  admin = await api.user('admin')
})

async function newPosition(body: object = {}): Promise<Position> {
  return (await api.send(admin, 'POST', '/api/positions', { body: { title: 'Senior Ingénieur / Web', ...body } }))
    .body as Position
}
const csv = (who: UserCaller | null, positionId: string) =>
  api.send(who, 'GET', `/api/positions/${positionId}/interviews.csv`)
const parse = (text: string) => Papa.parse<Record<string, string>>(text.trim(), { header: true }).data

describe('R10.6 interviews as CSV', () => {
  test.each(['admin', 'interviewer'] as const)('%s gets every interview with its state and dates', async (role) => {
    const position = await newPosition({ settings: { levelsHiddenUntilReview: false } })
    const person = { full_name: 'Zoë "Zo" Łuk, Dr.', email: 'zoe@colloquy.example' }
    const id = await addInterview(
      database.db,
      position,
      { score: 71.25, score_kind: 'human', decision: 'advance' },
      person,
    )
    await addInterview(database.db, position, {
      status: 'invited',
      started_at: null,
      submitted_at: null,
      scored_at: null,
    })
    const reply = await csv(await api.user(role), position.id)
    expect(reply).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="senior-ingenieur-web.csv"',
      },
    })
    expect(reply.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [first, second] = parse(reply.text.replace('\uFEFF', ''))
    expect(first).toMatchObject({
      name: 'Zoë "Zo" Łuk, Dr.',
      email: 'zoe@colloquy.example',
      status: 'scored',
      score: '71.25',
      'score kind': 'human',
      decision: 'advance',
      submitted: '2026-03-02T10:00:00.000Z',
      interview: id,
    })
    expect(second).toMatchObject({ name: '', status: 'invited', score: '', started: '', submitted: '' })
  })

  test('a name that a spreadsheet would run as a formula is made harmless', async () => {
    const position = await newPosition()
    for (const full_name of ['=HYPERLINK("https://x.example","y")', '+1', '-1', '@x', '\tx'])
      await addInterview(database.db, position, {}, { full_name })
    const rows = parse((await csv(admin, position.id)).text.replace('\uFEFF', ''))
    expect(rows.map(({ name }) => name?.[0])).toEqual(Array(5).fill("'"))
  })

  test('R11.7 totals stay hidden from who has not reviewed yet', async () => {
    const position = await newPosition()
    const id = await addInterview(database.db, position, { score: 71.25, score_kind: 'provisional' })
    const reviewer = await api.user('interviewer')
    const at = new Date()
    await database.db
      .insertInto('reviews')
      .values({
        id: v7(),
        interview_id: id,
        reviewer_id: reviewer.id,
        status: 'submitted',
        ratings: '[]',
        note: '',
        recommendation: 'yes',
        created_at: at,
        updated_at: at,
        submitted_at: at,
      })
      .execute()
    const scoreFor = async (who: UserCaller) => parse((await csv(who, position.id)).text.replace('\uFEFF', ''))[0]
    expect(await scoreFor(reviewer)).toMatchObject({ score: '71.25', 'score kind': 'provisional' })
    expect(await scoreFor(admin)).toMatchObject({ score: '', 'score kind': 'hidden until your review' })
  })

  test('many rows arrive complete', async () => {
    const position = await newPosition()
    const { db } = database
    const first = await addInterview(db, position)
    const row = await db.selectFrom('interviews').selectAll().where('id', '=', first).executeTakeFirstOrThrow()
    const more = Array.from({ length: 1200 }, () => ({ ...row, id: v7(), state: '{}', score: null }))
    await db.insertInto('interviews').values(more).execute()
    expect(parse((await csv(admin, position.id)).text.replace('\uFEFF', ''))).toHaveLength(1201)
  })

  test('refuses an unknown position, and who is not signed in; an export leaves a line in the log', async () => {
    const { id } = await newPosition()
    expect((await csv(admin, v7())).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await csv(null, id)).body).toMatchObject({ code: 'not_signed_in' })
    await csv(admin, id)
    expect(of('user.action').at(-1)).toMatchObject({ action: 'report.csv', subjectId: id })
  })
})

describe('R10.6 one interview as PDF', () => {
  const pdf = (who: UserCaller | null, interviewId: string) =>
    api.send(who, 'GET', `/api/interviews/${interviewId}/report.pdf`)

  test.each(['admin', 'interviewer'] as const)(
    '%s gets a document to print, without a name in its file name',
    async (role) => {
      const reply = await pdf(await api.user(role, 'Printer'), known)
      expect(reply).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="interview-${known}.pdf"`,
        },
      })
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(reply.bytes)), { mergePages: true })
      expect(text).toContain('Interview report: Zoë Łuk')
      expect(text).toContain('for Printer.')
    },
  )

  test('refuses an unknown interview, and who is not signed in', async () => {
    expect((await pdf(admin, v7())).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await pdf(null, known)).body).toMatchObject({ code: 'not_signed_in' })
  })
})

test('R2.2 the reports are described in the OpenAPI document', async () => {
  const { body } = await api.send(null, 'GET', '/api/openapi.json')
  expect((body as { paths: object }).paths).toHaveProperty(['/api/interviews/{interviewId}/report.pdf'])
})
