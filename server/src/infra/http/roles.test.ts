import {
  type Asker,
  type Permission,
  permissionsWithoutRoute,
  permissionTable,
  permits,
} from '@colloquy/contracts/permissions'
import { Role } from '@colloquy/contracts/vocabulary'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFeatureApp, type FeatureApp } from '../../../test/feature-app.ts'
import { inviteTo, makePosition, openLink } from '../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../test/product.ts'

const product = useProduct()
type Route = { method: string; url: string; permission: Permission }
const browsers: Partial<Record<Asker, Browser>> = {}
let everyRoute: Route[] = []

beforeAll(async () => {
  everyRoute = product.app.declaredRoutes.flatMap(({ method, url, permission }) =>
    permission && method !== 'HEAD' ? [{ method, url, permission }] : [],
  )
  const admin = await product.admin()
  browsers.anyone = product.browser()
  browsers.admin = admin
  browsers.candidate = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
  for (const role of ['interviewer', 'reviewer', 'auditor'] as const) browsers[role] = await signedInAs(role, admin)
})

async function signedInAs(role: Role, admin: Browser): Promise<Browser> {
  const account = {
    email: `${role}@colloquy.example`,
    name: 'Kim',
    role,
    password: 'maple copper drift lamp',
  }
  const made = await admin.send('POST', '/api/users', { body: account })
  if (made.status !== 201) throw new Error(made.text)
  const browser = product.browser()
  const signedIn = await browser.send('POST', '/api/sessions', { body: account })
  if (signedIn.status !== 201) throw new Error(signedIn.text)
  return browser
}

const filled = (url: string) => url.replace(/:\w+/g, '0198a6f0-0000-7000-8000-000000000000')
const signedIn = [...Role.options, 'candidate'] as const

describe('R7.2, R1.2 every route and every role, by the table of permissions', () => {
  it('has a row in the table for each route, and a route for each row', () => {
    expect(everyRoute.length).toBeGreaterThan(50)
    expect([...new Set(everyRoute.map(({ permission }) => permission))].toSorted()).toEqual(
      (Object.keys(permissionTable) as Permission[]).filter((one) => !permissionsWithoutRoute.includes(one)).toSorted(),
    )
  })

  it('asks who it is of those who are not signed in', async () => {
    for (const { method, url, permission } of everyRoute) {
      if (permits(permission, 'anyone')) continue
      const reply = await browsers.anyone?.send(method as 'GET', filled(url))
      expect(reply, `${method} ${url}`).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    }
  })

  it.each(signedIn)('turns away %s where the role is not enough, and nowhere else', async (role) => {
    for (const { method, url, permission } of everyRoute) {
      if (permits(permission, role)) continue
      const reply = await browsers[role]?.send(method as 'GET', filled(url))
      // A candidate is not signed in as a person: there the sign-in is what is missing.
      const refused = role === 'candidate' ? [401, 'not_signed_in'] : [403, 'forbidden']
      expect([reply?.status, reply?.body.code], `${method} ${url} as ${role}`).toEqual(refused)
    }
    const allowed = everyRoute.filter(
      ({ permission, method, url }) => method === 'GET' && permits(permission, role) && !url.endsWith('/events'),
    )
    for (const { method, url } of allowed) {
      const reply = await browsers[role]?.send(method as 'GET', filled(url))
      expect([401, 403, 500], `${method} ${url} as ${role}`).not.toContain(reply?.status)
    }
  })
})

describe('R1.2 a route that does not declare itself', () => {
  const boot = (addRoutes: Parameters<typeof createFeatureApp>[1]): Promise<FeatureApp> =>
    createFeatureApp(product.database.db, addRoutes)
  const handler = async () => ({})
  const schema = { response: {} }

  it.each([
    ['no permission', { url: '/api/x', schema }, 'known permission'],
    ['a permission that does not exist', { url: '/api/x', schema, config: { permission: 'all' } }, 'known permission'],
    ['no schema', { url: '/api/x', config: { permission: 'api.read' } }, 'schema of its response'],
    ['parameters without a schema', { url: '/api/x/:id', schema, config: { permission: 'api.read' } }, 'parameters'],
  ])('with %s does not boot', async (_name, route, message) => {
    const declared = { method: 'GET', handler, ...route } as Parameters<FeatureApp['app']['route']>[0]
    await expect(boot((app) => void app.route(declared))).rejects.toThrow(message)
  })
})
