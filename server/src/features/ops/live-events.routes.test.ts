import type { LiveEvent } from '@colloquy/contracts/live-events'
import { Role } from '@colloquy/contracts/vocabulary'
import type { FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { parseConfig } from '../../infra/config/config.ts'
import { inTransaction } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import { createLiveFeed, type LiveFeed } from '../../infra/events/live-feed.ts'
import { nobody, type UserCaller } from '../../infra/http/caller.ts'
import { createHttpServer } from '../../infra/http/server.ts'
import { createMetrics } from '../../infra/metrics/metrics.ts'
import { liveEventRoutes } from './live-events.routes.ts'

const database = useDatabase()
const user: UserCaller = {
  kind: 'user',
  id: v7(),
  name: 'A',
  email: 'a@b.example',
  role: 'interviewer',
  sessionId: v7(),
}
const now = () => new Date()

type Server = { app: FastifyInstance; feed: LiveFeed; address: string; stop: () => Promise<void> }
let server: Server
let subscribers = 0
/** The position of whoever reaches only what is assigned. */
const assigned = v7()

/** Callers are told by headers; `x-candidate` is the interview. */
async function startServer(): Promise<Server> {
  const { db, url } = database
  const { log } = recordLog()
  const feed = createLiveFeed({ db, url, log })
  await feed.start()
  const app = await createHttpServer({
    config: { ...parseConfig({ NODE_ENV: 'test' }), sessionSecret: 'x'.repeat(32) },
    db,
    log,
    metrics: createMetrics(),
    version: '0',
    authenticate: async ({ headers }) => {
      const interviewId = headers['x-candidate']
      if (typeof interviewId === 'string') return { ...nobody, candidate: { kind: 'candidate', interviewId } }
      const role = Role.safeParse(headers['x-user'])
      if (role.success) return { ...nobody, user: { ...user, role: role.data } }
      return headers['x-user'] ? { ...nobody, user } : nobody
    },
  })
  const subscribe: LiveFeed['subscribe'] = (subscription) => {
    subscribers += 1
    const unsubscribe = feed.subscribe(subscription)
    return () => {
      subscribers -= 1
      unsubscribe()
    }
  }
  liveEventRoutes(app, { feed: { ...feed, subscribe }, now, assignedPositions: async () => [assigned] })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const stop = async () => {
    await feed.stop()
    await app.close()
  }
  return { app, feed, address, stop }
}

type Message = { id?: string; event?: string; data?: string; retry?: string }

/** What an EventSource does: reads messages one by one, and comes back with the last id. */
async function connect(address: string, path: string, headers: Record<string, string>, lastId?: string) {
  const aborter = new AbortController()
  const response = await fetch(`${address}${path}`, {
    headers: { ...headers, accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) },
    signal: aborter.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Message | undefined> => {
    while (!text.includes('\n\n')) {
      const part = await reader?.read()
      if (!part || part.done) return undefined
      text += part.value
    }
    const [block = '', ...rest] = text.split('\n\n')
    text = rest.join('\n\n')
    const fields = block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
    return Object.fromEntries(fields)
  }
  const take = async (count: number) => {
    const messages: Message[] = []
    while (messages.length < count) {
      const message = await next()
      if (!message) break
      if (message.data && !message.event) messages.push(message)
    }
    return { events: messages.map(({ data = '' }) => JSON.parse(data) as LiveEvent), lastId: messages.at(-1)?.id }
  }
  return { response, next, take, close: () => aborter.abort() }
}

const asUser = (lastId?: string) => connect(server.address, '/api/events', { 'x-user': 'yes' }, lastId)
const asCandidate = (interviewId: string, lastId?: string) =>
  connect(server.address, '/api/my-interview/events', { 'x-candidate': interviewId }, lastId)

const changeOf = (interviewId: string, change: string): LiveEvent => ({
  kind: 'interview',
  interviewId,
  positionId: v7(),
  status: 'in_progress',
  change,
})
const tell = (event: LiveEvent) => inTransaction(database.db, (trx) => announce(trx, event, now()))

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

describe('R3.4 server-sent events', () => {
  test('open at once, with the pause after which to come back', async () => {
    const page = await asUser()
    expect(page.response.headers.get('content-type')).toBe('text/event-stream')
    for (const header of ['content-security-policy', 'permissions-policy', 'referrer-policy'])
      expect(page.response.headers.get(header), header).toBeTruthy()
    expect(page.response.headers.get('traceparent')).toBeTruthy()
    expect(await page.next()).toMatchObject({ event: 'hello', retry: '1000', id: expect.stringMatching(/^\d+-\d+$/) })
    page.close()
  })

  test('tell every open page of a change', async () => {
    const pages = [await asUser(), await asUser()]
    const event = changeOf(v7(), 'answer')
    await tell(event)
    for (const page of pages) {
      expect((await page.take(1)).events).toEqual([event])
      page.close()
    }
  })

  test('nothing is missed or repeated by a page that comes back', async () => {
    const page = await asUser()
    const hello = await page.next()
    const changes = Array.from({ length: 6 }, (_, n) => changeOf(v7(), `change ${n}`))
    const [first, second, third, ...more] = changes
    if (!first || !second || !third) throw new Error('there are six')
    await tell(first)
    await tell(second)
    const { lastId } = await page.take(1)
    page.close()
    await tell(third)
    const back = await asUser(lastId)
    for (const event of more) await tell(event)
    expect((await back.take(5)).events).toEqual(changes.slice(1))
    back.close()
    // Also one who left before any event.
    const fromStart = await asUser(hello?.id)
    expect((await fromStart.take(6)).events).toEqual(changes)
    fromStart.close()
  })

  test('a burst of changes arrives whole and in order', async () => {
    const page = await asUser()
    await page.next()
    const burst = Array.from({ length: 1200 }, (_, n) => changeOf(v7(), `${n} ${'x'.repeat(500)}`))
    await inTransaction(database.db, async (trx) => {
      for (const event of burst) await announce(trx, event, now())
    })
    expect((await page.take(burst.length)).events).toEqual(burst)
    page.close()
  })

  test('nothing is missed across a restart of the server', async () => {
    const page = await asUser()
    await tell(changeOf(v7(), 'before'))
    const { lastId } = await page.take(1)
    await server.stop()
    expect(await page.next()).toBeUndefined()
    const missed = changeOf(v7(), 'while it was down')
    await tell(missed)
    server = await startServer()
    const back = await asUser(lastId)
    const later = changeOf(v7(), 'after')
    await tell(later)
    expect((await back.take(2)).events).toEqual([missed, later])
    back.close()
  })

  test.each(['nonsense', '9000000000000000000-1'])('an id that cannot be resumed (%s) is refused', async (id) => {
    const headers = { 'x-user': 'yes', 'last-event-id': id }
    const reply = await server.app.inject({ url: '/api/events', headers })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'invalid_cursor' })
  })

  test('a page that is closed leaves nothing behind', async () => {
    await vi.waitFor(() => expect(subscribers).toBe(0))
    const pages = [await asUser(), await asUser()]
    for (const page of pages) await page.next()
    expect(subscribers).toBe(2)
    for (const page of pages) page.close()
    await vi.waitFor(() => expect(subscribers).toBe(0))
  })
})

