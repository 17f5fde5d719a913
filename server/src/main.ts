import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import { createApp } from './app.ts'
import { createSetUpLink } from './features/auth/set-up/set-up.service.ts'
import { hasPositions } from './features/positions/positions.service.ts'
import { syncShippedBank } from './features/questions/shipped-bank.ts'
import { keepPublicKey } from './infra/audit-chain/anchors.ts'
import { systemClock } from './infra/clock/clock.ts'
import { type Config, loadConfig } from './infra/config/config.ts'
import { connectDatabase } from './infra/db/database.ts'
import { ensureDatabase } from './infra/db/embedded.ts'
import { migrateToLatest } from './infra/db/migrate.ts'
import { createLiveFeed } from './infra/events/live-feed.ts'
import { openStorage } from './infra/files/storage.ts'
import { createQueue } from './infra/jobs/queue.ts'
import { createLog, type Log } from './infra/log/log.ts'
import { createMetrics } from './infra/metrics/metrics.ts'
import { connectRedis } from './infra/redis/redis.ts'
import { everySecond, startJobs } from './jobs.ts'
import { createServices } from './services.ts'

/** What was started, each with how to end it; ended in the opposite order. */
const endings: { what: string; end: () => Promise<unknown> }[] = []
const longestStartMs = 20_000
const begun = performance.now()
const now = systemClock
const say = (text: string) => void process.stdout.write(text)

async function start(config: Config, log: Log, demo: boolean): Promise<void> {
  const works = config.role !== 'web'
  const serves = config.role !== 'worker'

  const database = await ensureDatabase(config, { log, share: !serves, waitMs: 30_000 })
  endings.push({ what: 'database', end: database.stop })
  const metrics = createMetrics()
  const { db, close } = connectDatabase({ ...config.database, url: database.url, log, metrics })
  endings.push({ what: 'connections', end: close })
  await migrateToLatest(db, { log })
  await syncShippedBank(db, now())

  const storage = await openStorage(config)
  const parser = createParserPool({
    size: Math.max(1, availableParallelism() - 1),
    timeLimitMs: 30_000,
    memoryLimitMb: 512,
  })
  endings.push({ what: 'résumé parsers', end: parser.close })
  const queue = createQueue({ url: database.url, log, metrics, works })
  await queue.start()
  endings.push({ what: 'jobs', end: () => queue.stop(config.http.drainMs) })
  const services = createServices({ config, db, queue, storage, parser, log, metrics, now })

  // Before anything runs by the real clock: the demo lives in its own past.
  if (demo && !(await hasPositions(db))) {
    const { seedDemo } = await import('./demo/seed-demo.ts')
    const { accounts } = await seedDemo({ config, db, storage, parser, log, metrics })
    for (const { role, email, password } of accounts) say(`Demo ${role}: ${email}  ${password}\n`)
  }
  if (works) {
    await startJobs(queue, services, db, now)
    const failed = (during: string) => (error: unknown) => log.error('app.failed', { during, error })
    endings.push({ what: 'interview clock', end: everySecond(services.clock.tick, failed('interview clock')) })
    keepPublicKey(config)
    endings.push({ what: 'audit trail', end: everySecond(services.sealAudit, failed('sealing the audit trail')) })
  }
  if (!serves) return say('\nColloquy is working in the background\n\n')

  const feed = createLiveFeed({ db, url: database.url, log })
  await feed.start()
  const redis = config.redis && connectRedis(config.redis.url, config.redis.keyPrefix, log)
  if (redis) endings.push({ what: 'Redis', end: redis.close })
  const app = await createApp({ config, db, log, metrics, redis, feed, services, now, queueRuns: queue.isRunning })
  await app.listen({ port: config.http.port, host: config.http.host })
  endings.push({ what: 'requests', end: () => app.close() }, { what: 'live events', end: feed.stop })
  log.info('app.started', { url: config.http.publicUrl, role: config.role, ms: Math.round(performance.now() - begun) })
  const setUp = await createSetUpLink(db, now())
  if (setUp) say(`\nSet up your account, once, here: ${config.http.publicUrl}/set-up#${setUp}\n`)
  say(`\nColloquy is ready at ${config.http.publicUrl}\n\n`)
}

/** Lets requests and jobs under way finish, then lets go of everything in the opposite order of its start. */
async function end(log: Log, drainMs: number): Promise<void> {
  setTimeout(drainMs + 10_000, undefined, { ref: false }).then(() => process.exit(1))
  for (let next = endings.pop(); next; next = endings.pop()) {
    const { what } = next
    await next.end().catch((error: unknown) => log.error('app.failed', { during: `stopping ${what}`, error }))
  }
}

/** A stop in the middle of the start waits for its end: what is half started cannot be ended. */
function stopOnSignals(log: Log, drainMs: number, started: () => Promise<unknown>): void {
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) process.exit(1) // asked twice: somebody is in a hurry
    stopping = true
    const from = performance.now()
    log.info('app.stopping', { signal })
    await Promise.race([started().catch(() => undefined), setTimeout(longestStartMs)])
    await end(log, drainMs)
    log.info('app.stopped', { ms: Math.round(performance.now() - from) })
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop(signal))
}

// Our own errors are sentences for people; anything else shows where it comes from.
const spoken = [
  'ConfigError',
  'EmbeddedDatabaseUnavailable',
  'DataFolderInUse',
  'DatabaseTooOld',
  'MigrationFailed',
  'DemoRefused',
]

function complaint(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (spoken.includes(error.name)) return error.message
  if ('code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Stop what uses it, or choose another: npm start -- --port 8080`
  return String(error.stack)
}

async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: { demo: { type: 'boolean', default: false }, role: { type: 'string' }, port: { type: 'string' } },
  })
  const config = loadConfig({ PORT: flags.port, ROLE: flags.role })
  const log = createLog(config.log)
  let started: Promise<unknown> = Promise.resolve()
  stopOnSignals(log, config.http.drainMs, () => started)
  process.on('unhandledRejection', (error) => log.error('app.failed', { during: 'unhandled rejection', error }))
  try {
    started = start(config, log, flags.demo)
    await started
  } catch (error) {
    await end(log, 0)
    throw error
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`)
  process.exit(error instanceof Error && error.name === 'ConfigError' ? 78 : 1)
}
