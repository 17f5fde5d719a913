import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditedActs } from '../../../test/audited-acts.ts'
import { auditedBankActs } from '../../../test/audited-bank-acts.ts'
import { auditedSignInActs } from '../../../test/audited-sign-in-acts.ts'
import { expectOk, makePosition } from '../../../test/interview-steps.ts'
import { type OpenIdProvider, providerClient, startOpenIdProvider } from '../../../test/openid-provider.ts'
import { type Browser, type Reply, useProduct } from '../../../test/product.ts'

let provider: OpenIdProvider
const environment: Record<string, string> = {
  OIDC_CLIENT_ID: providerClient.clientId,
  OIDC_CLIENT_SECRET: providerClient.clientSecret,
  OIDC_ALLOWED_DOMAINS: 'allowed.example',
}
beforeAll(async () => {
  provider = await startOpenIdProvider('http://localhost:3000/api/provider-sign-ins/callback')
  environment.OIDC_ISSUER = provider.issuer
})
afterAll(() => provider?.stop())

const product = useProduct(environment)
let admin: Browser
let tried: ReturnType<typeof auditedActs>
let acts: Record<string, () => Promise<Reply>>

beforeAll(async () => {
  admin = await product.admin()
  tried = auditedActs(product, admin, await makePosition(product))
  acts = {
    ...tried.acts,
    ...auditedSignInActs(product, admin, () => provider),
    ...auditedBankActs(product, admin),
  }
})

const declared = () =>
  product.app.declaredRoutes.flatMap(({ method, url, audit }) =>
    method === 'HEAD' || !audit || audit === 'nothing'
      ? []
      : [{ name: `${method} ${url}`, action: typeof audit === 'string' ? audit : audit.views }],
  )

const of = (action: string) =>
  product.database.db.selectFrom('audit_entries').selectAll().where('action', '=', action).execute()

/** Routes that cannot be tried here, and where the test is that looks for their entry. */
const triedElsewhere: Record<string, string> = {
  'POST /api/set-up': 'below: once in the life of an installation',
  'POST /api/question-drafts': 'question-drafts.test.ts: where a model is configured',
}

describe('R6.3 every route that says so leaves an entry in the audit trail', () => {
  test('each of them is tried, and names who did it', async () => {
    const names = declared().map(({ name }) => name)
    expect(names.toSorted()).toEqual([...Object.keys(acts), ...Object.keys(triedElsewhere)].toSorted())
    for (const { name, action } of declared()) {
      if (name in triedElsewhere) continue
      product.clock.pass(10 * 60_000)
      const reply = await acts[name]?.()
      expect(reply?.status, `${name} ${reply?.text}`).toBeLessThan(400)
      const entries = await product.database.db
        .selectFrom('audit_entries')
        .select(['action', 'actor_id'])
        .where('correlation_id', '=', String(reply?.headers['x-correlation-id']))
        .execute()
      expect(
        entries.map((entry) => entry.action),
        name,
      ).toContain(action)
      for (const entry of entries) expect(entry.actor_id, name).not.toBe('colloquy')
    }
  }, 120_000)

  test('so does the first administrator, once', async () => {
    const rows = await of('set_up.completed')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.actor_id).toBe(rows[0]?.subject_id)
  })
})

describe('R6.3 what no route declares', () => {
  test('a sign-in that is refused is kept with the reason, and without the address that was tried', async () => {
    const tries = [
      ['nobody@colloquy.example', 'x'],
      ['ada@colloquy.example', 'wrong'],
    ]
    for (const [email, password] of tries)
      await product.browser().send('POST', '/api/sessions', { body: { email, password } })
    const refused = (await of('session.refused')).toSorted((a, b) => a.id.localeCompare(b.id))
    expect(refused).toHaveLength(2)
    expect(refused.map(({ actor_type }) => actor_type)).toEqual(['anyone', 'anyone'])
    expect(JSON.stringify(refused)).not.toContain('@')
  })

  test('scores, the total and the levels that a person puts in place of the machine’s', async () => {
    const url = await tried.reviewed()
    expectOk(await admin.send('POST', `${url}/reviews/mine/submission`))
    const rows = await product.database.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_type', 'detail'])
      .where('subject_id', '=', url.split('/').at(-1) ?? '')
      .execute()
    const count = (action: string) => rows.filter((row) => row.action === action).length
    expect(count('answer.scored')).toBe(6)
    expect(count('interview.scored')).toBe(2)
    expect(count('review.overrode')).toBeGreaterThan(0)
    expect(rows.find((row) => row.action === 'answer.scored')?.actor_type).toBe('system')
  })

  test('looks at the same candidate within five minutes are one view', async () => {
    product.clock.pass(10 * 60_000)
    const url = await tried.interviewOf()
    const views = async () => (await of('interview.viewed')).filter((row) => url.endsWith(row.subject_id)).length
    for (let i = 0; i < 3; i += 1) expectOk(await admin.send('GET', url))
    expect(await views()).toBe(1)
    product.clock.pass(5 * 60_000)
    expectOk(await admin.send('GET', url))
    expect(await views()).toBe(2)
  })

  test('the trail of all that happened here is sealed and sound, and holds no word of anybody', async () => {
    await product.services.sealAudit()
    const rows = await product.database.db.selectFrom('audit_entries').select(['actor_id', 'detail']).execute()
    const told = /Robin|Example|@|7946 0958|Kim|event loop/.exec(JSON.stringify(rows))
    expect(told?.[0]).toBeUndefined()
  })
})
