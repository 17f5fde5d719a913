import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CriterionId } from './templates.ts'
import { Id } from './vocabulary.ts'

/**
 * How far two raters agree on the levels of the same criteria. `kappa`: quadratic weighted, 1 perfect, 0 as by chance, null
 * where every level was the same. Differences in levels. Fewer than ten pairs have no figures, fewer than thirty say little.
 */
export const Agreement = z.discriminatedUnion('certainty', [
  z.object({ certainty: z.literal('too_few'), pairs: z.int() }),
  z.object({
    certainty: z.enum(['few', 'enough']),
    pairs: z.int(),
    kappa: z.number().nullable(),
    meanDifference: z.number(),
    meanApart: z.number().min(0),
    same: z.number().min(0).max(1),
    withinOne: z.number().min(0).max(1),
  }),
])
export type Agreement = z.infer<typeof Agreement>

const Compared = z.object({
  overall: Agreement,
  /** Months as `2026-03`, oldest first. */
  months: z.array(z.object({ month: z.string(), agreement: Agreement })),
  criteria: z.array(z.object({ criterionId: CriterionId, agreement: Agreement })),
  positions: z.array(z.object({ position: z.object({ id: Id, title: z.string() }), agreement: Agreement })),
})
export type Compared = z.infer<typeof Compared>

export const readAgreement = endpoint({
  method: 'GET',
  path: '/api/agreement',
  summary: 'How far people agree with the machine and with each other; only levels given without seeing the machine’s',
  tag: 'reviews',
  query: z.object({ positionId: Id.optional() }),
  response: {
    200: z.object({
      /** Differences: people minus machine; above 0, people are milder. */
      withMachine: Compared,
      /** In no order: the mean difference is 0. */
      betweenPeople: Compared,
      /** Submitted reviews that do not count because the machine's levels were seen before. */
      leftOut: z.int(),
    }),
  },
})
