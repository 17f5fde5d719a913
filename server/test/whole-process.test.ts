import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InterviewEvent } from '../src/domain/interview/events.ts'
import { replay } from '../src/domain/interview/evolve.ts'
import { createSetUpLink } from '../src/features/auth/set-up/set-up.service.ts'
import { useDatabase } from './database.ts'
import { type Client, client, type RunningServer, startServer } from './running-server.ts'

const database = useDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-process-'))
let server: RunningServer
let admin: Client
let positionId: string

const start = async () => {
  server = await startServer({ url: database.url, dataDir })
}
const newClient = () => client(() => server.address)
// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape; the schemas were checked on the way out
async function ok(sent: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await sent
  if (status >= 400) throw new Error(`Expected success, got ${status}: ${JSON.stringify(body)}`)
  return body
}

beforeAll(async () => {
  await start()
  admin = newClient()
  const token = await createSetUpLink(database.db, new Date())
  const account = { token, name: 'Ada', email: 'ada@colloquy.example', password: 'velvet tundra ladder quince' }
  await ok(admin.send('POST', '/api/set-up', account))
  const position = { title: 'Engineer', templateKey: 'standard', topics: ['javascript', 'node', 'sql-data'] }
  positionId = (await ok(admin.send('POST', '/api/positions', position))).id
}, 60_000)
afterAll(async () => {
  await server?.kill('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

async function started(): Promise<{ candidate: Client; interviewId: string }> {
  const { link, interviewId } = await ok(admin.send('POST', `/api/positions/${positionId}/invitations`, {}))
  const candidate = newClient()
  const token = link.slice(link.indexOf('#') + 1)
  const { notice } = await ok(candidate.send('POST', '/api/my-interview/openings', { token }))
  await ok(candidate.send('POST', '/api/my-interview/consent', { noticeVersion: notice.version }))
  const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
  await ok(candidate.send('PUT', '/api/my-interview/profile', profile))
  await ok(candidate.send('POST', '/api/my-interview/start'))
  return { candidate, interviewId }
}

/** What the server has acknowledged: the newest draft and the answer of each question. */
type Acknowledged = Map<string, { revision: number; draft: string; answer: string | null }>

/** Answers until the server is gone or everything is answered. */
async function answer(candidate: Client, acknowledged: Acknowledged, onAcknowledged: () => void): Promise<void> {
  const present = await ok(candidate.send('GET', '/api/my-interview'))
  for (let left = present.outline.questions.length - present.answered; left > 0; left -= 1) {
    const { current } = await ok(candidate.send('POST', '/api/my-interview/presentations'))
    const { questionId } = current
    await ok(candidate.send('POST', `/api/my-interview/presentations/${questionId}/acknowledgement`))
    const from = current.draft?.revision ?? 0
    for (let revision = from + 1; revision <= from + 4; revision += 1) {
      const draft = `draft ${revision} of ${questionId}`
      await ok(candidate.send('PUT', `/api/my-interview/drafts/${questionId}`, { revision, text: draft }))
      acknowledged.set(questionId, { revision, draft, answer: null })
      onAcknowledged()
    }
    const text = `the answer to ${questionId}`
    await ok(candidate.send('POST', '/api/my-interview/answers', { questionId, text }))
    acknowledged.set(questionId, { revision: from + 4, draft: '', answer: text })
    onAcknowledged()
  }
}

async function expectNothingLost(interviewId: string, acknowledged: Acknowledged): Promise<void> {
  const { db } = database
  const answers = await db.selectFrom('answers').selectAll().where('interview_id', '=', interviewId).execute()
  const drafts = await db.selectFrom('drafts').selectAll().where('interview_id', '=', interviewId).execute()
  for (const [questionId, { revision, draft, answer: given }] of acknowledged) {
    const stored = answers.find((one) => one.question_id === questionId)
    if (given !== null) expect(stored?.text).toBe(given)
    else if (stored)
      expect(stored.text).toBe(`the answer to ${questionId}`) // sent, and cut off before it was acknowledged
    else {
      const kept = drafts.find((one) => one.question_id === questionId)
      expect(kept?.revision).toBeGreaterThanOrEqual(revision)
      if (kept?.revision === revision) expect(kept.text).toBe(draft)
    }
  }
  const rows = await db
    .selectFrom('interview_events')
    .select('data')
    .where('interview_id', '=', interviewId)
    .orderBy('seq')
    .execute()
  const row = await db.selectFrom('interviews').select('state').where('id', '=', interviewId).executeTakeFirstOrThrow()
  expect(row.state).toEqual(JSON.parse(JSON.stringify(replay(rows.map(({ data }) => data as InterviewEvent)))))
}

describe('rule 1, R8.5 a server that is killed while candidates answer', () => {
  test('loses no draft and no answer that it acknowledged, and everybody finishes afterwards', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, started))
    const all = people.map((person) => ({ ...person, acknowledged: new Map() as Acknowledged }))
    const answerEverybody = (onAcknowledged: () => void) =>
      Promise.all(all.map(({ candidate, acknowledged }) => answer(candidate, acknowledged, onAcknowledged)))
    for (let round = 0; round < 3; round += 1) {
      let left = randomInt(5, 30)
      const die = () => {
        left -= 1
        if (left === 0) void server.kill('SIGKILL')
      }
      await expect(answerEverybody(die)).rejects.toThrow() // cut off in the middle
      expect(await server.ended).toEqual({ code: null, signal: 'SIGKILL' })
      for (const { interviewId, acknowledged } of all) await expectNothingLost(interviewId, acknowledged)
      await start()
    }
    await answerEverybody(() => undefined)
    for (const { interviewId, acknowledged, candidate } of all) {
      await expectNothingLost(interviewId, acknowledged)
      expect(acknowledged.size).toBe(6)
      expect((await ok(candidate.send('GET', '/api/my-interview'))).status).toMatch(/submitted|scored/)
    }
  }, 60_000)
})

