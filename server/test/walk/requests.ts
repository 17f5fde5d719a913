import { type Asker, permits } from '@colloquy/contracts/permissions'
import fc, { type Arbitrary } from 'fast-check'
import { hostileText, hostileValue, nearly, valid } from './arbitraries.ts'
import type { Operation, Schema } from './operations.ts'
import type { Records } from './world.ts'

export type FuzzRequest = {
  asker: Asker
  method: string
  url: string
  headers: Record<string, string>
  /** The bytes of the body as they go out. */
  body?: string
}

type Known = { schemas: Readonly<Record<string, Schema>>; own: Records; other: Records }

const everybody: readonly Asker[] = ['anyone', 'candidate', 'reviewer', 'auditor', 'interviewer', 'admin']

/** Requests to one operation: valid, nearly valid and hostile, as everybody, mostly to records that are there. */
export function requestsTo(operation: Operation, known: Known): Arbitrary<FuzzRequest> {
  const { method } = operation
  return fc
    .record({
      asker: askerOf(operation),
      url: urlOf(operation, known),
      content: contentOf(operation, known),
      headers: headers(method),
    })
    .map(({ asker, url, content, headers: own }) => ({
      asker,
      method,
      url,
      headers: { ...own, ...content.headers },
      ...(content.body !== undefined && { body: content.body }),
    }))
}

// Mostly whoever is let in: to be turned away is quickly tried.
function askerOf({ permission }: Operation): Arbitrary<Asker> {
  const letIn = everybody.filter((asker) => permits(permission, asker))
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...letIn) },
    { weight: 1, arbitrary: fc.constantFrom(...everybody) },
  )
}

function urlOf({ path, parameters }: Operation, { schemas, own, other }: Known): Arbitrary<string> {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const values = fc.tuple(
    ...inPath.map((name) => {
      const real = [own[name], other[name]].filter((id) => id !== undefined)
      const made = fc.oneof(fc.uuid(), hostileText)
      return real.length === 0 ? made : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...real) }, made)
    }),
  )
  const queries = parameters.filter((parameter) => parameter.in === 'query')
  const query = fc.tuple(
    ...queries.map(({ name, required, schema }) => {
      const good = realIds(name, own, other) ?? valid(schema, schemas).map(String)
      const given = fc.oneof({ weight: 3, arbitrary: good }, hostileText)
      return (required ? given : fc.option(given, { nil: undefined })).map((value) => [name, value] as const)
    }),
  )
  return fc.tuple(values, query).map(([ids, pairs]) => {
    const filled = inPath.reduce((url, name, index) => url.replace(`{${name}}`, encoded(ids[index] ?? '')), path)
    const set = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encoded(value)}`]))
    return set.length > 0 ? `${filled}?${set.join('&')}` : filled
  })
}

// Lists of ids, and ids: those that are there.
function realIds(name: string, own: Records, other: Records): Arbitrary<string> | undefined {
  const singular = name.replace(/s$/, '')
  const real = [own[singular], other[singular]].filter((id) => id !== undefined)
  return real.length === 0 ? undefined : fc.constantFrom(...real)
}

// Half a character cannot be written into an address.
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()) || '%20'

type Content = { headers: Record<string, string>; body?: string }

function contentOf({ method, body }: Operation, { schemas }: Known): Arbitrary<Content> {
  if (method === 'GET') return fc.constant({ headers: {} })
  const json = (value: unknown): Content => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value) ?? 'null',
  })
  const types = ['application/json', 'text/plain', 'application/octet-stream', 'multipart/form-data; boundary=x', 'a/b']
  const raw = fc.record({ type: fc.constantFrom(...types), body: hostileText }).map(({ type, body: bytes }) => ({
    headers: { 'content-type': type },
    body: bytes,
  }))
  if (!body)
    return fc.oneof({ weight: 4, arbitrary: fc.constant<Content>({ headers: {} }) }, raw, hostileValue.map(json))
  const good = valid(body, schemas)
  return fc.oneof(
    { weight: 6, arbitrary: good.map(json) },
    { weight: 6, arbitrary: good.chain(nearly).map(json) },
    { weight: 3, arbitrary: hostileValue.map(json) },
    { weight: 1, arbitrary: raw },
  )
}

function headers(method: string): Arbitrary<Record<string, string>> {
  const ifMatch = fc.constantFrom('*', '"1"', '"2"', 'W/"1"', '"99999999999999999999"', 'nonsense', '""')
  const key = fc.constantFrom('short', 'a-key-that-is-used-again', 'x'.repeat(300), '../..')
  const parts = {
    'if-match': ifMatch,
    ...(method !== 'GET' && { 'idempotency-key': key }),
    'if-none-match': fc.constantFrom('*', 'W/"1"'),
    'last-event-id': fc.constantFrom('1-1', 'nonsense', '-1--1', '9000000000000000000-1'),
    traceparent: fc.constantFrom('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'nonsense', '00-0-0-0'),
    accept: fc.constantFrom('*/*', 'application/json', 'text/html', 'nonsense'),
    range: fc.constantFrom('bytes=0-', 'bytes=9-1'),
  }
  return fc.oneof(fc.constant({}), fc.record(parts, { requiredKeys: [] }) as Arbitrary<Record<string, string>>)
}
