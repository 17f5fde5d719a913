import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '@colloquy/contracts/jobs'
import { createParserPool } from '@colloquy/resume/parser-pool'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../src/app.ts'
import { createSetUpLink } from '../src/features/auth/set-up/set-up.service.ts'
import { syncShippedBank } from '../src/features/questions/shipped-bank.ts'
import { parseConfig } from '../src/infra/config/config.ts'
import { createLiveFeed } from '../src/infra/events/live-feed.ts'
import { folderStorage, openStorage } from '../src/infra/files/storage.ts'
import type { JobOptions } from '../src/infra/jobs/queue.ts'
import { createMetrics } from '../src/infra/metrics/metrics.ts'
import { createServices, type Services } from '../src/services.ts'
import { useDatabase } from './database.ts'
import { recordLog } from './recorded-log.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sent = { body?: unknown; headers?: Record<string, string>; form?: FormData }
// biome-ignore lint/suspicious/noExplicitAny: tests read bodies of every shape; the schemas were checked on the way out
export type Reply = { status: number; headers: Record<string, unknown>; body: any; text: string; bytes: Buffer }

/** A browser: keeps its cookies and sends them. */
export type Browser = {
  send(method: Method, url: string, sent?: Sent): Promise<Reply>
}

export type Product = {
  readonly services: Services
  readonly app: FastifyInstance
  /** Where uploaded files lie. */
  readonly filesFolder: string
  readonly database: ReturnType<typeof useDatabase>
  /** The product's time; tests move it on. */
  readonly clock: { now: Date; pass(ms: number): void }
  readonly log: ReturnType<typeof recordLog>
  /** Runs the background work that is due, like a worker, until there is none. */
  readonly work: () => Promise<void>
  readonly browser: () => Browser
  /** A browser in which the first administrator is signed in. */
  readonly admin: () => Promise<Browser>
}

/** The whole product on a database of its own, with a clock that stands still. Use its members inside tests and hooks. */
export function useProduct(environment: Record<string, string> = {}): Product {
  const database = useDatabase()
  const clock = {
    now: new Date('2026-03-02T09:00:00.000Z'),
    pass(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms)
    },
  }
  const log = recordLog()
  const waiting: { name: string; payload: object; startAfter: Date }[] = []
  const takeDue = () => {
    const at = waiting.findIndex(({ startAfter }) => startAfter <= clock.now)
    return at < 0 ? undefined : waiting.splice(at, 1)[0]
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-'))
  const folder = join(dataDir, 'files')
  mkdirSync(folder)
  const parser = createParserPool({ size: 1, timeLimitMs: 20_000, memoryLimitMb: 512 })
  let running: { app: Awaited<ReturnType<typeof createApp>>; services: Services } | undefined
  let signedIn: Promise<Browser> | undefined
  const get = () => {
    if (!running) throw new Error('The product is not there yet: use it inside a test or a hook.')
    return running
  }

  beforeAll(async () => {
    const config = {
      ...parseConfig({
        NODE_ENV: 'test',
        DATA_DIR: dataDir,
        RATE_LIMIT_PER_MINUTE: '1000000',
        SIGN_IN_RATE_LIMIT_PER_MINUTE: '1000000',
        ...environment,
      }),
      sessionSecret: 'a secret that is only used in tests',
    }
    const { db, url } = database
    const metrics = createMetrics()
    const now = () => clock.now
    const queue = {
      send: async (_db: unknown, name: string, payload: object, { startAfter = clock.now }: JobOptions = {}) => {
        waiting.push({ name, payload, startAfter })
        return null
      },
    }
    const services = createServices({
      config,
      db,
      queue,
      storage: config.s3 ? await openStorage(config) : folderStorage(folder),
      parser,
      log: log.log,
      metrics,
      now,
    })
    const feed = createLiveFeed({ db, url, log: log.log })
    const app = await createApp({ config, db, log: log.log, metrics, feed, services, now, queueRuns: () => true })
    await app.ready()
    await syncShippedBank(db, clock.now)
    running = { app, services }
  })
  afterAll(async () => {
    await running?.app.close()
    await parser.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  function browser(): Browser {
    const cookies = new Map<string, string>()
    const own = {
      async send(method: Method, url: string, { body, headers, form }: Sent = {}): Promise<Reply> {
        const encoded = form ? new Response(form) : undefined
        const payload = encoded ? Buffer.from(await encoded.arrayBuffer()) : body
        const response = await get().app.inject({
          method,
          url,
          cookies: Object.fromEntries(cookies),
          headers: { ...(encoded && { 'content-type': encoded.headers.get('content-type') ?? '' }), ...headers },
          ...(payload !== undefined && { payload: payload as InjectOptions['payload'] & object }),
        })
        for (const cookie of response.cookies) {
          if (cookie.maxAge === 0) cookies.delete(cookie.name)
          else cookies.set(cookie.name, cookie.value)
        }
        const isJson = response.body !== '' && /[/+]json/.test(String(response.headers['content-type']))
        return {
          status: response.statusCode,
          headers: response.headers,
          body: isJson ? response.json() : null,
          text: response.body,
          bytes: response.rawPayload,
        }
      },
    } satisfies Browser
    return {
      // Like the pages: a session that has run out is refreshed once, and the request sent again.
      async send(...request) {
        const reply = await own.send(...request)
        if (reply.status !== 401 || !cookies.has('colloquy_refresh')) return reply
        await own.send('POST', '/api/sessions/refresh')
        return own.send(...request)
      },
    }
  }

  async function setUp(): Promise<Browser> {
    const token = await createSetUpLink(database.db, clock.now)
    const first = browser()
    const account = { token, name: 'Ada', email: 'ada@colloquy.example', password: 'velvet tundra ladder quince' }
    const { status, text } = await first.send('POST', '/api/set-up', { body: account })
    if (status !== 201) throw new Error(`The set-up failed: ${text}`)
    return first
  }

  return {
    get services() {
      return get().services
    },
    get app() {
      return get().app
    },
    filesFolder: folder,
    database,
    clock,
    log,
    work: async () => {
      const { services } = get()
      const context = { id: 'test', attempt: 1, signal: new AbortController().signal }
      for (let job = takeDue(); job; job = takeDue()) {
        if (job.name === 'score_answer')
          await services.scoreAnswer(job.payload as Parameters<typeof services.scoreAnswer>[0])
        if (job.name === 'replay_scores') await services.replayScores(job.payload as { replayId: string })
        if (job.name === 'word_summary') await services.wordSummaryOf(job.payload as { interviewId: string })
        if (job.name === 'analyse_resume')
          await services.resumeAnalysis.analyseResume(job.payload as { resumeId: string }, context)
        await runErasure(services, job)
        if (job.name === 'parse_resume')
          await services.resumeReader.readResume(job.payload as { resumeId: string }, context)
      }
    },
    browser,
    admin: () => {
      signedIn ??= setUp()
      return signedIn
    },
  }
}

async function runErasure({ traceErasing }: Services, { name, payload }: { name: string; payload: object }) {
  if (name === jobs.eraseTraces.name) await traceErasing.eraseTraces(jobs.eraseTraces.payload.parse(payload))
  if (name === jobs.rewriteTables.name) await traceErasing.rewriteTables()
}