describe('a server that is asked to end', () => {
  test('lets a request under way finish, and ends without a fault', async () => {
    const { candidate, interviewId } = await started()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const holding = database.db.transaction().execute(async (trx) => {
      await sql`select id from interviews where id = ${interviewId} for update`.execute(trx)
      await held
    })
    const underWay = candidate.send('POST', '/api/my-interview/presentations')
    await expect.poll(waitingForLock).toBe(1)
    const ending = server.kill('SIGTERM')
    await expect
      .poll(() =>
        fetch(server.address).then(
          () => 'listens',
          () => 'closed',
        ),
      )
      .toBe('closed')
    release()
    await holding
    expect((await underWay).status).toBe(200)
    expect(await ending).toEqual({ code: 0, signal: null })
    await start()
    expect((await ok(candidate.send('GET', '/api/my-interview'))).current).not.toBeNull()
  }, 40_000)
})

async function waitingForLock(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
  return rows[0]?.waiting ?? 0
}

describe('R3.4 live, across a restart', () => {
  test('a change reaches an open page, and one that was missed arrives on coming back', async () => {
    const { candidate, interviewId } = await started()
    const first = await listen()
    await ok(candidate.send('POST', '/api/my-interview/presentations'))
    const seen = await first.next(interviewId, 'QuestionPresented')
    first.close()
    await server.kill('SIGTERM')
    await start()
    await ok(candidate.send('POST', '/api/my-interview/withdrawal'))
    const back = await listen(seen)
    await back.next(interviewId, 'InterviewWithdrawn')
    back.close()
  }, 40_000)
})

/** An EventSource: `next` waits for a change of the interview and gives its id. */
async function listen(lastEventId?: string) {
  const aborter = new AbortController()
  const response = await fetch(`${server.address}/api/events`, {
    headers: {
      cookie: admin.cookie(),
      accept: 'text/event-stream',
      ...(lastEventId && { 'last-event-id': lastEventId }),
    },
    signal: aborter.signal,
  })
  expect(response.status).toBe(200)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    close: () => aborter.abort(),
    async next(interviewId: string, change: string): Promise<string> {
      for (;;) {
        const message = text.split('\n\n').find((one) => one.includes(interviewId) && one.includes(change))
        if (message) return /^id: ?(.*)$/m.exec(message)?.[1] ?? ''
        const part = await reader?.read()
        if (!part || part.done) throw new Error('The stream ended.')
        text += part.value
      }
    },
  }
}
