import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import {
  type OpenIdProvider,
  type ProviderPerson,
  providerClient,
  startOpenIdProvider,
} from '../../../../test/openid-provider.ts'
import { parseConfig } from '../../../infra/config/config.ts'
import type { OidcSettings } from '../../../infra/config/oidc-environment.ts'
import { flowMs } from './provider.service.ts'

const database = useDatabase()
const callback = 'http://localhost:3000/api/provider-sign-ins/callback'
let provider: OpenIdProvider
let at: AuthApp
let people = 0

const settingsFor = (changes: Partial<OidcSettings> = {}): OidcSettings => {
  const variables = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: providerClient.clientId,
    OIDC_CLIENT_SECRET: providerClient.clientSecret,
    OIDC_ALLOWED_DOMAINS: 'allowed.example',
  }
  const { oidc } = parseConfig(variables)
  if (!oidc) throw new Error('The provider is not configured.')
  return { ...oidc, ...changes }
}
const appWith = (changes: Partial<OidcSettings> = {}) => createAuthApp(database.db, { oidc: settingsFor(changes) })

beforeAll(async () => {
  provider = await startOpenIdProvider(callback)
  at = await appWith()
})
afterAll(() => provider.stop())
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

function person(claims: ProviderPerson): string {
  people += 1
  const sub = `person-${people}`
  provider.people.set(sub, claims)
  return sub
}
const pathOf = (url: URL) => `${url.pathname}${url.search}`

/** Signs in at the provider and comes back; gives where the browser is sent. */
async function signIn(app: AuthApp, sub: string, act: 'agree' | 'cancel' = 'agree', browser = app.browser()) {
  const begun = await browser.send('POST', '/api/provider-sign-ins', { backTo: '/positions?status=open' })
  const back = await provider.visit(begun.body.url, sub, act)
  const { status, headers } = await browser.send('GET', pathOf(back))
  return { browser, back, begun, status, location: headers.location }
}
const problem = (code: string) => ({ status: 303, location: `/sign-in?problem=${code}` })

describe('signing in at a provider', () => {
  test('brings somebody who was invited to their account and to the page wanted, again and again', async () => {
    const { id, email } = await at.addUser()
    const sub = person({ email: email.toUpperCase(), email_verified: true })
    const first = await signIn(at, sub)
    expect(first).toMatchObject({ status: 303, location: '/positions?status=open' })
    expect((await first.browser.session()).body.user).toMatchObject({ id, role: 'interviewer' })
    expect((await first.browser.refresh()).status).toBe(200)

    provider.people.set(sub, { email: 'changed@elsewhere.example', email_verified: false })
    const later = await signIn(at, sub)
    expect((await later.browser.session()).body.user).toMatchObject({ id })
  })

  test('uses PKCE, state and nonce, each new for each try', async () => {
    const tries = [
      await at.browser().send('POST', '/api/provider-sign-ins', {}),
      await at.browser().send('POST', '/api/provider-sign-ins', {}),
    ]
    const queries = tries.map(({ body }) => new URL(body.url).searchParams)
    for (const query of queries) expect(query.get('code_challenge_method')).toBe('S256')
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(new Set(queries.map((query) => query.get(name))).size).toBe(2)
    expect(tries[0]?.cookies).toMatchObject([{ name: 'colloquy_flow', httpOnly: true, sameSite: 'Lax' }])
  })

  test('makes an account for a verified address of an allowed domain, and for no other', async () => {
    const inside = await signIn(at, person({ email: 'new@allowed.example', email_verified: true, name: 'New Person' }))
    expect((await inside.browser.session()).body.user).toMatchObject({ name: 'New Person', role: 'interviewer' })
    for (const email of ['new@elsewhere.example', 'new@not-allowed.example', 'new@allowed.example.evil.example'])
      expect(await signIn(at, person({ email, email_verified: true }))).toMatchObject(
        problem('provider_account_unknown'),
      )
    const alike = await signIn(at, person({ email: 'new@a11owed.example', email_verified: true }))
    expect(alike).toMatchObject(problem('provider_account_unknown'))
  })

  test('links no account by an address that the provider does not vouch for', async () => {
    const { email } = await at.addUser()
    for (const claims of [{ email }, { email, email_verified: false }, {}]) {
      const { browser, ...outcome } = await signIn(at, person(claims))
      expect(outcome).toMatchObject(problem('provider_email_unverified'))
      expect((await browser.session()).status).toBe(401)
    }
  })

  test('lets nobody in who may not sign in', async () => {
    const { email } = await at.addUser({ active: false })
    expect(await signIn(at, person({ email, email_verified: true }))).toMatchObject(problem('provider_account_unknown'))
  })

  test('of somebody who did not agree says so', async () => {
    expect(await signIn(at, person({}), 'cancel')).toMatchObject(problem('provider_refused'))
  })

  test('asks for no second factor of ours', async () => {
    await at.auth.secondFactor.requireOf(['interviewer'])
    const { email } = await at.addUser()
    const { browser } = await signIn(at, person({ email, email_verified: true }))
    expect((await browser.send('GET', '/own-work')).status).toBe(200)
    await at.auth.secondFactor.requireOf([])
  })
})

