import type { FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { parseConfig } from '../../infra/config/config.ts'
import { createHttpServer } from '../../infra/http/server.ts'
import { createMetrics } from '../../infra/metrics/metrics.ts'
import { accessMs } from './access-token.ts'
import { authRoutes } from './auth.routes.ts'
import { type Auth, createAuth } from './auth.ts'
import { hashPassword } from './password-hash.ts'
import { graceMs, hashToken, sessionMs } from './refresh-token.ts'
import { createSetUpLink } from './set-up.service.ts'

const database = useDatabase()
const recorded = recordLog()
const secret = 'a secret of at least 32 characters'
const password = 'copper kettle under snow'
const candidateToken = 'candidate-token'
const interviewId = v7()
let clock = new Date('2026-03-02T09:00:00.000Z')
let lookUps = 0
let app: FastifyInstance
let auth: Auth

const serve = async (publicUrl = 'http://localhost:3000', signInsPerMinute = 1_000_000) => {
  const { db } = database
  auth = createAuth({
    db,
    log: recorded.log,
    secret,
    publicUrl,
    now: () => clock,
    findCandidateSession: async (hash) => {
      lookUps += 1
      if (hash === hashToken('when the database is away')) throw new Error('connection refused')
      return hash === hashToken(candidateToken) ? { interviewId } : null
    },
  })
  const config = { ...parseConfig({ NODE_ENV: 'test', RATE_LIMIT_PER_MINUTE: '1000000' }), sessionSecret: secret }
  const { authenticate } = auth
  const server = await createHttpServer({
    config,
    db,
    log: recorded.log,
    metrics: createMetrics(),
    authenticate,
    version: '0',
  })
  authRoutes(server, auth, signInsPerMinute)
  server.get('/who', { config: { permission: 'api.read' }, schema: { response: {} } }, async (request) => {
    return JSON.stringify(request.caller)
  })
  await server.ready()
  return server
}

/** A browser: keeps its cookies, and can be given others. */
function browser() {
  const cookies: Record<string, string> = {}
  const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, own = { ...cookies }) => {
    const reply = await app.inject({ method, url, cookies: own, ...(payload && { payload }) })
    for (const { name, value } of reply.cookies) cookies[name] = value
    return { status: reply.statusCode, body: reply.body ? reply.json() : undefined, cookies: reply.cookies }
  }
  return {
    cookies,
    send,
    signIn: (email: string, word = password) => send('POST', '/api/sessions', { email, password: word }),
    refresh: (own?: Record<string, string>) => send('POST', '/api/sessions/refresh', undefined, own),
    who: () => send('GET', '/api/sessions/current'),
  }
}

const passes = (ms: number) => {
  clock = new Date(clock.getTime() + ms)
}

async function addUser({ active = true } = {}) {
  const id = v7()
  const email = `${id}@colloquy.example`
  await database.db
    .insertInto('users')
    .values({
      id,
      email,
      name: 'Ada',
      role: 'interviewer',
      active,
      password_hash: await hashPassword(password),
      created_at: clock,
      updated_at: clock,
    })
    .execute()
  return { id, email }
}

beforeAll(async () => {
  app = await serve()
})
afterEach(() => {
  expect(recorded.of('http.failed')).toEqual([])
})
beforeEach(() => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  recorded.records.length = 0
})

