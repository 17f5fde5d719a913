import { gzipSync } from 'node:zlib'
import { Problem } from '@colloquy/contracts/problem'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../test/interview-steps.ts'
import { type Browser, type Reply, useProduct } from '../../../test/product.ts'

const product = useProduct({ BODY_LIMIT_KB: '64' })
let admin: Browser
let positionId: string

beforeAll(async () => {
  admin = await product.admin()
  positionId = (await makePosition(product)).id
})

/** R1.1: the one shape, with the reference that stands in the log as well, and nothing of our insides. */
function expectProblem(reply: Reply, status: number, code: string): void {
  expect([reply.status, reply.body?.code]).toEqual([status, code])
  expect(String(reply.headers['content-type'])).toMatch(/^application\/problem\+json/)
  const { correlationId } = Problem.parse(reply.body)
  expect(reply.headers['x-correlation-id']).toBe(correlationId)
  const line = product.log.of('http.request').find((one) => one.correlationId === correlationId)
  expect(line).toMatchObject({ status, code })
  expect(reply.text).not.toMatch(/node_modules|\.ts:|select |insert |stack/i)
}

const invitations = () => `/api/positions/${positionId}/invitations`

describe('R1.1, R3.2 every refusal has one shape', () => {
  it('400 for a body that is not JSON and for a page marker that is none', async () => {
    const headers = { 'content-type': 'application/json' }
    expectProblem(await admin.send('POST', invitations(), { body: '{', headers }), 400, 'malformed_body')
    expectProblem(await admin.send('GET', '/api/interviews?cursor=bm9uc2Vuc2U'), 400, 'invalid_cursor')
  })

  it('404 where there is nothing, 405 where the method is wrong, with those that are right', async () => {
    expectProblem(await admin.send('GET', '/api/nothing-here'), 404, 'not_found')
    expectProblem(await admin.send('POST', '/api/nothing-here'), 404, 'not_found')
    expectProblem(await admin.send('GET', `/api/interviews/${crypto.randomUUID()}`), 404, 'not_found')
    const wrong = await admin.send('DELETE', '/api/interviews')
    expectProblem(wrong, 405, 'method_not_allowed')
    expect(String(wrong.headers.allow).split(', ')).toContain('GET')
    expectProblem(await admin.send('GET', '/api/my-interview/answers'), 405, 'method_not_allowed')
    for (const unreadable of [`/api/interviews/${'x'.repeat(300)}`, '/api/interviews/%E0%A4%A'])
      expect((await admin.send('GET', unreadable)).body).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('406 where only server-sent events are given', async () => {
    const headers = { accept: 'application/xml' }
    expectProblem(await admin.send('GET', '/api/events', { headers }), 406, 'not_acceptable')
  })

  it('413 for a body that is too large, 415 for one of another kind', async () => {
    const large = { fullName: 'x'.repeat(70_000) }
    expectProblem(await admin.send('POST', invitations(), { body: large }), 413, 'body_too_large')
    const small = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const unfolds = gzipSync(JSON.stringify({ fullName: 'x'.repeat(1000) }))
    expectProblem(await admin.send('POST', invitations(), { body: unfolds, headers: small }), 400, 'malformed_body')
    const headers = { 'content-type': 'application/x-yaml' }
    expectProblem(await admin.send('POST', invitations(), { body: 'a: b', headers }), 415, 'unsupported_media_type')
  })

  it('422 with the fields, for body, path and query alike', async () => {
    const body = await admin.send('POST', invitations(), { body: { email: 'nobody', expiresInDays: 0 } })
    expectProblem(body, 422, 'validation_failed')
    expect(body.body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['email', 'expiresInDays'])
    expectProblem(await admin.send('GET', '/api/interviews/not-an-id'), 422, 'validation_failed')
    expectProblem(await admin.send('GET', '/api/interviews?limit=0'), 422, 'validation_failed')
  })

  it('428 for a change that names no version, 412 for one of an old version', async () => {
    const path = `/api/positions/${positionId}`
    expectProblem(await admin.send('PATCH', path, { body: { title: 'Other' } }), 428, 'precondition_required')
    const headers = { 'if-match': '"999"' }
    expectProblem(await admin.send('PATCH', path, { body: { title: 'Other' }, headers }), 412, 'version_conflict')
  })

  it('500 with a reference and nothing else, whose cause is in the log', async () => {
    const { db } = product.database
    await db.schema.alterTable('open_links').renameTo('open_links_away').execute()
    const reply = await admin.send('GET', `/api/positions/${positionId}/open-links`)
    await db.schema.alterTable('open_links_away').renameTo('open_links').execute()
    expectProblem(reply, 500, 'unexpected')
    const failed = product.log.of('http.failed').find((one) => one.correlationId === reply.body.correlationId)
    expect(JSON.stringify(failed)).toContain('open_links')
  })
})

describe('R6.1 the trace of a request', () => {
  it('is taken over from the caller and given back', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
    const reply = await admin.send('GET', '/api/interviews', { headers })
    expect(reply.headers['x-correlation-id']).toBe(traceId)
    expect(String(reply.headers.traceparent)).toMatch(new RegExp(`^00-${traceId}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`))
  })

  it.each(['nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01'])(
    'is made anew for %s',
    async (given) => {
      const reply = await admin.send('GET', '/api/health/live', { headers: { traceparent: given } })
      expect(String(reply.headers['x-correlation-id'])).toMatch(/^(?!0{32})[0-9a-f]{32}$/)
    },
  )
})

describe('R2.2 Idempotency-Key', () => {
  it('keeps the first answer sealed: no word of it can be read in the table', async () => {
    const sent = { body: { fullName: 'Robin Unmistakable' }, headers: { 'idempotency-key': 'sealed-0001' } }
    const { link } = expectOk(await admin.send('POST', invitations(), sent))
    const row = await product.database.db
      .selectFrom('idempotency_keys')
      .selectAll()
      .where('key', '=', 'sealed-0001')
      .executeTakeFirstOrThrow()
    const readable = JSON.stringify(row) + Buffer.from(row.body ?? '', 'base64').toString('latin1')
    expect(readable).not.toContain('Unmistakable')
    expect(readable).not.toContain(link)
  })

  it('refuses to be used for another request, and what is no key', async () => {
    const headers = { 'idempotency-key': 'reused-0001' }
    expectOk(await admin.send('POST', invitations(), { body: { fullName: 'Robin' }, headers }))
    const other = await admin.send('POST', invitations(), { body: { fullName: 'Kim' }, headers })
    expectProblem(other, 422, 'idempotency_key_reused')
    const short = await admin.send('POST', invitations(), { body: {}, headers: { 'idempotency-key': 'x' } })
    expectProblem(short, 422, 'validation_failed')
  })

  it('of two at once one is done, the other waits or gets the same', async () => {
    const sent = { body: { fullName: 'Robin' }, headers: { 'idempotency-key': 'at-once-0001' } }
    const both = await Promise.all([admin.send('POST', invitations(), sent), admin.send('POST', invitations(), sent)])
    expect(both.map(({ status }) => status)).toContain(201)
    for (const reply of both.filter(({ status }) => status !== 201)) {
      expectProblem(reply, 409, 'request_in_progress')
      expect(reply.headers['retry-after']).toBe('1')
    }
  })

  it('is of one person: another one with the same key gets an answer of their own', async () => {
    const headers = { 'idempotency-key': 'shared-0001' }
    const candidates = [
      await openLink(product, await inviteTo(product, positionId)),
      await openLink(product, await inviteTo(product, positionId)),
    ]
    const replies = await Promise.all(
      candidates.map((candidate) => candidate.send('POST', '/api/my-interview/withdrawal', { headers })),
    )
    expect(new Set(replies.map((reply) => expectOk(reply).interviewId)).size).toBe(2)
  })
})
