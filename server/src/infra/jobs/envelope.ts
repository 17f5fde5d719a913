import { createHash } from 'node:crypto'
import { z } from 'zod'
import { currentCorrelation, makeTraceparent } from '../log/correlation.ts'

// What travels with a job: its payload, and who and what caused it.

const envelopeSchema = z.object({
  payload: z.unknown(),
  traceparent: z.string().optional(),
  actor: z.object({ type: z.enum(['user', 'candidate', 'system']), id: z.string() }).optional(),
})

export type Envelope = z.output<typeof envelopeSchema>

export function sealEnvelope(payload: object): object {
  const correlation = currentCorrelation()
  return { payload, ...(correlation && { traceparent: makeTraceparent(correlation), actor: correlation.actor }) }
}

export function openEnvelope(data: unknown): Envelope {
  const opened = envelopeSchema.safeParse(data)
  return opened.success ? opened.data : { payload: undefined }
}

/** The id of the job with this key: enqueued twice, it is one job. */
export function idOfKey(name: string, key: string): string {
  const hex = createHash('sha256').update(`${name}\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
