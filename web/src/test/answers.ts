import type { Endpoint, ReplyOf } from '@colloquy/contracts/endpoint'
import { type ErrorCode, errorTable } from '@colloquy/contracts/errors'
import type { Problem } from '@colloquy/contracts/problem'
import { type DefaultBodyType, HttpResponse, http, type PathParams, type StrictRequest } from 'msw'

type Answering<R> = (incoming: Incoming) => R | Response | Promise<R | Response>
type Incoming = { request: StrictRequest<DefaultBodyType>; params: PathParams }

const methods = { GET: http.get, POST: http.post, PUT: http.put, PATCH: http.patch, DELETE: http.delete }

/** The server answers an endpoint with what its contract promises; the compiler checks it. */
export function answer<const E extends Endpoint>(endpoint: E, reply: ReplyOf<E> | Answering<ReplyOf<E>>) {
  const [status = '200'] = Object.keys(endpoint.response)
  return methods[endpoint.method](`${location.origin}${endpoint.path}`, async (incoming) => {
    const body = isAnswering(reply) ? await reply(incoming) : reply
    if (body instanceof Response) return body
    return status === '204' ? new HttpResponse(null, { status: 204 }) : Response.json(body, { status: Number(status) })
  })
}

function isAnswering<R>(reply: R | Answering<R>): reply is Answering<R> {
  return typeof reply === 'function'
}

/** The server refuses with a code of the table. */
export function refuse(endpoint: Endpoint, code: ErrorCode, more: Partial<Problem> = {}) {
  return methods[endpoint.method](`${location.origin}${endpoint.path}`, () => refusal(code, more))
}

export function refusal(code: ErrorCode, more: Partial<Problem> = {}): Response {
  const { status, title } = errorTable[code]
  const problem: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail: `${title}.`,
    code,
    correlationId: '0123456789abcdef0123456789abcdef',
    timestamp: '2026-11-23T10:00:00.000Z',
    ...more,
  }
  return HttpResponse.json(problem, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** The network is gone for this endpoint. */
export function unreachable(endpoint: Endpoint) {
  return methods[endpoint.method](`${location.origin}${endpoint.path}`, () => HttpResponse.error())
}
