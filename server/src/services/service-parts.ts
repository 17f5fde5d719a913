import type { ParserPool } from '@colloquy/resume/parser-pool'
import type { Config } from '../infra/config/config.ts'
import type { Db } from '../infra/db/database.ts'
import type { Storage } from '../infra/files/storage.ts'
import type { Queue } from '../infra/jobs/queue.ts'
import type { Log } from '../infra/log/log.ts'
import type { Metrics } from '../infra/metrics/metrics.ts'

/** The outside world, as every service gets it. */
export type ServiceParts = {
  config: Config
  db: Db
  queue: Pick<Queue, 'send'>
  storage: Storage
  parser: ParserPool
  log: Log
  metrics: Metrics
  now: () => Date
}
