import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { openEnvelope } from './envelope.ts'

export const deadLetterQueue = 'dead-letters'

/** A job that was given up, and why. */
export type DeadLetter = {
  readonly id: string
  readonly name: string
  readonly payload: unknown
  readonly reason: string
  readonly attempts: number
  readonly failedAt: Date
}

export type DeadLetters = {
  /** Oldest first. */
  list(limit?: number): Promise<DeadLetter[]>
  /** Puts one back into its queue with all its attempts; false when it is not there (any more). */
  retry(id: string): Promise<boolean>
  discard(id: string): Promise<void>
}

export function deadLettersOf(boss: PgBoss): DeadLetters {
  return {
    list: async (limit = 100) => (await boss.findJobs<object>(deadLetterQueue, { limit })).map(toDeadLetter),
    retry: async (id) => (await boss.redrive(deadLetterQueue, { ids: [id] })) > 0,
    discard: async (id) => void (await boss.deleteJob(deadLetterQueue, id)),
  }
}

function toDeadLetter(job: JobWithMetadata): DeadLetter {
  const output = job.sourceOutput
  const reason = output && 'message' in output ? String(output.message) : 'No reason was given.'
  return {
    id: job.id,
    name: job.sourceName ?? job.name,
    payload: openEnvelope(job.data).payload,
    reason,
    attempts: (job.sourceRetryCount ?? 0) + 1,
    failedAt: job.createdOn,
  }
}
