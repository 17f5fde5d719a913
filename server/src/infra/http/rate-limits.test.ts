import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { recordLog } from '../../../test/recorded-log.ts'
import { connectRedis } from '../redis/redis.ts'
import { type Caller, nobody, type UserCaller } from './caller.ts'
import { answerErrorsAsProblems } from './problem-reply.ts'
import { networkOf, type RateLimits, rateLimits } from './rate-limits.ts'

const closing: (() => Promise<unknown>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

/** A server with one plain route and one with a budget of two; `x-user` says who asks. */
async function serverWith(limits: RateLimits): Promise<FastifyInstance> {
  const app = Fastify({ trustProxy: true })
  answerErrorsAsProblems(app, recordLog().log)
  app.decorateRequest('caller')
  const { ofAddress, ofCaller } = rateLimits(app, limits)
  app.addHook('onRequest', async (request, reply) => {
    const id = request.headers['x-user']
    request.caller = id ? ({ ...nobody, user: { id } as UserCaller } satisfies Caller) : nobody
    await ofAddress(request, reply)
    await ofCaller(request, reply)
  })
  app.get('/plain', { config: { permission: 'positions.read' } }, async () => 'ok')
  app.get('/guess', { config: { permission: 'session.create', perMinute: 2 } }, async () => 'ok')
  app.get('/costly', { config: { permission: 'positions.read', perMinute: 2 } }, async () => 'ok')
  await app.ready()
  closing.push(() => app.close())
  return app
}

async function statuses(app: FastifyInstance, url: string, headers: Record<string, string>, times: number) {
  const seen: number[] = []
  for (let one = 0; one < times; one += 1) seen.push((await app.inject({ url, headers })).statusCode)
  return seen
}

const generous = { perCaller: 100, perAddress: 1000 }

describe('R8.2 rate limits', () => {
  it('count a person by who they are, wherever they come from, and leave others their share', async () => {
    const app = await serverWith({ ...generous, perCaller: 2 })
    const from = (address: string, user: string) => ({ 'x-forwarded-for': address, 'x-user': user })
    expect(await statuses(app, '/plain', from('192.0.2.1', 'a'), 2)).toEqual([200, 200])
    expect(await statuses(app, '/plain', from('192.0.2.2', 'a'), 1)).toEqual([429])
    expect(await statuses(app, '/plain', from('192.0.2.1', 'b'), 1)).toEqual([200])
  })

  it('count an address whatever it says of itself', async () => {
    const app = await serverWith({ perCaller: 100, perAddress: 3 })
    const as = (user: string) => ({ 'x-forwarded-for': '192.0.2.9', 'x-user': user })
    expect(await statuses(app, '/plain', as('a'), 2)).toEqual([200, 200])
    expect(await statuses(app, '/plain', as('b'), 2)).toEqual([200, 429])
  })

  it('hold a route to its budget: per address where anyone may guess, per person elsewhere', async () => {
    const app = await serverWith(generous)
    const from = (address: string, user: string) => ({ 'x-forwarded-for': address, 'x-user': user })
    expect(await statuses(app, '/guess', from('192.0.2.1', 'a'), 2)).toEqual([200, 200])
    expect(await statuses(app, '/guess', from('192.0.2.1', 'b'), 1)).toEqual([429])
    expect(await statuses(app, '/costly', from('192.0.2.1', 'c'), 3)).toEqual([200, 200, 429])
    expect(await statuses(app, '/costly', from('192.0.2.1', 'd'), 1)).toEqual([200])
    expect(await statuses(app, '/plain', from('192.0.2.1', 'c'), 1)).toEqual([200])
  })

  it('are told with each answer as structured fields, and a refusal says when to come back', async () => {
    const app = await serverWith(generous)
    const first = await app.inject({ url: '/guess' })
    expect(first.headers['ratelimit-policy']).toBe('"address";q=1000;w=60, "caller";q=100;w=60, "route";q=2;w=60')
    expect(first.headers.ratelimit).toBe('"address";r=999;t=60, "caller";r=99;t=60, "route";r=1;t=60')
    await app.inject({ url: '/guess' })
    const refused = await app.inject({ url: '/guess' })
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.json()).toMatchObject({ code: 'rate_limited' })
  })

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('take %s for one customer’s %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })

  it('R1.4 go on in each process while Redis is away, and health says so', async () => {
    const recorded = recordLog()
    const redis = connectRedis('redis://127.0.0.1:1', `${randomUUID()}:`, recorded.log)
    closing.push(redis.close)
    const app = await serverWith({ ...generous, perCaller: 2, redis: redis.client })
    expect(await statuses(app, '/plain', {}, 3)).toEqual([200, 200, 429])
    expect(redis.state()).toBe('degraded')
    await expect.poll(() => recorded.of('redis.lost').length).toBe(1)
  })

  // A real Redis is the operator's; without one in TEST_REDIS_URL this is left out.
  it.skipIf(!process.env.TEST_REDIS_URL)('R8.5 are shared by processes through Redis', async () => {
    const prefix = `test:${randomUUID()}:`
    const processes = await Promise.all(
      [1, 2].map(async () => {
        const redis = connectRedis(String(process.env.TEST_REDIS_URL), prefix, recordLog().log)
        closing.push(redis.close)
        await expect.poll(redis.state).toBe('healthy')
        return serverWith({ ...generous, perCaller: 3, redis: redis.client })
      }),
    )
    const [one, other] = processes
    if (!one || !other) throw new Error('there are two')
    expect(await statuses(one, '/plain', {}, 2)).toEqual([200, 200])
    expect(await statuses(other, '/plain', {}, 2)).toEqual([200, 429])
    expect(await statuses(one, '/plain', {}, 1)).toEqual([429])
  })
})
