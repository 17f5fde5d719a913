import { Secret, TOTP } from 'otpauth'
import { expectOk } from './interview-steps.ts'
import type { OpenIdProvider } from './openid-provider.ts'
import type { Browser, Product, Reply } from './product.ts'

const factor = '/api/account/second-factor'
const password = 'maple copper drift lamp'

/** Calls of the routes about second factors and the provider that leave an entry in the audit trail. */
export function auditedSignInActs(product: Product, admin: Browser, provider: () => OpenIdProvider) {
  let people = 0

  async function signedIn(): Promise<{ browser: Browser; id: string; version: number }> {
    people += 1
    const email = `factor-${people}@colloquy.example`
    const body = { email, name: 'Kim', password, role: 'interviewer' }
    const { id, version } = expectOk(await admin.send('POST', '/api/users', { body }))
    const browser = product.browser()
    expectOk(await browser.send('POST', '/api/sessions', { body: { email, password } }))
    return { browser, id, version }
  }

  /** An authenticator app that is shown the secret, and the first code of it. */
  async function enrolling() {
    const person = await signedIn()
    const { secret } = expectOk(await person.browser.send('POST', `${factor}/enrolments`, { body: { password } }))
    const timestamp = product.clock.now.getTime()
    const code = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp })
    return { ...person, confirm: () => person.browser.send('POST', `${factor}/confirmations`, { body: { code } }) }
  }
  async function enrolled() {
    const person = await enrolling()
    expectOk(await person.confirm())
    return person
  }

  const acts: Record<string, () => Promise<Reply>> = {
    [`POST ${factor}/confirmations`]: async () => (await enrolling()).confirm(),
    [`POST ${factor}/recovery-codes`]: async () =>
      (await enrolled()).browser.send('POST', `${factor}/recovery-codes`, { body: { password } }),
    [`POST ${factor}/removals`]: async () =>
      (await enrolled()).browser.send('POST', `${factor}/removals`, { body: { password } }),
    'DELETE /api/users/:userId/second-factor': async () =>
      admin.send('DELETE', `/api/users/${(await enrolled()).id}/second-factor`),
    'PUT /api/sign-in-rules': () =>
      admin.send('PUT', '/api/sign-in-rules', { body: { secondFactorRoles: ['reviewer'] } }),
    'GET /api/provider-sign-ins/callback': async () => {
      provider().people.set('sam', { email: 'sam@allowed.example', email_verified: true, name: 'Sam' })
      const browser = product.browser()
      const { url } = expectOk(await browser.send('POST', '/api/provider-sign-ins', { body: { backTo: '/' } }))
      const back = await provider().visit(url, 'sam')
      return browser.send('GET', `${back.pathname}${back.search}`)
    },
  }
  return acts
}
