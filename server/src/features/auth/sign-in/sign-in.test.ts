import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { accessMs } from '../tokens/access-token.ts'
import { hearsAfterMs } from '../tokens/ended-sessions.ts'

const database = useDatabase()
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

describe('R1.2 signing in', () => {
  test('gives who it is and cookies that scripts and other sites cannot reach', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    const { status, body, cookies } = await one.signIn(email.toUpperCase())
    expect(status).toBe(201)
    expect(body).toEqual({
      user: { id, email, name: 'Ada', role: 'interviewer' },
      expiresAt: new Date(at.now().getTime() + accessMs).toISOString(),
    })
    expect(cookies).toMatchObject([
      { name: 'colloquy_device', path: '/api/sessions', httpOnly: true, sameSite: 'Lax' },
      { name: 'colloquy_access', path: '/api', httpOnly: true, sameSite: 'Lax' },
      { name: 'colloquy_refresh', path: '/api/sessions', httpOnly: true, sameSite: 'Lax' },
    ])
    expect(cookies.some((cookie) => cookie.secure)).toBe(false)
    expect((await one.session()).body).toEqual(body)
  })

  test('over https the cookies are for https and this host only', async () => {
    const { email } = await at.addUser()
    const secure = await createAuthApp(database.db, { publicUrl: 'https://talk.example.org' })
    const one = secure.browser()
    const { cookies } = await one.signIn(email)
    for (const cookie of cookies) expect(cookie).toMatchObject({ secure: true, path: '/', httpOnly: true })
    expect(cookies.map(({ name }) => name)).toEqual([
      '__Host-colloquy_device',
      '__Host-colloquy_access',
      '__Host-colloquy_refresh',
    ])
    expect(cookies.some(({ domain }) => domain)).toBe(false)
    expect((await one.session()).status).toBe(200)
    expect((await one.refresh()).status).toBe(200)
    const plain = { colloquy_access: one.cookies['__Host-colloquy_access'] ?? '' }
    expect((await one.send('GET', '/api/sessions/current', undefined, plain)).status).toBe(401)
  })

  test('does not tell an unknown email from a wrong password or from somebody who may not sign in', async () => {
    const { email } = await at.addUser()
    const { email: retired } = await at.addUser({ active: false })
    const replies = [
      await at.browser().signIn(email, 'not the password'),
      await at.browser().signIn('nobody@colloquy.example'),
      await at.browser().signIn(retired),
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
    const written = JSON.stringify(at.recorded.records)
    expect(written).toContain('session.sign_in')
    expect(written).not.toContain('@colloquy.example')
  })

  test('stores no token that could be used', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const { db } = database
    const rows = await db.selectFrom('sessions').selectAll().where('user_id', '=', id).execute()
    const tokens = await db.selectFrom('refresh_tokens').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows, tokens])).not.toContain(one.cookies.colloquy_refresh)
  })

  test('can be tried only so often from one address', async () => {
    const strict = await createAuthApp(database.db, { signInsPerMinute: 3 })
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await strict.browser().signIn('nobody@colloquy.example')).status)
    expect(statuses).toEqual([401, 401, 401, 429])
  })

  test('R8.5 a session that ended in one process is turned away by the others within five seconds', async () => {
    const { email } = await at.addUser()
    const elsewhere = await createAuthApp(database.db)
    const one = at.browser()
    await one.signIn(email)
    const copied = { ...one.cookies }
    const replayed = () => elsewhere.browser().send('GET', '/api/sessions/current', undefined, copied)
    expect((await replayed()).status).toBe(200)
    await one.send('DELETE', '/api/sessions/current')
    elsewhere.passes(hearsAfterMs)
    expect((await replayed()).status).toBe(401)
  })

  test('after the session there is nobody', async () => {
    expect(await at.browser().session()).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const copied = { ...one.cookies }
    expect((await one.send('DELETE', '/api/sessions/current')).status).toBe(204)
    expect(one.cookies).toMatchObject({ colloquy_access: '', colloquy_refresh: '' })
    expect((await one.send('GET', '/api/sessions/current', undefined, copied)).status).toBe(401)
    expect((await one.refresh(copied)).body.code).toBe('session_expired')
    expect((await one.send('DELETE', '/api/sessions/current')).status).toBe(204)
  })
})
