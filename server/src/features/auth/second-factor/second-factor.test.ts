import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp, somePassword } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'

const database = useDatabase()
const stepMs = 30_000
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(async () => {
  await database.db.updateTable('sign_in_rules').set({ second_factor_roles: [] }).execute()
  expect(at.recorded.of('http.failed')).toEqual([])
})

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at.now().getTime() })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const account = '/api/account/second-factor'

/** Somebody with an authenticator app, signed in. */
async function withFactor(role: 'admin' | 'interviewer' = 'interviewer') {
  const user = await at.addUser({ role })
  const browser = at.browser()
  await browser.signIn(user.email)
  const begun = await browser.send('POST', `${account}/enrolments`, { password: somePassword })
  const { secret } = begun.body
  const confirmed = await browser.send('POST', `${account}/confirmations`, { code: codeOf(secret) })
  const signIn = (code?: string, from = at.browser()) =>
    from.send('POST', '/api/sessions', { email: user.email, password: somePassword, ...(code && { code }) })
  return { ...user, browser, secret, begun, confirmed, signIn, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}
const auditOf = async (userId: string) =>
  (await database.db.selectFrom('audit_entries').select('action').where('subject_id', '=', userId).execute()).map(
    ({ action }) => action,
  )

describe('a second factor', () => {
  test('is set up with the password and a code, and ends the sessions elsewhere', async () => {
    const user = await at.addUser()
    const [here, there] = [at.browser(), at.browser()]
    await here.signIn(user.email)
    await there.signIn(user.email)
    expect((await here.send('POST', `${account}/enrolments`, { password: 'not it' })).body.code).toBe('wrong_password')
    const { body } = await here.send('POST', `${account}/enrolments`, { password: somePassword })
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/Colloquy:/)
    expect((await there.signIn(user.email)).status).toBe(201)
    const code = codeOf(body.secret)
    expect((await here.send('POST', `${account}/confirmations`, { code: wrong(code) })).body.code).toBe(
      'second_factor_wrong',
    )
    const { status, body: confirmed } = await here.send('POST', `${account}/confirmations`, { code })
    expect(status).toBe(201)
    expect(new Set(confirmed.recoveryCodes).size).toBe(10)
    expect([(await here.session()).status, (await there.session()).status]).toEqual([200, 401])
    expect((await here.send('GET', account)).body).toEqual({ enabled: true, required: false, recoveryCodesLeft: 10 })
    expect((await here.send('POST', `${account}/enrolments`, { password: somePassword })).status).toBe(409)
  })

  test('is asked for after the right password only, and its code works once', async () => {
    const { secret, signIn, email } = await withFactor()
    expect((await at.browser().signIn(email, 'not the password')).body.code).toBe('wrong_credentials')
    expect(await signIn()).toMatchObject({ status: 401, body: { code: 'second_factor_required' }, cookies: [] })
    expect((await signIn(codeOf(secret))).body.code).toBe('second_factor_wrong') // taken at the set-up
    at.passes(stepMs)
    const code = codeOf(secret)
    const replies = await Promise.all([signIn(code), signIn(code), signIn(code)])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422])
    at.passes(stepMs)
    expect((await signIn(code)).body.code).toBe('second_factor_wrong')
    at.passes(3 * stepMs)
    expect((await signIn(code)).body.code).toBe('second_factor_wrong')
  })

  test('guessing its code has to wait like guessing a password, and leaves the password alone', async () => {
    const { secret, signIn } = await withFactor()
    at.passes(stepMs)
    const code = codeOf(secret)
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(wrong(code))))
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(5)
    expect((await signIn(code)).body.code).toBe('sign_in_delayed')
    at.passes(1000)
    expect((await signIn(code)).status).toBe(201)
  })

  test('can be replaced by a recovery code, however it is typed, once', async () => {
    const { id, signIn, recoveryCodes, browser } = await withFactor()
    const [first = '', second = ''] = recoveryCodes
    expect((await signIn(first.toUpperCase().replaceAll('-', ' '))).status).toBe(201)
    expect((await signIn(first)).body.code).toBe('second_factor_wrong')
    const replies = await Promise.all([signIn(second), signIn(second)])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422])
    expect((await browser.send('GET', account)).body.recoveryCodesLeft).toBe(8)
    expect(await auditOf(id)).toContain('second_factor.recovered')

    const renewed = await browser.send('POST', `${account}/recovery-codes`, { password: somePassword })
    expect((await signIn(recoveryCodes[4])).body.code).toBe('second_factor_wrong')
    expect((await signIn(renewed.body.recoveryCodes[4])).status).toBe(201)
  })

  test('is stored so that the database tells neither the secret nor a recovery code', async () => {
    const { id, secret, recoveryCodes } = await withFactor()
    const { db } = database
    const rows = [
      await db.selectFrom('second_factors').selectAll().where('user_id', '=', id).execute(),
      await db.selectFrom('recovery_codes').selectAll().where('user_id', '=', id).execute(),
      await db.selectFrom('audit_entries').selectAll().execute(),
    ]
    const written = JSON.stringify([rows, at.recorded.records])
    for (const code of [secret, ...recoveryCodes, ...recoveryCodes.map((one) => one.replaceAll('-', ''))])
      expect(written).not.toContain(code)
  })

  test('is removed by its owner with the password, or by an administrator for somebody who lost it', async () => {
    const own = await withFactor()
    expect((await own.browser.send('POST', `${account}/removals`, { password: 'not it' })).status).toBe(422)
    expect((await own.browser.send('POST', `${account}/removals`, { password: somePassword })).status).toBe(204)
    expect((await own.signIn()).status).toBe(201)

    const lost = await withFactor()
    const admin = at.browser()
    await admin.signIn((await at.addUser({ role: 'admin' })).email)
    expect((await own.browser.send('DELETE', `/api/users/${lost.id}/second-factor`)).status).toBe(403)
    expect((await admin.send('DELETE', `/api/users/${lost.id}/second-factor`)).status).toBe(204)
    expect((await lost.browser.session()).status).toBe(401)
    expect((await lost.signIn()).status).toBe(201)
    expect(await auditOf(lost.id)).toContain('second_factor.removed')
    expect((await admin.send('DELETE', `/api/users/${lost.id}/second-factor`)).status).toBe(404)
  })

  test('is not got round by a link for a new password', async () => {
    const { id, email, secret } = await withFactor()
    const { link } = await at.auth.passwords.createLink(id, null)
    const token = link.slice(link.indexOf('#') + 1)
    const password = 'velvet tundra ladder quince'
    const used = await at.browser().send('POST', '/api/password-links/completions', { token, password })
    expect(used).toMatchObject({ status: 204, cookies: [] })
    expect((await at.browser().signIn(email, password)).body.code).toBe('second_factor_required')
    at.passes(stepMs)
    const code = codeOf(secret)
    expect((await at.browser().send('POST', '/api/sessions', { email, password, code })).status).toBe(201)
  })
})

