import type { ApiRequest } from './call.ts'
import { type ApiProblem, localProblem, parseProblem } from './problem.ts'
import { newTrace } from './trace.ts'

export type Meta = {
  correlationId: string
  /** On the monotonic clock of this page (`performance.now`), in milliseconds. */
  sentAt: number
  receivedAt: number
}
export type Sent = { data: unknown; meta: Meta } | { error: ApiProblem; meta: Meta }

/** One try of one request: no retry, no refresh. The body of a success is checked by the contract's schema. */
export async function send(request: ApiRequest, idempotencyKey: string, signal: AbortSignal): Promise<Sent> {
  const { traceparent, correlationId } = newTrace()
  const sentAt = performance.now()
  const meta = () => ({ correlationId, sentAt, receivedAt: performance.now() })
  try {
    const response = await fetch(addressOf(request), {
      method: request.endpoint.method,
      headers: headersOf(request, idempotencyKey, traceparent),
      credentials: 'same-origin',
      signal,
      // A last save goes out even while the page is being closed.
      keepalive: request.endpoint.method === 'PUT' && fitsKeepalive(request.call.body),
      ...(request.call.body === undefined ? {} : { body: encoded(request.call.body) }),
    })
    const received = meta()
    const body = await bodyOf(response)
    if (!response.ok) return { error: refusalOf(response, body, correlationId), meta: received }
    const parsed = request.endpoint.response[response.status]?.safeParse(body)
    if (parsed?.success) return { data: parsed.data, meta: received }
    return { error: localProblem('unreadable_reply', correlationId, response.status), meta: received }
  } catch {
    return { error: localProblem(signal.aborted ? 'cancelled' : 'offline', correlationId), meta: meta() }
  }
}

/** Bytes go as they are, everything else as JSON. */
const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => ArrayBuffer.isView(body)
const encoded = (body: unknown): BodyInit => (isBytes(body) ? body : JSON.stringify(body, storable))

/** The server refuses U+0000 and halves of a character; no draft is to be lost over one that was pasted or cut. */
const storable = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value

/** Browsers let at most 64 KiB outlive a page. */
const fitsKeepalive = (body: unknown) => JSON.stringify(body ?? '').length < 15_000

function addressOf({ endpoint, call }: ApiRequest): URL {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name])))
  const address = new URL(path, location.origin)
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') address.searchParams.set(name, String(value))
  }
  return address
}

function headersOf({ endpoint, call }: ApiRequest, idempotencyKey: string, traceparent: string): HeadersInit {
  return {
    accept: 'application/json, application/problem+json',
    traceparent,
    ...(call.body === undefined
      ? {}
      : { 'content-type': isBytes(call.body) ? 'application/octet-stream' : 'application/json' }),
    ...(endpoint.method === 'POST' ? { 'idempotency-key': idempotencyKey } : {}),
    ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch === '*' ? '*' : `"${call.ifMatch}"` }),
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function refusalOf(response: Response, body: unknown, correlationId: string): ApiProblem {
  const problem = parseProblem(body, response.status, correlationId)
  const seconds = Number(response.headers.get('retry-after'))
  return seconds > 0 ? { ...problem, retryAfterMs: seconds * 1000 } : problem
}
