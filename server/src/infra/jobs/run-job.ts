import type { JobResult, JobWithMetadata } from 'pg-boss'
import { z } from 'zod'
import { newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { openEnvelope } from './envelope.ts'

export type JobContext = {
  readonly id: string
  readonly attempt: number
  /** After this attempt the job is given up. */
  readonly last: boolean
  readonly signal: AbortSignal
}
export type JobHandler<T> = (payload: T, context: JobContext) => Promise<unknown>

/** Thrown by a handler when another attempt would be no use. */
export class JobGivenUp extends Error {
  override readonly name = 'JobGivenUp'
}

/** Runs one job under the correlation of what caused it, and says how the queue shall settle it. */
export function runJob<T>(
  job: JobWithMetadata,
  schema: z.ZodType<T>,
  handler: JobHandler<T>,
  log: Log,
  metrics: Pick<Metrics, 'jobDone'> | undefined,
): Promise<JobResult> {
  const { payload, traceparent, actor } = openEnvelope(job.data)
  return runWithCorrelation(newCorrelation({ traceparent, actor }), async (): Promise<JobResult> => {
    const { id, name } = job
    const attempt = job.retryCount + 1
    const last = job.retryCount >= job.retryLimit
    const begun = performance.now()
    log.debug('job.started', { name, id, attempt })
    try {
      await handler(parse(schema, payload), { id, attempt, last, signal: job.signal })
      const ms = performance.now() - begun
      log.info('job.done', { name, id, ms })
      metrics?.jobDone(name, 'done', ms / 1000)
      return { id, status: 'completed' }
    } catch (error) {
      const ms = performance.now() - begun
      const givenUp = error instanceof JobGivenUp
      const final = givenUp || last
      log[final ? 'error' : 'warn']('job.failed', { name, id, ms, attempt, final, error })
      metrics?.jobDone(name, final ? 'dead' : 'failed', ms / 1000)
      return { id, status: givenUp ? 'deadletter' : 'failed', output: { message: reasonOf(error) } }
    }
  })
}

function parse<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new JobGivenUp(`The payload does not fit: ${z.prettifyError(parsed.error)}`)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
