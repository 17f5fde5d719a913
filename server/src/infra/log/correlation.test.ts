import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeTraceparent, newCorrelation, parseTraceparent } from './correlation.ts'

describe('R6.1 traceparent', () => {
  test('what we make, we understand', () => {
    const correlation = newCorrelation()
    expect(parseTraceparent(makeTraceparent(correlation))).toEqual({
      traceId: correlation.traceId,
      spanId: correlation.spanId,
    })
  })

  test('the trace of the caller goes on in a span of our own', () => {
    const caller = newCorrelation()
    const ours = newCorrelation({ traceparent: makeTraceparent(caller) })
    expect(ours.traceId).toBe(caller.traceId)
    expect(ours.spanId).not.toBe(caller.spanId)
  })

  test.each([
    undefined,
    '',
    'nonsense',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
  ])('%s begins a trace of its own', (header) => {
    expect(parseTraceparent(header)).toBeUndefined()
    expect(newCorrelation({ traceparent: header }).traceId).toMatch(/^[0-9a-f]{32}$/)
  })

  test('no header, however odd, breaks the request', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(newCorrelation({ traceparent: header }).correlationId).toMatch(/^[0-9a-f]{32}$/)
      }),
    )
  })
})