describe('R1.2 who hears what', () => {
  test('a candidate hears of the own interview only, live and when coming back', async () => {
    const own = v7()
    const candidate = await asCandidate(own)
    const hello = await candidate.next()
    const foreign = changeOf(v7(), 'foreign')
    const mine = [changeOf(own, 'one'), changeOf(own, 'two')]
    const [one, two] = mine
    if (!one || !two) throw new Error('there are two')
    await tell(foreign)
    await tell({ kind: 'position', positionId: v7() })
    await tell({ kind: 'review', interviewId: own, positionId: v7() })
    await tell(one)
    await tell(changeOf(v7(), 'foreign'))
    await tell(two)
    expect((await candidate.take(2)).events).toEqual(mine)
    candidate.close()
    const back = await asCandidate(own, hello?.id)
    expect((await back.take(2)).events).toEqual(mine)
    back.close()
  })

  test('a reviewer hears of assigned positions, from the assignment until it is taken back', async () => {
    const reviewer = await connect(server.address, '/api/events', { 'x-user': 'reviewer' })
    await reviewer.next()
    const another = v7()
    const review = (positionId: string): LiveEvent => ({ kind: 'review', interviewId: v7(), positionId })
    const assignment = (positionId: string, isAssigned: boolean, userId = user.id): LiveEvent => ({
      kind: 'assignment',
      positionId,
      userId,
      assigned: isAssigned,
    })
    const heard = [review(assigned), assignment(another, true), review(another), assignment(assigned, false)]
    const [first, given, second, taken] = heard
    if (!first || !given || !second || !taken) throw new Error('there are four')
    await tell(review(another))
    await tell(first)
    await tell(assignment(another, true, v7()))
    await tell(given)
    await tell(second)
    await tell(taken)
    await tell(review(assigned))
    const last = review(another)
    await tell(last)
    expect((await reviewer.take(5)).events).toEqual([...heard, last])
    reviewer.close()
  })

  test('an auditor hears of positions, of nobody’s interview', async () => {
    const auditor = await connect(server.address, '/api/events', { 'x-user': 'auditor' })
    await auditor.next()
    await tell(changeOf(v7(), 'answer'))
    const event: LiveEvent = { kind: 'position', positionId: v7() }
    await tell(event)
    expect((await auditor.take(1)).events).toEqual([event])
    auditor.close()
  })

  test('each stream is for its own kind of caller', async () => {
    const { address } = server
    const statusOf = async (path: string, headers: Record<string, string>) =>
      (await connect(address, path, headers)).response.status
    expect(await statusOf('/api/events', {})).toBe(401)
    expect(await statusOf('/api/events', { 'x-candidate': v7() })).toBe(401)
    expect(await statusOf('/api/my-interview/events', { 'x-user': 'yes' })).toBe(403)
    expect(await statusOf('/api/my-interview/events', {})).toBe(401)
  })
})

test('both streams stand in the API document', async () => {
  const document = (await server.app.inject('/api/openapi.json')).json()
  for (const path of ['/api/events', '/api/my-interview/events'])
    expect(Object.keys(document.paths[path].get.responses['200'].content)).toEqual(['text/event-stream'])
})
