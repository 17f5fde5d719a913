import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp, somePassword } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { createSetUpLink } from './set-up.service.ts'

const database = useDatabase()
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

describe('R9.1 set-up', () => {
  const first = { name: 'First Admin', email: 'First@Colloquy.Example', password: somePassword }
  const complete = (token: string, changes: object = {}) =>
    at.browser().send('POST', '/api/set-up', { ...first, token, ...changes })

  beforeEach(async () => {
    await database.db.deleteFrom('users').execute()
  })

  test('with the printed link makes the first administrator, signed in at once', async () => {
    const token = await createSetUpLink(database.db, at.now())
    const one = at.browser()
    expect((await one.send('GET', '/api/set-up')).body).toEqual({ needed: true })
    const { status, body } = await one.send('POST', '/api/set-up', { ...first, token })
    expect(status).toBe(201)
    expect(body.user).toMatchObject({ email: 'first@colloquy.example', role: 'admin' })
    expect((await one.session()).status).toBe(200)
    expect((await one.send('GET', '/api/set-up')).body).toEqual({ needed: false })
    expect((await at.browser().signIn(first.email)).status).toBe(201)
  })

  test('works once: two at a time with two links make one administrator', async () => {
    const links = [await createSetUpLink(database.db, at.now()), await createSetUpLink(database.db, at.now())]
    const replies = await Promise.all(
      links.map((token, n) => complete(token ?? '', { email: `admin${n}@colloquy.example` })),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    const users = await database.db.selectFrom('users').select('id').execute()
    expect(users).toHaveLength(1)
    expect((await complete(links[0] ?? '')).body.code).toBe('set_up_done')
    expect(await createSetUpLink(database.db, at.now())).toBeNull()
  })

  test('refuses a link that is made up, or older than a week', async () => {
    const token = (await createSetUpLink(database.db, at.now())) ?? ''
    expect(await complete('made-up')).toMatchObject({ status: 403, body: { code: 'set_up_link_invalid' } })
    at.passes(7 * 24 * 60 * 60_000)
    expect((await complete(token)).body.code).toBe('set_up_link_invalid')
  })

  test('refuses a weak password beside its field, and the link stays good', async () => {
    const token = (await createSetUpLink(database.db, at.now())) ?? ''
    const weak = await complete(token, { password: 'firstadmin1' })
    expect(weak).toMatchObject({ status: 422, body: { code: 'password_too_weak', errors: [{ field: 'password' }] } })
    expect((await complete(token)).status).toBe(201)
  })

  test('stores only the hash of the link', async () => {
    const token = await createSetUpLink(database.db, at.now())
    const rows = await database.db.selectFrom('set_up_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})
