import { type Permission, permissionsWithoutRoute, permissionTable, permits } from '@colloquy/contracts/permissions'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFeatureApp, type FeatureApp } from '../../../test/feature-app.ts'
import { useProduct } from '../../../test/product.ts'
import { addressOf, type Operation, operationsOf, parametersOf } from '../../../test/walk/operations.ts'
import { walk } from '../../../test/walk/walk.ts'
import { makeWorld } from '../../../test/walk/world.ts'

const product = useProduct()
let operations: Operation[] = []

beforeAll(async () => {
  const admin = await product.admin()
  operations = operationsOf((await admin.send('GET', '/api/openapi.json')).body)
})

describe('R7.2, R1.2 every route and every role, by the table of permissions', () => {
  it('describes every route, with its permission', () => {
    const declared = product.app.declaredRoutes.filter(({ method }) => !['HEAD', 'OPTIONS'].includes(method))
    const inPath = (url: string) => url.replace(/:(\w+)/g, '{$1}')
    const described = new Set(operations.map(({ method, path, permission }) => `${method} ${path} ${permission}`))
    expect(declared.length).toBeGreaterThan(50)
    for (const { method, url, permission } of declared)
      expect(described).toContain(`${method} ${inPath(url)} ${permission}`)
  })

  it('has a route for each row of the table', () => {
    const rows = (Object.keys(permissionTable) as Permission[]).filter((one) => !permissionsWithoutRoute.includes(one))
    expect([...new Set(operations.map(({ permission }) => permission))].toSorted()).toEqual(rows.toSorted())
  })

  it('lets an auditor change nothing but their own account', () => {
    const changing = operations.filter(
      ({ method, permission }) => method !== 'GET' && !permits(permission, 'anyone') && permits(permission, 'auditor'),
    )
    expect(new Set(changing.map(({ permission }) => permission))).toEqual(new Set(['account.write']))
  })

  it('answers everybody as the table says, with own and with other records, and shows nobody what is not theirs', async () => {
    const admin = await product.admin()
    const world = await makeWorld(admin, product.browser)
    // The records are there: what is refused below is refused for its own sake.
    const reads = operations.filter(
      ({ method, path, permission, parameters, streams }) =>
        method === 'GET' &&
        !streams &&
        permits(permission, 'admin') &&
        parametersOf(path).every((name) => name in world.own) &&
        !parameters.some((parameter) => parameter.in === 'query' && parameter.required),
    )
    for (const { path } of reads) {
      const { status, body } = await admin.send('GET', addressOf(path, world.own))
      // The interview is there and not decided: nothing is refused for want of it.
      if (path.endsWith('/decision-packet')) expect(body.code, path).toBe('not_decided_yet')
      else expect(status, path).toBeLessThan(400)
    }

    const { tried, wrong } = await walk(operations, world)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(operations.length * 6)
  }, 180_000)
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
    [
      'a list that reviewers read',
      { url: '/api/x', schema, config: { permission: 'interviews.read' } },
      'which records',
    ],
  ])('with %s does not boot', async (_name, route, message) => {
    const declared = { method: 'GET', handler, ...route } as Parameters<FeatureApp['app']['route']>[0]
    await expect(boot((app) => void app.route(declared))).rejects.toThrow(message)
  })
})
