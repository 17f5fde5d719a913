import { describe, expect, test } from 'vitest'
import { newCorrelation, runWithCorrelation, setActor } from './correlation.ts'
import { createLog, type LogLevel } from './log.ts'
import { prettyLine } from './pretty.ts'

const capture = (level: LogLevel) => {
  const lines: Record<string, unknown>[] = []
  const log = createLog({ level, format: 'json', stream: { write: (line) => void lines.push(JSON.parse(line)) } })
  return { log, lines }
}

describe('R6.1 structured logs', () => {
  test('a line carries its event, its fields and the correlation id of what caused it', async () => {
    const { log, lines } = capture('info')
    const correlation = newCorrelation()
    await runWithCorrelation(correlation, async () => {
      await Promise.resolve()
      setActor({ type: 'user', id: 'u1' })
      log.info('user.action', { action: 'interview.cancel', subjectId: 'i1' })
    })
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        event: 'user.action',
        action: 'interview.cancel',
        correlationId: correlation.traceId,
        traceId: correlation.traceId,
        spanId: correlation.spanId,
        actor: { type: 'user', id: 'u1' },
      }),
    ])
  })

  test('the level of one part can be changed while the product runs', () => {
    const { log, lines } = capture('info')
    const query = () => log.debug('db.query', { name: 'interviews.find', ms: 1, rows: 1 })
    query()
    log.setLevel('db', 'debug')
    query()
    log.debug('job.sent', { name: 'score', id: null })
    expect(log.levels()).toEqual({ '*': 'info', db: 'debug' })
    log.setLevel('db', undefined)
    query()
    expect(lines.map((line) => line.event)).toEqual(['db.query'])
  })

  test('a filter keeps lines out until it is taken away', () => {
    const { log, lines } = capture('info')
    const remove = log.addFilter((line) => line.fields.route !== '/api/health/live')
    const request = () => log.info('http.request', { method: 'GET', route: '/api/health/live', status: 200, ms: 1 })
    request()
    expect(lines).toHaveLength(0)
    remove()
    request()
    expect(lines).toHaveLength(1)
  })

  test('personal data and secrets do not reach the log, wherever they stand', () => {
    const { log, lines } = capture('info')
    const error = new Error('no account for jane.doe@example.org, called +49 170 1234567')
    Object.assign(error, { detail: 'Key (email)=(jane.doe@example.org)' })
    log.error('app.failed', { error, during: 'POST /i/Xy9aPlantedSecretToken0123456789 Bearer abc.def' })
    const text = JSON.stringify(lines)
    for (const planted of ['jane.doe', '1234567', 'PlantedSecret', 'abc.def']) expect(text).not.toContain(planted)
  })

  test('a terminal gets one readable line with the reference', () => {
    const line = prettyLine({
      level: 'info',
      time: '2026-11-23T01:02:03.000Z',
      event: 'http.request',
      status: 200,
      correlationId: 'abcdef0123',
    })
    expect(line).toContain('01:02:03')
    expect(line).toContain('http.request status=200')
    expect(line).toContain('abcdef01')
  })

  test('at a terminal an error shows where it comes from, a warning only what it says', () => {
    const error = {
      type: 'Error',
      message: 'connection lost',
      stack: 'Error: connection lost\n    at connect (db.ts:1:1)',
    }
    expect(prettyLine({ level: 'error', event: 'app.failed', error })).toContain('at connect')
    expect(prettyLine({ level: 'warn', event: 'job.queue', error })).toMatch(/job.queue\n {2}connection lost$/)
  })
})
