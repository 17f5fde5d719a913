import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import { createApp } from './app.ts'
import { createSetUpLink } from './features/auth/set-up.service.ts'
import { hasPositions } from './features/positions/positions.service.ts'
import { syncShippedBank } from './features/questions/shipped-bank.ts'
import { systemClock } from './infra/clock/clock.ts'
import { ConfigError, loadConfig } from './infra/config/config.ts'
import { connectDatabase } from './infra/db/database.ts'
import { ensureDatabase } from './infra/db/embedded.ts'
import { migrateToLatest } from './infra/db/migrate.ts'
import { createLiveFeed } from './infra/events/live-feed.ts'
import { folderStorage } from './infra/files/storage.ts'
import { createQueue } from './infra/jobs/queue.ts'
import { createLog } from './infra/log/log.ts'
import { createMetrics } from './infra/metrics/metrics.ts'
import { startInterviewClock, startJobs } from './jobs.ts'
import { createServices } from './services.ts'

const { values: flags } = parseArgs({
  options: { demo: { type: 'boolean' }, role: { type: 'string' }, port: { type: 'string' } },
})

const config = configOrExit()
const log = createLog(config.log)
const now = systemClock
const begun = performance.now()

const database = await ensureDatabase(config, { log })
const metrics = createMetrics()
const { db, close } = connectDatabase({ ...config.database, url: database.url, log, metrics })
await migrateToLatest(db, { log })
await syncShippedBank(db, now())

const works = config.role !== 'web'
const serves = config.role !== 'worker'
const queue = createQueue({ url: database.url, log, metrics, works })
await queue.start()
const feed = createLiveFeed({ db, url: database.url, log })
const storage = folderStorage(join(config.dataDir, 'files'))
const parser = createParserPool({
  size: Math.max(1, availableParallelism() - 1),
  timeLimitMs: 30_000,
  memoryLimitMb: 512,
})
const services = createServices({ config, db, queue, storage, parser, log, metrics, now })

// Before anything runs by the real clock: the demo lives in its own past.
if (flags.demo && !(await hasPositions(db))) {
  const { seedDemo } = await import('./demo/seed-demo.ts')
  const accounts = await seedDemo({ config, db, storage, parser, log, metrics })
  for (const { role, email, password } of accounts) process.stdout.write(`Demo ${role}: ${email}  ${password}\n`)
}

const endings: (() => Promise<unknown>)[] = []
if (works) {
  await startJobs(queue, services, db, now)
  endings.push(
    startInterviewClock(services.clock.tick, (error) => log.error('app.failed', { during: 'interview clock', error })),
  )
}
if (serves) {
  await feed.start()
  const app = await createApp({ config, db, log, metrics, feed, services, now, queueRuns: () => queue.isRunning() })
  await app.listen({ port: config.http.port, host: config.http.host })
  endings.unshift(async () => {
    await feed.stop()
    await app.close()
  })
}
await greet()

async function greet(): Promise<void> {
  const ms = Math.round(performance.now() - begun)
  log.info('app.started', { url: config.http.publicUrl, role: config.role, ms })
  const setUp = serves ? await createSetUpLink(db, now()) : null
  if (setUp) process.stdout.write(`\nSet up your account, once, here: ${config.http.publicUrl}/set-up#${setUp}\n`)
  process.stdout.write(
    serves ? `\nColloquy is ready at ${config.http.publicUrl}\n\n` : '\nColloquy is working in the background\n\n',
  )
}

/** Lets requests and jobs under way finish, then lets go of everything in the order of its use. */
let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) process.exit(1) // asked twice: somebody is in a hurry
  stopping = true
  const from = performance.now()
  log.info('app.stopping', { signal })
  setTimeout(() => process.exit(1), config.http.drainMs + 10_000).unref()
  for (const end of endings)
    await end().catch((error: unknown) => log.error('app.failed', { during: 'stopping', error }))
  await queue.stop(config.http.drainMs)
  await parser.close()
  await close()
  await database.stop()
  log.info('app.stopped', { ms: Math.round(performance.now() - from) })
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop(signal))

process.on('unhandledRejection', (error) => log.error('app.failed', { during: 'unhandled rejection', error }))

function configOrExit() {
  try {
    return loadConfig({ PORT: flags.port, ROLE: flags.role })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return process.exit(78)
  }
}
