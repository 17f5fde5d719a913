import { z } from 'zod'
import { type ErrorCode, errorTable } from './errors.ts'
import { Moment } from './vocabulary.ts'

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]

/** The one shape of an error (RFC 9457 `application/problem+json`). `detail` is a sentence for the person. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(codes),
  correlationId: z.string(),
  timestamp: Moment,
  /** Per field, for `validation_failed`: the path as the form names it, and what to do. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** Facts that a screen may need, for example the present version after a conflict. */
  context: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
