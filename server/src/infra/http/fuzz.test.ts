import { describe, expect, it } from 'vitest'
import { useProduct } from '../../../test/product.ts'
import { type FuzzReply, fuzz } from '../../../test/walk/fuzz.ts'
import { operationsOf } from '../../../test/walk/operations.ts'
import { makeWorld } from '../../../test/walk/world.ts'

const product = useProduct()

describe('R1.1, R1.2, R3.2 whatever is sent', () => {
  it('is answered, with a problem of the contract where it is refused, and never with a failure', async () => {
    const admin = await product.admin()
    const world = await makeWorld(admin, product.browser)
    const document = (await admin.send('GET', '/api/openapi.json')).body
    const operations = operationsOf(document).filter(({ streams }) => !streams)
    const { requests, faults } = await fuzz(operations, document.components?.schemas ?? {}, world, {
      each: 6,
      seed: 20,
      send: async (browser, { method, url, headers, body }): Promise<FuzzReply> => {
        const reply = await browser.send(method as 'GET', url, { headers, body })
        return { status: reply.status, type: String(reply.headers?.['content-type']), text: reply.text }
      },
    })
    expect(faults).toEqual([])
    expect(product.log.of('http.failed')).toEqual([])
    expect(requests).toBe(6 * operations.length)
  }, 180_000)
})
