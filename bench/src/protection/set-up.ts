import { type Operation, operationsOf, type Schema } from '../../../server/test/walk/operations.ts'
import { makeWorld, type World } from '../../../server/test/walk/world.ts'
import { browserAt, type HttpBrowser } from './browser.ts'
import type { RunningProduct } from './product.ts'

/** What both measurements start from: everybody signed in, records of every kind, and what the product says it can do. */
export async function setUpWorld(
  product: RunningProduct,
): Promise<{ world: World; operations: Operation[]; schemas: Record<string, Schema>; newBrowser: () => HttpBrowser }> {
  const newBrowser = () => browserAt(product.url)
  const admin = newBrowser()
  const account = { name: 'Ada', email: 'ada@walk.example', password: 'velvet tundra ladder quince' }
  const made = await admin.send('POST', '/api/set-up', { body: { token: product.setUpToken, ...account } })
  if (made.status !== 201) throw new Error(`The set-up failed: ${made.text}`)
  const world = await makeWorld(admin, newBrowser)
  const document = (await admin.send('GET', '/api/openapi.json')).body
  return { world, operations: operationsOf(document), schemas: document.components?.schemas ?? {}, newBrowser }
}

/** Nobody waits between two requests here, nor for the wrong passwords of somebody else: those limits have tests of their own. */
export const withoutRateLimits = {
  TRUST_PROXY: '127.0.0.1',
  RATE_LIMIT_PER_MINUTE: '1000000',
  SIGN_IN_RATE_LIMIT_PER_MINUTE: '1000000',
}
