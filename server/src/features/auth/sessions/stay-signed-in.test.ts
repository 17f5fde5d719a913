import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { parseConfig } from '../../../infra/config/config.ts'
import { accessMs } from '../tokens/access-token.ts'
import { graceMs } from './refresh-token.ts'

const database = useDatabase()
const { idleMs, longestMs, mostPerUser } = parseConfig({}).sessions
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

const refreshCookieOf = (cookies: { name: string; expires?: Date }[]) =>
  cookies.find(({ name }) => name === 'colloquy_refresh')
/** As a cookie says it. */
const toTheSecond = (ms: number) => new Date(Math.floor(ms / 1000) * 1000)
const tokensOf = (userId: string) =>
  database.db
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.id', 'session_id')
    .select('hash')
    .where('user_id', '=', userId)
    .execute()

describe('R1.5 staying signed in', () => {
  test('an exchanged refresh token gives a new pair, and the session goes on past the access token', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const before = { ...one.cookies }
    at.passes(accessMs + 1000)
    expect((await one.session()).status).toBe(401)
    const { status, body } = await one.refresh()
    expect(status).toBe(200)
    expect(body.expiresAt).toBe(new Date(at.now().getTime() + accessMs).toISOString())
    expect(one.cookies.colloquy_refresh).not.toBe(before.colloquy_refresh)
    expect((await one.session()).status).toBe(200)
  })

  test('tabs that refresh at once all go on, with the same token', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const shared = { ...one.cookies }
    const replies = await Promise.all(Array.from({ length: 6 }, () => one.refresh(shared)))
    expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(200))
    const given = replies.map((reply) => reply.cookies.find((cookie) => cookie.name === 'colloquy_refresh')?.value)
    expect(new Set(given).size).toBe(1)
    at.passes(accessMs)
    expect((await one.refresh()).status).toBe(200)
    expect(await tokensOf(id)).toHaveLength(3)
  })

  test('an answer that got lost can be had again, even when the session has moved on', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const old = { ...one.cookies }
    await one.refresh()
    at.passes(1000)
    await one.refresh()
    const newest = one.cookies.colloquy_refresh
    at.passes(graceMs - 1000)
    expect((await one.refresh(old)).status).toBe(200)
    expect(one.cookies.colloquy_refresh).toBe(newest)
  })

  test('a token that comes back later ends the whole session, also for the one who has the newest', async () => {
    const { id, email } = await at.addUser()
    const [owner, other] = [at.browser(), at.browser()]
    await owner.signIn(email)
    await other.signIn(email)
    const stolen = { ...owner.cookies }
    await owner.refresh()
    at.passes(graceMs + 1)
    expect((await at.browser().refresh(stolen)).body.code).toBe('session_expired')
    expect((await owner.refresh()).body.code).toBe('session_expired')
    expect((await owner.session()).status).toBe(401)
    expect((await other.refresh()).status).toBe(200)
    const rows = await database.db.selectFrom('sessions').select('ended_at').where('user_id', '=', id).execute()
    expect(rows.filter((row) => row.ended_at !== null)).toHaveLength(1)
    expect(at.recorded.of('user.action')).toContainEqual(
      expect.objectContaining({ action: 'session.refresh', outcome: 'reused' }),
    )
  })

  test('a session ends after fourteen days, however busy', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    const { cookies } = await one.signIn(email)
    const end = at.now().getTime() + longestMs
    expect(refreshCookieOf(cookies)?.expires).toEqual(toTheSecond(at.now().getTime() + idleMs))
    while (at.now().getTime() + idleMs <= end) {
      at.passes(idleMs - 1)
      expect((await one.refresh()).status).toBe(200)
    }
    at.passes(end - at.now().getTime() - 1)
    const last = await one.refresh()
    expect(last.status).toBe(200)
    expect(refreshCookieOf(last.cookies)?.expires).toEqual(toTheSecond(end))
    at.passes(1)
    expect((await one.refresh()).body.code).toBe('session_expired')
  })

  test('a session that nobody used for three days ends', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    at.passes(idleMs - 1)
    expect((await one.refresh()).status).toBe(200)
    at.passes(idleMs)
    expect((await one.refresh()).body.code).toBe('session_expired')
  })

  test('somebody who may no longer sign in cannot go on', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    await database.db.updateTable('users').set({ active: false }).where('id', '=', id).execute()
    expect((await one.refresh()).body.code).toBe('session_expired')
  })

  test('an unknown token and none at all are refused', async () => {
    expect((await at.browser().refresh({ colloquy_refresh: 'made-up' })).body.code).toBe('session_expired')
    expect((await at.browser().refresh({})).body.code).toBe('not_signed_in')
  })

  test('sessions that are over are cleared away with their tokens, living ones stay', async () => {
    const { id, email } = await at.addUser()
    const [idle, left, living] = [at.browser(), at.browser(), at.browser()]
    await idle.signIn(email)
    at.passes(idleMs - 24 * 60 * 60_000)
    await left.signIn(email)
    await left.send('DELETE', '/api/sessions/current')
    await living.signIn(email)
    at.passes(24 * 60 * 60_000 + 1)
    expect(await at.auth.sessions.deleteOver()).toBeGreaterThanOrEqual(2)
    expect(await tokensOf(id)).toHaveLength(1)
    expect((await living.refresh()).status).toBe(200)
  })

  test('who signs in once more than is allowed loses the session used longest ago', async () => {
    const { email } = await at.addUser()
    const browsers = Array.from({ length: mostPerUser }, () => at.browser())
    for (const browser of browsers) {
      await browser.signIn(email)
      at.passes(1000)
    }
    const [first, second] = browsers
    await first?.refresh()
    at.passes(1000)
    await at.browser().signIn(email)
    expect((await first?.refresh())?.status).toBe(200)
    expect((await second?.session())?.status).toBe(401)
    expect((await second?.refresh())?.body.code).toBe('session_expired')
  })
})
