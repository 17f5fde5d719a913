import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase, useDatabase } from '../../../test/database.ts'
import { createFeatureApp, type FeatureApp } from '../../../test/feature-app.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { createMetrics } from '../../infra/metrics/metrics.ts'
import { healthRoutes } from './health.routes.ts'
import { checkAll, databaseChecks } from './health.ts'
import { logLevelRoutes } from './log-levels.routes.ts'
import { metricsRoutes } from './metrics.routes.ts'

const database = useDatabase()
const recorded = recordLog('info')
let queue = async () => true
let api: FeatureApp

beforeAll(async () => {
  const { db } = database
  api = await createFeatureApp(db, (app) => {
    healthRoutes(app, { ...databaseChecks(db), queue: () => queue() })
    logLevelRoutes(app, { log: recorded.log, db, now: () => new Date() })
    metricsRoutes(app, createMetrics())
  })
})

describe('R6.5 health', () => {
  test('is live as soon as it answers, for anyone', async () => {
    expect(await api.send(null, 'GET', '/api/health/live')).toMatchObject({ status: 200, body: { status: 'up' } })
  })

  test('is ready when every part does its work', async () => {
    expect(await api.send(null, 'GET', '/api/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', parts: { database: 'healthy', migrations: 'healthy', queue: 'healthy' } },
    })
  })

  test.each([
    ['says no', async () => false],
    ['fails', () => Promise.reject(new Error('away'))],
  ])('is not ready while a part %s, and says which', async (_how, check) => {
    queue = check
    const reply = await api.send(null, 'GET', '/api/health/ready')
    queue = async () => true
    expect(reply).toMatchObject({
      status: 503,
      body: { status: 'not_ready', parts: { database: 'healthy', migrations: 'healthy', queue: 'down' } },
    })
    expect(reply.headers['retry-after']).toBe('5')
  })

  test('a part that never answers is down', async () => {
    const readiness = await checkAll({ mute: () => new Promise(() => undefined), fine: async () => true }, 10)
    expect(readiness).toEqual({ status: 'not_ready', parts: { mute: 'down', fine: 'healthy' } })
  })
})

describe('a database without its tables', () => {
  let empty: TestDatabase & { close(): Promise<void> }
  beforeAll(async () => {
    empty = await createTestDatabase(true)
  })
  afterAll(() => empty.close())

  test('is reached and not migrated', async () => {
    expect((await checkAll(databaseChecks(empty.db))).parts).toEqual({ database: 'healthy', migrations: 'down' })
    await sql`select 1`.execute(empty.db)
  })
})

describe('R8.1 log levels', () => {
  test('are changed at run time, and the change leaves a trace', async () => {
    const admin = await api.user('admin')
    recorded.log.debug('db.query', { name: 'before', ms: 1, rows: 1 })
    const reply = await api.send(admin, 'PUT', '/api/log-levels/db', { body: { level: 'debug' } })
    expect(reply).toMatchObject({ status: 200, body: { levels: { '*': 'info', db: 'debug' } } })
    recorded.log.debug('db.query', { name: 'after', ms: 1, rows: 1 })
    expect(recorded.of('db.query').map((line) => line.name)).toEqual(['after'])
    expect(recorded.of('user.action')).toMatchObject([
      { action: 'log_level.change', subjectId: 'db', outcome: 'debug' },
    ])
    expect((await api.send(admin, 'GET', '/api/log-levels')).body).toEqual(reply.body)
  })

  test('whoever silences the log is the last to stand in it', async () => {
    const admin = await api.user('admin')
    await api.send(admin, 'PUT', '/api/log-levels/user', { body: { level: 'silent' } })
    expect(recorded.of('user.action').at(-1)).toMatchObject({ subjectId: 'user', outcome: 'silent' })
  })

  test('refuse what is no part or no level, and whoever is no administrator', async () => {
    const [admin, interviewer] = [await api.user('admin'), await api.user('interviewer')]
    const loud = { body: { level: 'debug' } }
    expect((await api.send(admin, 'PUT', '/api/log-levels/DB!', loud)).status).toBe(422)
    expect((await api.send(admin, 'PUT', '/api/log-levels/db', { body: { level: 'loud' } })).status).toBe(422)
    expect((await api.send(interviewer, 'PUT', '/api/log-levels/db', loud)).status).toBe(403)
    expect((await api.send(interviewer, 'GET', '/api/log-levels')).status).toBe(403)
  })
})

describe('R6.4 metrics', () => {
  test('are in the format of Prometheus, for programs on this machine', async () => {
    const reply = await api.send(null, 'GET', '/metrics')
    expect(reply.status).toBe(200)
    expect(reply.headers['content-type']).toContain('text/plain')
    expect(reply.text).toContain('# TYPE colloquy_http_request_seconds histogram')
  })

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'are not for visitors behind a proxy (%s)',
    async (name) => {
      const reply = await api.send(null, 'GET', '/metrics', { headers: { [name]: '127.0.0.1' } })
      expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    },
  )

  test('are not for other machines', async () => {
    expect((await api.app.inject({ url: '/metrics', remoteAddress: '10.0.0.7' })).statusCode).toBe(403)
    expect((await api.app.inject({ url: '/metrics', remoteAddress: '::ffff:127.0.0.1' })).statusCode).toBe(200)
  })

  test('with a token, are for whoever presents it', async () => {
    const guarded = await createFeatureApp(database.db, (app) => metricsRoutes(app, createMetrics(), 'a token'))
    const ask = async (authorization: string) =>
      (await guarded.send(null, 'GET', '/metrics', { headers: { authorization } })).status
    expect(await ask('Bearer a token')).toBe(200)
    expect(await ask('Bearer another')).toBe(403)
    expect(await ask('')).toBe(403)
  })
})