describe('the way back from the provider', () => {
  const returned = async () => {
    const { email } = await at.addUser()
    const browser = at.browser()
    const begun = await browser.send('POST', '/api/provider-sign-ins', {})
    const back = await provider.visit(begun.body.url, person({ email, email_verified: true }))
    return { browser, back }
  }

  test('works once', async () => {
    const { browser, back } = await returned()
    const kept = { ...browser.cookies }
    expect((await browser.send('GET', pathOf(back))).headers.location).toBe('/')
    expect((await browser.send('GET', pathOf(back))).headers.location).toBe('/sign-in?problem=provider_flow_over')
    const replayed = await at.browser().send('GET', pathOf(back), undefined, kept)
    expect(replayed.headers.location).toBe('/sign-in?problem=provider_mismatch')
  })

  test('is closed to another browser, to a state that is not its own, and after ten minutes', async () => {
    const { browser, back } = await returned()
    expect((await at.browser().send('GET', pathOf(back))).headers.location).toBe('/sign-in?problem=provider_flow_over')
    const other = await returned()
    expect((await other.browser.send('GET', pathOf(back))).headers.location).toBe('/sign-in?problem=provider_mismatch')
    at.passes(flowMs)
    expect((await browser.send('GET', pathOf(back))).headers.location).toBe('/sign-in?problem=provider_flow_over')
  })

  test('leads to no other site, and its code reaches no line of the log and no referrer', async () => {
    const { email } = await at.addUser()
    const browser = at.browser()
    const begun = await browser.send('POST', '/api/provider-sign-ins', { backTo: '//elsewhere.example' })
    const back = await provider.visit(begun.body.url, person({ email, email_verified: true }))
    const { headers } = await browser.send('GET', pathOf(back))
    expect(headers.location).toBe('/')
    expect(headers['referrer-policy']).toBe('no-referrer')
    const code = back.searchParams.get('code')
    expect(code).toBeTruthy()
    expect(JSON.stringify(at.recorded.records)).not.toContain(code)
  })
})

describe('roles at the provider', () => {
  const mapped = {
    roleClaim: 'groups',
    roleOfValue: [
      ['admin', 'leads'],
      ['reviewer', 'reviewers'],
    ],
  } as const

  test('become roles here, at each sign-in; a changed role ends the other sessions', async () => {
    const app = await appWith({ ...mapped, roleOfValue: [...mapped.roleOfValue].map(([role, value]) => [role, value]) })
    const { email } = await app.addUser()
    await app.addUser({ role: 'admin' })
    const sub = person({ email, email_verified: true, groups: ['others', 'reviewers'] })
    const before = await signIn(app, sub)
    expect((await before.browser.session()).body.user.role).toBe('reviewer')
    provider.people.set(sub, { email, email_verified: true, groups: ['leads'] })
    const after = await signIn(app, sub)
    expect((await after.browser.session()).body.user.role).toBe('admin')
    expect((await before.browser.session()).status).toBe(401)
  })

  test('that are not mapped let nobody in', async () => {
    const app = await appWith({ ...mapped, roleOfValue: [['admin', 'leads']] })
    const { email } = await app.addUser()
    const sub = person({ email, email_verified: true, groups: ['others'] })
    expect(await signIn(app, sub)).toMatchObject(problem('provider_role_missing'))
  })
})

describe('a provider that cannot be used', () => {
  test('because it is down is said to be, and passwords go on working', async () => {
    const gone = await startOpenIdProvider(callback)
    await gone.stop()
    const app = await appWith({ issuer: gone.issuer })
    expect(await app.browser().send('POST', '/api/provider-sign-ins', {})).toMatchObject({
      status: 503,
      body: { code: 'provider_unavailable' },
    })
    expect((await app.browser().signIn((await app.addUser()).email)).status).toBe(201)
  })

  test('because it is another issuer than it was said to be is refused', async () => {
    const app = await appWith({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') })
    expect((await app.browser().send('POST', '/api/provider-sign-ins', {})).body.code).toBe('provider_mismatch')
  })

  test('because our secret is wrong is refused', async () => {
    const app = await appWith({ clientSecret: 'another' })
    const { email } = await app.addUser()
    expect(await signIn(app, person({ email, email_verified: true }))).toMatchObject(problem('provider_mismatch'))
  })

  test('where none is set up there is none', async () => {
    const app = await createAuthApp(database.db)
    expect((await app.browser().send('GET', '/api/sign-in-ways')).body).toEqual({ provider: null })
    expect((await app.browser().send('POST', '/api/provider-sign-ins', {})).status).toBe(404)
    expect((await at.browser().send('GET', '/api/sign-in-ways')).body).toEqual({ provider: { name: 'single sign-on' } })
  })
})
