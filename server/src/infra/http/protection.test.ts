import { describe, expect, it } from 'vitest'
import { inviteTo, makePosition, tokenOf } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'

const always = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=(), '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

describe('R8.2 headers', () => {
  const product = useProduct({ PUBLIC_URL: 'https://talk.example.org' })

  it.each([
    ['an answer', 200, '/api/health/live'],
    ['the description of the API', 200, '/api/openapi.json'],
    ['a refusal', 401, '/api/users'],
    ['no such address', 404, '/api/nothing-here'],
    ['an address that cannot be read', 404, '/%ff'],
    ['an address that is too long', 404, `/api/interviews/${'x'.repeat(300)}`],
  ])('of %s (%i) allow no page to show or run it, and are kept by nobody', async (_what, status, path) => {
    const reply = await product.browser().send('GET', path)
    expect(reply.status).toBe(status)
    expect(reply.headers).toMatchObject(always)
    expect(reply.headers['x-powered-by']).toBeUndefined()
  })

  it.each([
    ['https://talk.example.org', 404],
    ['https://evil.example', 403],
    ['null', 403],
  ])('a change that a page of %s asks for is answered with %i', async (origin, status) => {
    const reply = await product.browser().send('POST', '/api/my-interview/openings', {
      body: { token: 'unknown' },
      headers: { origin },
    })
    expect(reply.status).toBe(status)
    if (status === 403) expect(reply.body.code).toBe('origin_refused')
  })

  it('the cookie of a candidate is out of reach of scripts, of other sites, of other hosts of the domain and of plain http', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id)
    const browser = product.browser()
    const reply = await browser.send('POST', '/api/my-interview/openings', { body: { token: tokenOf(invitation) } })
    const cookie = String(reply.headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-colloquy_candidate=/)
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']),
    )
    expect(cookie).not.toContain('Domain')
    expect((await browser.send('GET', '/api/my-interview')).status).toBe(200)
    const forged = { cookie: cookie.slice('__Host-'.length, cookie.indexOf(';')) }
    expect((await product.browser().send('GET', '/api/my-interview', { headers: forged })).status).toBe(401)
  })
})

describe('R8.2 pages of other origins', () => {
  const product = useProduct({ CORS_ORIGINS: 'https://jobs.example.org,https://desk.example.org' })
  const ask = async (origin: string) => {
    const headers = { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'if-match' }
    const { headers: told } = await product.app.inject({ method: 'OPTIONS', url: '/api/positions/any', headers })
    return told
  }

  it.each(['https://jobs.example.org', 'https://desk.example.org'])(
    '%s is on the list: it may read and change',
    async (origin) => {
      const told = await ask(origin)
      expect(told).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'if-match',
      })
      for (const method of ['PUT', 'PATCH', 'DELETE']) expect(told['access-control-allow-methods']).toContain(method)
      const read = await product.browser().send('GET', '/api/health/live', { headers: { origin } })
      expect(read.headers['access-control-allow-origin']).toBe(origin)
      expect(read.headers['access-control-expose-headers']).toContain('x-correlation-id')
      const body = { token: 'unknown' }
      const change = await product.browser().send('POST', '/api/my-interview/openings', { body, headers: { origin } })
      expect(change.body.code).toBe('invitation_unknown')
    },
  )

  it.each([
    'https://evil.example',
    'http://jobs.example.org',
    'https://jobs.example.org.evil.example',
    'https://jobs.example.org:8443',
    'null',
  ])('%s is not: it is told nothing and changes nothing', async (origin) => {
    expect((await ask(origin))['access-control-allow-origin']).toBeUndefined()
    const read = await product.browser().send('GET', '/api/health/live', { headers: { origin } })
    expect(read.headers['access-control-allow-origin']).toBeUndefined()
    const body = { token: 'unknown' }
    const change = await product.browser().send('POST', '/api/my-interview/openings', { body, headers: { origin } })
    expect(change.body.code).toBe('origin_refused')
  })
})

describe('R8.2 rate limits', () => {
  const product = useProduct({ RATE_LIMIT_PER_MINUTE: '3' })

  it('are told with each answer, and the one that is too much says when to come back', async () => {
    const visitor = product.browser()
    const first = await visitor.send('GET', '/api/openapi.json')
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"address";q=30;w=60, "caller";q=3;w=60',
      ratelimit: '"address";r=29;t=60, "caller";r=2;t=60',
    })
    await visitor.send('GET', '/api/openapi.json')
    await visitor.send('GET', '/api/openapi.json')
    const refused = await visitor.send('GET', '/api/openapi.json')
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(String(refused.headers['content-type'])).toMatch(/^application\/problem\+json/)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  })
})