describe('signing in', () => {
  test('gives who it is and two cookies that scripts and other sites cannot reach', async () => {
    const { id, email } = await addUser()
    const one = browser()
    const { status, body, cookies } = await one.signIn(email.toUpperCase())
    expect(status).toBe(201)
    expect(body).toEqual({
      user: { id, email, name: 'Ada', role: 'interviewer' },
      expiresAt: new Date(clock.getTime() + accessMs).toISOString(),
    })
    expect(cookies).toMatchObject([
      { name: 'colloquy_access', path: '/api', httpOnly: true, sameSite: 'Lax' },
      { name: 'colloquy_refresh', path: '/api/sessions', httpOnly: true, sameSite: 'Lax' },
    ])
    expect(cookies.some((cookie) => cookie.secure)).toBe(false)
    expect((await one.who()).body).toEqual(body)
  })

  test('over https the cookies are for https only', async () => {
    const { email } = await addUser()
    const plain = app
    app = await serve('https://talk.example.org')
    const { cookies } = await browser().signIn(email)
    app = plain
    expect(cookies.map((cookie) => cookie.secure)).toEqual([true, true])
  })

  test('R1.2 does not tell an unknown email from a wrong password or from somebody who may not sign in', async () => {
    const { email } = await addUser()
    const { email: retired } = await addUser({ active: false })
    const replies = [
      await browser().signIn(email, 'not the password'),
      await browser().signIn('nobody@colloquy.example'),
      await browser().signIn(retired),
    ]
    const [first] = replies
    expect(first).toMatchObject({ status: 401, body: { code: 'wrong_credentials' }, cookies: [] })
    for (const { status, body } of replies) {
      expect({ status, code: body.code, detail: body.detail, title: body.title }).toEqual({
        status: 401,
        code: first?.body.code,
        detail: first?.body.detail,
        title: first?.body.title,
      })
    }
    const written = JSON.stringify(recorded.records)
    expect(written).toContain('session.sign_in')
    expect(written).not.toContain('@colloquy.example')
  })

  test('stores no token that could be used', async () => {
    const { id, email } = await addUser()
    const one = browser()
    await one.signIn(email)
    const rows = await database.db.selectFrom('sessions').selectAll().where('user_id', '=', id).execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(one.cookies.colloquy_refresh)
  })

  test('can be tried only so often from one address', async () => {
    const generous = app
    app = await serve(undefined, 3)
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await browser().signIn('nobody@colloquy.example')).status)
    app = generous
    expect(statuses).toEqual([401, 401, 401, 429])
  })

  test('after the session there is nobody', async () => {
    expect(await browser().who()).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    const { email } = await addUser()
    const one = browser()
    await one.signIn(email)
    const copied = { ...one.cookies }
    expect((await one.send('DELETE', '/api/sessions/current')).status).toBe(204)
    expect(one.cookies).toMatchObject({ colloquy_access: '', colloquy_refresh: '' })
    expect((await one.send('GET', '/api/sessions/current', undefined, copied)).status).toBe(401)
    expect((await one.refresh(copied)).body.code).toBe('session_expired')
    expect((await one.send('DELETE', '/api/sessions/current')).status).toBe(204)
  })
})

describe('R1.5 staying signed in', () => {
  test('an exchanged refresh token gives a new pair, and the session goes on past the access token', async () => {
    const { email } = await addUser()
    const one = browser()
    await one.signIn(email)
    const before = { ...one.cookies }
    passes(accessMs + 1000)
    expect((await one.who()).status).toBe(401)
    const { status, body } = await one.refresh()
    expect(status).toBe(200)
    expect(body.expiresAt).toBe(new Date(clock.getTime() + accessMs).toISOString())
    expect(one.cookies.colloquy_refresh).not.toBe(before.colloquy_refresh)
    expect((await one.who()).status).toBe(200)
  })

  test('tabs that refresh at once all go on, with the same token', async () => {
    const { id, email } = await addUser()
    const one = browser()
    await one.signIn(email)
    const shared = { ...one.cookies }
    const replies = await Promise.all(Array.from({ length: 6 }, () => one.refresh(shared)))
    expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(200))
    const given = replies.map((reply) => reply.cookies.find((cookie) => cookie.name === 'colloquy_refresh')?.value)
    expect(new Set(given).size).toBe(1)
    passes(accessMs)
    expect((await one.refresh()).status).toBe(200)
    const rows = await database.db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()
    expect(rows).toHaveLength(3)
  })

  test('an answer that got lost can be had again, even when the session has moved on', async () => {
    const { email } = await addUser()
    const one = browser()
    await one.signIn(email)
    const old = { ...one.cookies }
    await one.refresh()
    passes(1000)
    await one.refresh()
    const newest = one.cookies.colloquy_refresh
    passes(graceMs - 1000)
    expect((await one.refresh(old)).status).toBe(200)
    expect(one.cookies.colloquy_refresh).toBe(newest)
  })

  test('a token that comes back later ends the whole session, also for the one who has the newest', async () => {
    const { id, email } = await addUser()
    const [owner, other] = [browser(), browser()]
    await owner.signIn(email)
    await other.signIn(email)
    const stolen = { ...owner.cookies }
    await owner.refresh()
    passes(graceMs + 1)
    expect((await browser().refresh(stolen)).body.code).toBe('session_expired')
    expect((await owner.refresh()).body.code).toBe('session_expired')
    expect((await owner.who()).status).toBe(401)
    expect((await other.refresh()).status).toBe(200)
    const rows = await database.db.selectFrom('sessions').select('revoked_at').where('user_id', '=', id).execute()
    expect(rows.filter((row) => row.revoked_at !== null)).toHaveLength(2)
    expect(recorded.of('user.action')).toContainEqual(
      expect.objectContaining({ action: 'session.refresh', outcome: 'reused' }),
    )
  })

  test('a session ends after fourteen days, however busy', async () => {
    const { email } = await addUser()
    const one = browser()
    await one.signIn(email)
    passes(sessionMs - 1)
    expect((await one.refresh()).status).toBe(200)
    passes(1)
    expect((await one.refresh()).body.code).toBe('session_expired')
  })

  test('somebody who may no longer sign in cannot go on', async () => {
    const { id, email } = await addUser()
    const one = browser()
    await one.signIn(email)
    await database.db.updateTable('users').set({ active: false }).where('id', '=', id).execute()
    expect((await one.refresh()).body.code).toBe('session_expired')
  })

  test('an unknown token and none at all are refused', async () => {
    expect((await browser().refresh({ colloquy_refresh: 'made-up' })).body.code).toBe('session_expired')
    expect((await browser().refresh({})).body.code).toBe('not_signed_in')
  })

  test('old sessions are cleared away, living ones stay', async () => {
    const { email } = await addUser()
    await browser().signIn(email)
    passes(sessionMs + 1)
    const living = browser()
    await living.signIn(email)
    expect(await auth.sessions.deleteExpired()).toBeGreaterThanOrEqual(1)
    expect((await living.refresh()).status).toBe(200)
  })
})

