import type { Endpoint, ReplyOf } from '@colloquy/contracts/endpoint'
import { type ApiProblem, localProblem, parseProblem } from './problem.ts'
import type { Meta } from './send.ts'
import { newId, newTrace } from './trace.ts'

/** Sends one file as the part `file` and tells how far it got (0–1). `fetch` cannot report progress, so this is XHR. */
export function upload<E extends Endpoint>(
  endpoint: E,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ data: ReplyOf<E>; meta: Meta } | { error: ApiProblem; meta: Meta }> {
  const { traceparent, correlationId } = newTrace()
  const sentAt = performance.now()
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    const meta = () => ({ correlationId, sentAt, receivedAt: performance.now() })
    const fail = (error: ApiProblem) => done({ error, meta: meta() })

    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => fail(localProblem('offline', correlationId))
    request.onabort = () => fail(localProblem('cancelled', correlationId))
    request.onload = () => {
      const body = parseJson(request.responseText)
      if (request.status >= 400) return fail(parseProblem(body, request.status, correlationId))
      const parsed = endpoint.response[request.status]?.safeParse(body)
      // The schema is the endpoint's own, so what it accepts is its reply.
      if (parsed?.success) return done({ data: parsed.data as ReplyOf<E>, meta: meta() })
      fail(localProblem('unreadable_reply', correlationId, request.status))
    }
    signal.addEventListener('abort', () => request.abort())

    const form = new FormData()
    form.append('file', file)
    request.open(endpoint.method, new URL(endpoint.path, location.origin))
    request.setRequestHeader('idempotency-key', newId())
    request.setRequestHeader('traceparent', traceparent)
    request.send(form)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
