import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp, somePassword } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'

const database = useDatabase()
const next = 'velvet tundra ladder quince'
const dayMs = 24 * 60 * 60_000
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

const actionsOn = async (id: string) => {
  const entries = await database.db
    .selectFrom('audit_entries')
    .select(['action', 'actor_id', 'detail'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return entries.map(({ action, actor_id: by, detail }) => ({ action, by, detail }))
}

describe('changing the own password', () => {
  const change = (browser: ReturnType<AuthApp['browser']>, present: string, wanted = next) =>
    browser.send('PUT', '/api/account/password', { present, next: wanted })

  test('asks for the present one, ends every other session and keeps this one', async () => {
    const { id, email } = await at.addUser()
    const [here, there] = [at.browser(), at.browser()]
    await here.signIn(email)
    await there.signIn(email)
    expect(await change(here, 'a wrong one')).toMatchObject({
      status: 422,
      body: { code: 'wrong_password', errors: [{ field: 'present' }] },
    })
    expect((await there.session()).status).toBe(200)
    expect((await change(here, somePassword)).status).toBe(204)
    expect([(await here.session()).status, (await there.session()).status]).toEqual([200, 401])
    expect((await here.refresh()).status).toBe(200)
    expect((await at.browser().signIn(email)).status).toBe(401)
    expect((await at.browser().signIn(email, next)).status).toBe(201)
    expect(await actionsOn(id)).toContainEqual({ action: 'password.changed', by: id, detail: { by: 'person' } })
  })

  test('to one that is easy to guess is refused beside its field', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    expect(await change(one, somePassword, 'Welcome2026')).toMatchObject({
      status: 422,
      body: { code: 'password_too_weak', errors: [{ field: 'next' }] },
    })
    expect((await at.browser().signIn(email)).status).toBe(201)
  })

  test('at an open page is no way to guess the password faster', async () => {
    const { email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    const replies = await Promise.all(Array.from({ length: 12 }, () => change(one, 'a wrong one')))
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(5)
    expect((await at.browser().signIn(email)).status).toBe(201)
  })
})

describe('a link for setting a password', () => {
  const signedInAdmin = async () => {
    const admin = at.browser()
    const { id, email } = await at.addUser({ role: 'admin' })
    await admin.signIn(email)
    return { id, make: (userId: string) => admin.send('POST', `/api/users/${userId}/password-links`) }
  }
  const secretOf = (link: string) => link.slice(link.indexOf('#') + 1)
  const use = (link: string, password = next) =>
    at.browser().send('POST', '/api/password-links/completions', { token: secretOf(link), password })

  test('carries its secret behind #, tells whom it is for, and works once', async () => {
    const { id: adminId, make } = await signedInAdmin()
    const { id, email } = await at.addUser()
    const signedIn = at.browser()
    await signedIn.signIn(email)
    const { status, body } = await make(id)
    expect(status).toBe(201)
    expect(body.link).toMatch(/^http:\/\/localhost:3000\/password#[\w-]{43}$/)
    const read = await at.browser().send('POST', '/api/password-links/readings', { token: secretOf(body.link) })
    expect(read.body).toMatchObject({ name: 'Ada', email })

    const replies = await Promise.all([use(body.link), use(body.link, 'maple copper drift lamp')])
    expect(replies.map((reply) => reply.status).sort()).toEqual([204, 410])
    expect((await use(body.link)).body.code).toBe('password_link_invalid')
    expect((await signedIn.session()).status).toBe(401)
    const [first] = replies
    expect((await at.browser().signIn(email, first?.status === 204 ? next : 'maple copper drift lamp')).status).toBe(
      201,
    )
    expect(await actionsOn(id)).toEqual(
      expect.arrayContaining([
        { action: 'password.link_made', by: adminId, detail: {} },
        { action: 'password.changed', by: id, detail: { by: 'link' } },
      ]),
    )
  })

  test('ends after a day, or when a newer one is made, or when the person may not sign in', async () => {
    const { make } = await signedInAdmin()
    const { id } = await at.addUser()
    const [old, newer] = [(await make(id)).body.link, (await make(id)).body.link]
    expect((await use(old)).status).toBe(410)
    const again = await signedInAdmin()
    at.passes(dayMs)
    expect((await use(newer)).status).toBe(410)
    at.passes(-dayMs)
    await database.db.updateTable('users').set({ active: false }).where('id', '=', id).execute()
    expect((await use(newer)).status).toBe(410)
    expect((await again.make(id)).body.code).toBe('account_inactive')
  })

  test('a weak password is refused, and the link stays good', async () => {
    const { make } = await signedInAdmin()
    const { id } = await at.addUser()
    const { link } = (await make(id)).body
    expect((await use(link, 'password2026')).body.code).toBe('password_too_weak')
    expect((await use(link)).status).toBe(204)
  })

  test('is made by administrators only, and nobody guesses one', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    expect((await one.send('POST', `/api/users/${id}/password-links`)).status).toBe(403)
    expect((await use('x#made-up')).status).toBe(410)
    const written = JSON.stringify(await database.db.selectFrom('password_links').selectAll().execute())
    const { make } = await signedInAdmin()
    const { link } = (await make(id)).body
    expect(written).not.toContain(secretOf(link))
  })

  test('its secret reaches no line of the log', async () => {
    const { make } = await signedInAdmin()
    const { id } = await at.addUser()
    const { link } = (await make(id)).body
    await use(link)
    expect(JSON.stringify(at.recorded.records)).not.toContain(secretOf(link))
  })
})
