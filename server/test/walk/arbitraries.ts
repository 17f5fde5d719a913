import fc, { type Arbitrary } from 'fast-check'
import type { Schema } from './operations.ts'

type Schemas = Readonly<Record<string, Schema>>

/** Values that a JSON schema of the API accepts, small ones; formats that it does not know are taken for any text. */
export function valid(schema: Schema, schemas: Schemas): Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, allOf, enum: listed, type } = schema
  if (typeof $ref === 'string') return valid(schemas[$ref.replace(/^.*\//, '')] ?? {}, schemas)
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(listed)) return fc.constantFrom(...listed)
  const choices = (anyOf ?? oneOf) as Schema[] | undefined
  if (choices) return fc.oneof(...choices.map((choice) => valid(choice, schemas)))
  if (Array.isArray(allOf)) return valid(Object.assign({}, ...allOf), schemas)
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => valid({ ...schema, type: one }, schemas)))
  switch (type) {
    case 'string':
      return text(schema)
    case 'integer':
      return fc.integer({ min: atLeast(schema, 'minimum', -100), max: atMost(schema, 'maximum', 10_000) })
    case 'number':
      return fc.double({ min: atLeast(schema, 'minimum', -100), max: atMost(schema, 'maximum', 10_000), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid((schema.items ?? {}) as Schema, schemas), {
        minLength: atLeast(schema, 'minItems', 0),
        maxLength: Math.max(atLeast(schema, 'minItems', 0), 3),
      })
    case 'object':
      return record(schema, schemas)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function record(schema: Schema, schemas: Schemas): Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Schemas)
  const required = (schema.required ?? []) as string[]
  const parts = Object.fromEntries(properties.map(([name, property]) => [name, valid(property, schemas)]))
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) })
}

function text(schema: Schema): Arbitrary<string> {
  const { format, pattern } = schema
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.emailAddress()
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString())
  if (format === 'uri') return fc.webUrl()
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  const minLength = atLeast(schema, 'minLength', 0)
  const maxLength = Math.max(minLength, atMost(schema, 'maxLength', 60))
  return fc.string({ unit: 'grapheme', minLength, maxLength }).map((value) => value.slice(0, maxLength))
}

const bound = (schema: Schema, name: string) => (typeof schema[name] === 'number' ? schema[name] : undefined)
const atLeast = (schema: Schema, name: string, usual: number) => Math.max(bound(schema, name) ?? usual, -1_000_000)
const atMost = (schema: Schema, name: string, usual: number) => Math.min(bound(schema, name) ?? usual, usual)

const hostileTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0000\ufeff',
  "'; drop table users; --",
  "' or 1=1 --",
  '$1',
  '%',
  '%00',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'NaN',
  '1e400',
  '-1',
  '9007199254740993',
  '00000000-0000-0000-0000-000000000000',
  'A'.repeat(5000),
  '😀'.repeat(600),
  'İ'.repeat(300),
  '2026-02-30T25:61:61Z',
]

export const hostileText: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

export const hostileValue: Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, -(2 ** 31) - 1, 0.1, [], {}, [[]], [null]),
  fc.constantFrom<unknown>({ $ne: null }, { length: -1 }, { toString: 1 }, ['a', 1, {}], nested(60)),
  fc.jsonValue({ maxDepth: 3 }),
)

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)]
}

/** What people try who want to be more than they are. */
const grabbed = fc.constantFrom<[string, unknown]>(
  ['role', 'admin'],
  ['score', 100],
  ['id', '0198a6f0-0000-7000-8000-000000000000'],
  ['interviewId', '0198a6f0-0000-7000-8000-000000000000'],
  ['version', 99],
  ['__proto__', { admin: true }],
)

/** A value with one thing wrong: something left out, of another kind, or too much. */
export function nearly(value: unknown): Arbitrary<unknown> {
  if (Array.isArray(value)) return hostileValue.map((one) => [...value, one])
  if (typeof value !== 'object' || value === null) return hostileValue
  const names = Object.keys(value)
  const more = grabbed.map(([name, one]) => ({ ...value, [name]: one }))
  if (names.length === 0) return more
  const name = fc.constantFrom(...names)
  return fc.oneof(
    more,
    name.map((one) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== one))),
    fc.tuple(name, hostileValue).map(([one, hostile]) => ({ ...value, [one]: hostile })),
  )
}