describe('a role that needs a second factor', () => {
  test('reaches nothing but the own account until it is there', async () => {
    const admin = await withFactor('admin')
    const rules = await admin.browser.send('PUT', '/api/sign-in-rules', { secondFactorRoles: ['interviewer', 'admin'] })
    expect(rules.body).toEqual({ secondFactorRoles: ['admin', 'interviewer'] })
    const one = at.browser()
    const signedIn = await one.signIn((await at.addUser()).email)
    expect(signedIn).toMatchObject({ status: 201, body: { secondFactorMissing: true } })
    expect((await one.session()).body).toMatchObject({ secondFactorMissing: true })
    expect((await one.send('GET', '/own-work')).body.code).toBe('second_factor_missing')
    expect((await one.send('GET', account)).body).toMatchObject({ enabled: false, required: true })

    const { body } = await one.send('POST', `${account}/enrolments`, { password: somePassword })
    await one.send('POST', `${account}/confirmations`, { code: codeOf(body.secret) })
    expect((await one.refresh()).body.secondFactorMissing).toBeUndefined()
    expect((await one.send('GET', '/own-work')).status).toBe(200)
    expect((await admin.browser.send('GET', '/api/sign-in-rules')).status).toBe(200)
  })

  test('is held to it from the next refresh on', async () => {
    const one = at.browser()
    await one.signIn((await at.addUser()).email)
    await at.auth.secondFactor.requireOf(['interviewer'])
    expect((await one.send('GET', '/own-work')).status).toBe(200)
    expect((await one.refresh()).body.secondFactorMissing).toBe(true)
    expect((await one.send('GET', '/own-work')).body.code).toBe('second_factor_missing')
  })
})
