import { fromKysely, type JobWithMetadata, PgBoss, type SendOptions } from 'pg-boss'
import type { z } from 'zod'
import { withQueryName } from '../db/query-name.ts'
import type { DbOrTrx } from '../db/transaction.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { type DeadLetters, deadLetterQueue, deadLettersOf } from './dead-letters.ts'
import { idOfKey, sealEnvelope } from './envelope.ts'
import { type JobHandler, runJob } from './run-job.ts'

export { JobGivenUp } from './run-job.ts'

export type JobOptions = {
  /** Enqueued twice under one key, it is one job. A key is used up for a week after its job is done. */
  key?: string
  startAfter?: Date
  /** How often it is tried again after a failure (5), with a growing delay from `retryDelaySeconds` (1). */
  retries?: number
  retryDelaySeconds?: number
  /** How long one attempt may take (120). */
  expireSeconds?: number
  /** Higher comes first (0). */
  priority?: number
}

export type WorkOptions = {
  /** Jobs at once in this process (1). */
  concurrency?: number
  /** How late a job that waits for its time or its next attempt may begin (2 s; 0.5 at least). New jobs begin at once. */
  pollSeconds?: number
}

export type Queue = {
  /** Enqueues in the transaction of `db`. Returns the job's id, or null when a job with this key is there already. */
  send(db: DbOrTrx, name: string, payload: object, options?: JobOptions): Promise<string | null>
  /** Works off the jobs of this name: one that does not fit the schema is given up at once, one that throws is tried again. */
  work<T>(name: string, schema: z.ZodType<T>, handler: JobHandler<T>, options?: WorkOptions): Promise<void>
  /** Enqueues a job by the clock (cron, UTC); the same name and key replaces the earlier schedule. */
  schedule(name: string, cron: string, payload?: object, key?: string): Promise<void>
  readonly deadLetters: DeadLetters
  /** Whether the queue has its database and (where it works) takes jobs; for health. */
  isRunning(): boolean
  start(): Promise<void>
  /** Takes no new job, waits for those under way, then lets go of the database. */
  stop(withinMs?: number): Promise<void>
}

export type QueueOptions = {
  url: string
  log: Log
  metrics?: Pick<Metrics, 'jobSent' | 'jobDone'>
  /** Whether this process runs jobs or only enqueues them (`--role web`). */
  works?: boolean
}

/** A durable queue in the product's own database. */
export function createQueue({ url, log, metrics, works = true }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'colloquy-jobs',
    max: works ? 4 : 1,
    useListenNotify: works,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    registerInstance: false,
  })
  boss.on('error', (error) => log.warn('job.queue', { error }))
  boss.on('warning', ({ message }) => log.warn('job.queue', { message }))

  let running = false
  const known = new Map<string, Promise<void>>()
  const ensure = (name: string): Promise<void> => {
    const created = known.get(name) ?? createNamedQueue(boss, name)
    known.set(name, created)
    created.catch(() => known.delete(name))
    return created
  }

  return {
    send: async (db, name, payload, options = {}) => {
      await ensure(name)
      const enqueue = () =>
        boss.send(name, sealEnvelope(payload), { ...sendOptions(name, options), db: fromKysely(db) })
      const id = await withQueryName('jobs.send', enqueue)
      log.debug('job.sent', { name, id })
      if (id) metrics?.jobSent(name)
      return id
    },
    work: async (name, schema, handler, { concurrency = 1, pollSeconds = 2 } = {}) => {
      await ensure(name)
      const options = {
        localConcurrency: concurrency,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
        includeMetadata: true,
        perJobResults: true,
      } as const
      const runEach = (jobs: JobWithMetadata[]) =>
        Promise.all(jobs.map((job) => runJob(job, schema, handler, log, metrics)))
      await boss.work(name, options, runEach)
    },
    schedule: async (name, cron, payload = {}, key = '') => {
      await ensure(name)
      await boss.schedule(name, cron, { payload }, { tz: 'UTC', key })
    },
    deadLetters: deadLettersOf(boss),
    isRunning: () => running,
    start: async () => {
      await boss.start()
      await boss.createQueue(deadLetterQueue, { deleteAfterSeconds: 0, retentionSeconds: 365 * 24 * 3600 })
      running = true
    },
    stop: async (withinMs = 15_000) => {
      running = false
      await boss.stop({ graceful: true, timeout: withinMs })
    },
  }
}

async function createNamedQueue(boss: PgBoss, name: string): Promise<void> {
  const retries = { retryLimit: 5, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 }
  // A job whose process gives no sign of life for so long is handed to another one.
  const heartbeatSeconds = 20
  await boss.createQueue(name, {
    ...retries,
    heartbeatSeconds,
    expireInSeconds: 120,
    deadLetter: deadLetterQueue,
    notify: true,
  })
}

function sendOptions(name: string, options: JobOptions): SendOptions {
  const { key, startAfter, retries, retryDelaySeconds, expireSeconds, priority } = options
  return {
    ...(key !== undefined && { id: idOfKey(name, key) }),
    ...(startAfter && { startAfter }),
    ...(retries !== undefined && { retryLimit: retries }),
    ...(retryDelaySeconds !== undefined && { retryDelay: retryDelaySeconds, retryBackoff: retryDelaySeconds > 0 }),
    ...(expireSeconds !== undefined && { expireInSeconds: expireSeconds }),
    ...(priority !== undefined && { priority }),
  }
}
