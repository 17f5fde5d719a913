// The whole product in this process, worker included, with a provider that does as it is told.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createParserPool } from '@colloquy/resume/parser-pool'
import { createApp } from '../../../server/src/app.ts'
import { syncShippedBank } from '../../../server/src/features/questions/shipped-bank.ts'
import { systemClock } from '../../../server/src/infra/clock/clock.ts'
import { parseConfig } from '../../../server/src/infra/config/config.ts'
import { connectDatabase, type Db } from '../../../server/src/infra/db/database.ts'
import { ensureDatabase } from '../../../server/src/infra/db/embedded.ts'
import { migrateToLatest } from '../../../server/src/infra/db/migrate.ts'
import { createLiveFeed } from '../../../server/src/infra/events/live-feed.ts'
import { folderStorage } from '../../../server/src/infra/files/storage.ts'
import { createQueue } from '../../../server/src/infra/jobs/queue.ts'
import { createLog } from '../../../server/src/infra/log/log.ts'
import { createMetrics } from '../../../server/src/infra/metrics/metrics.ts'
import { startJobs } from '../../../server/src/jobs.ts'
import { createServices, type Services } from '../../../server/src/services.ts'

export type Product = { db: Db; services: Services; address: string; stop: () => Promise<void> }

export async function startProduct(dataDir: string, ai: Record<string, string>): Promise<Product> {
  const config = {
    ...parseConfig({ DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'silent', ...ai }),
    sessionSecret: 'a secret for the time of one measurement',
  }
  const log = createLog({ level: 'silent', format: 'json' })
  const metrics = createMetrics()
  const now = systemClock
  const database = await ensureDatabase(config, { log })
  const { db, close } = connectDatabase({ ...config.database, url: database.url, log, metrics })
  await migrateToLatest(db, { log })
  await syncShippedBank(db, now())
  const queue = createQueue({ url: database.url, log, metrics, works: true })
  await queue.start()
  const feed = createLiveFeed({ db, url: database.url, log })
  const storage = folderStorage(join(dataDir, 'files'))
  const size = Math.max(1, availableParallelism() - 1)
  const parser = createParserPool({ size, timeLimitMs: 10_000, memoryLimitMb: 512 })
  const services = createServices({ config, db, queue, storage, parser, log, metrics, now })
  await startJobs(queue, services, db, now)
  const app = await createApp({ config, db, log, metrics, feed, services, now, queueRuns: () => true })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    db,
    services,
    address,
    stop: async () => {
      await app.close()
      await queue.stop(1000)
      await parser.close()
      await close()
      await database.stop()
    },
  }
}
