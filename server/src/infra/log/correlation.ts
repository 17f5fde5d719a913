import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** Who acts: a signed-in user, a candidate on an invitation, or the product itself. */
export type Actor = { readonly type: 'user' | 'candidate' | 'system'; readonly id: string }

/**
 * What ties together everything that one request or job caused. The correlation id is the W3C trace id, so that
 * the reference a user sees is the one that tracing tools know.
 */
export type Correlation = {
  readonly correlationId: string
  readonly traceId: string
  readonly spanId: string
  readonly actor?: Actor
}

type Holder = { correlation: Correlation }

const storage = new AsyncLocalStorage<Holder>()
const traceparentForm = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/

/** The trace and parent span of a `traceparent` header; undefined when it is missing or malformed. */
export function parseTraceparent(header: string | undefined): { traceId: string; spanId: string } | undefined {
  const match = traceparentForm.exec(header ?? '')
  const [, traceId, spanId] = match ?? []
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId }
}

export function makeTraceparent({ traceId, spanId }: Pick<Correlation, 'traceId' | 'spanId'>): string {
  return `00-${traceId}-${spanId}-01`
}

/** A new span: of the caller's trace when the header is a good one, else of a trace of its own. */
export function newCorrelation(
  from: { traceparent?: string | undefined; actor?: Actor | undefined } = {},
): Correlation {
  const traceId = parseTraceparent(from.traceparent)?.traceId ?? randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  return { correlationId: traceId, traceId, spanId, ...(from.actor && { actor: from.actor }) }
}

export function runWithCorrelation<T>(correlation: Correlation, fn: () => T): T {
  return storage.run({ correlation }, fn)
}

export function currentCorrelation(): Correlation | undefined {
  return storage.getStore()?.correlation
}

/** Once the caller is known, every later line of the request names them. */
export function setActor(actor: Actor): void {
  const holder = storage.getStore()
  if (holder) holder.correlation = { ...holder.correlation, actor }
}
