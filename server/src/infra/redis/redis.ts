import { Redis } from 'ioredis'
import type { Log } from '../log/log.ts'

declare module '../log/events.ts' {
  interface LogEvents {
    'redis.lost': { error?: unknown }
    'redis.back': Record<never, never>
  }
}

export type SharedMemory = {
  readonly client: Redis
  /** While it is away every process counts for itself. */
  state(): 'healthy' | 'degraded'
  close(): Promise<void>
}

const answerWithinMs = 300
const longestPauseMs = 5000

/** A connection that is never waited for: what does not answer at once counts as away, and is tried again meanwhile. */
export function connectRedis(url: string, keyPrefix: string, log: Log): SharedMemory {
  const client = new Redis(url, {
    keyPrefix,
    commandTimeout: answerWithinMs,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, longestPauseMs),
  })
  let lost = false
  client.on('error', (error: unknown) => {
    if (!lost) log.warn('redis.lost', { error })
    lost = true
  })
  client.on('ready', () => {
    if (lost) log.info('redis.back', {})
    lost = false
  })
  return {
    client,
    state: () => (client.status === 'ready' ? 'healthy' : 'degraded'),
    close: async () => client.disconnect(),
  }
}