describe('a candidate', () => {
  test('is known by the cookie, beside a signed-in person, and looked up once in five seconds', async () => {
    const { id, email } = await addUser()
    const one = browser()
    await one.signIn(email)
    one.cookies.colloquy_candidate = candidateToken
    lookUps = 0
    expect((await one.send('GET', '/who')).body).toMatchObject({
      user: { id },
      candidate: { kind: 'candidate', interviewId },
    })
    await one.send('GET', '/who')
    expect(lookUps).toBe(1)
    passes(5000)
    await one.send('GET', '/who')
    expect(lookUps).toBe(2)
  })

  test('with an unknown cookie is nobody', async () => {
    const one = browser()
    one.cookies.colloquy_candidate = 'made-up'
    expect((await one.send('GET', '/who')).body).toEqual({ user: null, candidate: null })
  })
})

test('R3.2 while the database is away, nobody is told that they are not signed in', async () => {
  const one = browser()
  one.cookies.colloquy_candidate = 'when the database is away'
  expect(await one.send('GET', '/who')).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } })
})

describe('R9.1 set-up', () => {
  const first = { name: 'First Admin', email: 'First@Colloquy.Example', password }
  const complete = (token: string, changes: object = {}) =>
    browser().send('POST', '/api/set-up', { ...first, token, ...changes })

  beforeEach(async () => {
    await database.db.deleteFrom('users').execute()
  })

  test('with the printed link makes the first administrator, signed in at once', async () => {
    const token = await createSetUpLink(database.db, clock)
    const one = browser()
    expect((await one.send('GET', '/api/set-up')).body).toEqual({ needed: true })
    const { status, body } = await one.send('POST', '/api/set-up', { ...first, token })
    expect(status).toBe(201)
    expect(body.user).toMatchObject({ email: 'first@colloquy.example', role: 'admin' })
    expect((await one.who()).status).toBe(200)
    expect((await one.send('GET', '/api/set-up')).body).toEqual({ needed: false })
    expect((await browser().signIn(first.email)).status).toBe(201)
  })

  test('works once: two at a time with two links make one administrator', async () => {
    const links = [await createSetUpLink(database.db, clock), await createSetUpLink(database.db, clock)]
    const replies = await Promise.all(
      links.map((token, n) => complete(token ?? '', { email: `admin${n}@colloquy.example` })),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    const users = await database.db.selectFrom('users').select('id').execute()
    expect(users).toHaveLength(1)
    expect((await complete(links[0] ?? '')).body.code).toBe('set_up_done')
    expect(await createSetUpLink(database.db, clock)).toBeNull()
  })

  test('refuses a link that is made up, or older than a week', async () => {
    const token = (await createSetUpLink(database.db, clock)) ?? ''
    expect(await complete('made-up')).toMatchObject({ status: 403, body: { code: 'set_up_link_invalid' } })
    passes(7 * 24 * 60 * 60_000)
    expect((await complete(token)).body.code).toBe('set_up_link_invalid')
  })

  test('refuses a weak password beside its field, and the link stays good', async () => {
    const token = (await createSetUpLink(database.db, clock)) ?? ''
    const weak = await complete(token, { password: 'firstadmin1' })
    expect(weak).toMatchObject({ status: 422, body: { code: 'password_too_weak', errors: [{ field: 'password' }] } })
    expect((await complete(token)).status).toBe(201)
  })

  test('stores only the hash of the link', async () => {
    const token = await createSetUpLink(database.db, clock)
    const rows = await database.db.selectFrom('set_up_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})
