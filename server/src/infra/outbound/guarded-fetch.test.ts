import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayConnectTo } from './addresses.ts'
import { guardedFetch } from './guarded-fetch.ts'

let server: Server
let port: number
const reached: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(String(request.url))
    response.end('secret')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((done) => server.close(done)))

type Resolve = NonNullable<Parameters<typeof guardedFetch>[2]>
const pointsTo =
  (...addresses: string[]): Resolve =>
  (_host, _options, found) =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('what is asked of the outside', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    'fe80::1',
    'fd00:ec2::254',
    '64:ff9b::7f00:1',
    '::7f00:1',
    '::ffff:0:127.0.0.1',
    'fec0::1',
    '4000::1',
    '198.18.0.1',
    '2001::1',
    '2002:7f00:1::',
    'not an address',
  ])('does not go to %s', (address) => {
    expect(mayConnectTo(address, [])).toBe(false)
  })

  it.each(['8.8.8.8', '2606:4700::1111'])('goes to %s', (address) => {
    expect(mayConnectTo(address, [])).toBe(true)
  })

  it('goes to a network that is allowed, however its addresses are written, and to none beside it', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (third, last) => {
        const allowed = ['10.2.0.0/16']
        expect(mayConnectTo(`10.2.${third}.${last}`, allowed)).toBe(true)
        expect(mayConnectTo(`::ffff:10.2.${third}.${last}`, allowed)).toBe(true)
        expect(mayConnectTo(`10.3.${third}.${last}`, allowed)).toBe(false)
      }),
    )
  })

  it('is refused before a connection is made, by digits and by name', async () => {
    await expect(guardedFetch(`http://127.0.0.1:${port}`, [])(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      'neither public',
    )
    const named = `http://models.example:${port}`
    await expect(guardedFetch(named, [], pointsTo('127.0.0.1'))(`${named}/`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('neither public') },
    })
    expect(reached).toEqual([])
  })

  it.each(['2130706433', '0x7f.1', '017700000001', '127.1', '①②⑦.⓪.⓪.①', '[::ffff:127.0.0.1]', '[::127.0.0.1]'])(
    'is refused for this machine written as %s',
    async (host) => {
      const disguised = `http://${host}:${port}`
      await expect(guardedFetch(disguised, [])(`${disguised}/`)).rejects.toThrow('neither public')
    },
  )

  it('is refused for a name of this machine that the system itself resolves', async () => {
    const local = `http://localhost:${port}`
    await expect(guardedFetch(local, [])(`${local}/`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('neither public') },
    })
  })

  it('does not follow where the configured server sends it', async () => {
    const leading = createServer((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/led` }).end(),
    )
    await new Promise<void>((done) => leading.listen(0, '127.0.0.1', done))
    const own = `http://127.0.0.1:${(leading.address() as AddressInfo).port}`
    await expect(guardedFetch(own, ['127.0.0.1'])(`${own}/`)).rejects.toThrow()
    expect(reached).not.toContain('/led')
    await new Promise((done) => leading.close(done))
  })

  it('reaches a server of one’s own when its address is allowed', async () => {
    const named = `http://models.example:${port}`
    const reach = guardedFetch(named, ['127.0.0.1'], pointsTo('127.0.0.1'))
    expect(await (await reach(`${named}/v1`)).text()).toBe('secret')
  })

  it('a name that points elsewhere the second time leads nowhere', async () => {
    const named = `http://models.example:${port}`
    const answers = [['127.0.0.1'], ['169.254.169.254']]
    const rebinding: Resolve = (host, options, found) => pointsTo(...(answers.shift() ?? []))(host, options, found)
    const before = reached.length
    const reach = guardedFetch(named, ['127.0.0.1'], rebinding)
    await (await reach(`${named}/`, { headers: { connection: 'close' } })).text()
    await expect(reach(`${named}/`, { headers: { connection: 'close' } })).rejects.toThrow()
    expect(reached.length).toBe(before + 1)
  })
})
