// The process that is measured: the product and, beside it, a bare handler that does one insert, over one database.
import { join } from 'node:path'
import { createParserPool } from '@colloquy/resume/parser-pool'
import Fastify from 'fastify'
import pg from 'pg'
import { createApp } from '../../../server/src/app.ts'
import { syncShippedBank } from '../../../server/src/features/questions/shipped-bank.ts'
import { systemClock } from '../../../server/src/infra/clock/clock.ts'
import { parseConfig } from '../../../server/src/infra/config/config.ts'
import { connectDatabase } from '../../../server/src/infra/db/database.ts'
import { ensureDatabase } from '../../../server/src/infra/db/embedded.ts'
import { migrateToLatest } from '../../../server/src/infra/db/migrate.ts'
import { createLiveFeed } from '../../../server/src/infra/events/live-feed.ts'
import { folderStorage } from '../../../server/src/infra/files/storage.ts'
import { createQueue } from '../../../server/src/infra/jobs/queue.ts'
import { createLog } from '../../../server/src/infra/log/log.ts'
import { createMetrics } from '../../../server/src/infra/metrics/metrics.ts'
import { createServices } from '../../../server/src/services.ts'
import { startInterviews } from './interviews.ts'

const dataDir = process.argv[2]
if (!dataDir || !process.send) throw new Error('Started by bench/src/engine.ts only.')
const poolSize = 10
const config = {
  ...parseConfig({ DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000', LOG_FORMAT: 'json' }),
  sessionSecret: 'a secret for the time of one measurement',
}

// The bare side: the framework, the driver, one statement.
async function startBare(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  pool.on('error', () => undefined) // the database may end first
  await pool.query('create table bench_inserts (id bigint generated always as identity, text text, at timestamptz)')
  const bare = Fastify()
  bare.post<{ Body: { text: string } }>('/inserts', async (request) => {
    await pool.query('insert into bench_inserts (text, at) values ($1, now())', [request.body.text])
    return { saved: true }
  })
  return {
    address: await bare.listen({ port: 0, host: '127.0.0.1' }),
    stop: async () => bare.close().then(() => pool.end()),
  }
}

// The product as `--role web`: every hook, log line and live event; jobs are sent, and worked off elsewhere.
const log = createLog(config.log)
const metrics = createMetrics()
const now = systemClock
const database = await ensureDatabase(config, { log })
const { db, close } = connectDatabase({ ...config.database, poolSize, url: database.url, log, metrics })
await migrateToLatest(db, { log })
await syncShippedBank(db, now())
const queue = createQueue({ url: database.url, log, metrics, works: false })
await queue.start()
const feed = createLiveFeed({ db, url: database.url, log })
await feed.start()
const storage = folderStorage(join(dataDir, 'files'))
const parser = createParserPool({ size: 1, timeLimitMs: 10_000, memoryLimitMb: 512 })
const services = createServices({ config, db, queue, storage, parser, log, metrics, now })
const app = await createApp({ config, db, log, metrics, feed, services, now, queueRuns: () => true })
const product = await app.listen({ port: 0, host: '127.0.0.1' })
const bare = await startBare(database.url)
const start = await startInterviews(db, services, now)

const tell = (message: object) => process.send?.(message)
process.on('message', async (asked: { interviews: number } | 'stop') => {
  if (asked !== 'stop') return tell({ sessions: await start(asked.interviews) })
  await feed.stop()
  await app.close()
  await bare.stop()
  await queue.stop(1000)
  await parser.close()
  await close()
  await database.stop()
  process.exit(0)
})
tell({ product, bare: bare.address })
