/** Epoch milliseconds, and days as the position sets them. */
export type Kept = {
  submittedAt: number | null
  lastEventAt: number
  decisionWithinDays: number
  retentionDays: number
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * When a person's words are to be erased, in epoch milliseconds: what the notice and the receipt promise. A submitted
 * interview is kept through the time for the decision and the days after it; one that ended otherwise, the days after
 * its last event.
 */
export function erasureDue({ submittedAt, lastEventAt, decisionWithinDays, retentionDays }: Kept): number {
  const base = submittedAt === null ? lastEventAt : submittedAt + decisionWithinDays * dayMs
  return base + retentionDays * dayMs
}
