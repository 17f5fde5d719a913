import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erasureDue } from './retention.ts'

const dayMs = 24 * 60 * 60 * 1000
const days = fc.integer({ min: 1, max: 3650 })
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })

describe('R12.3 when data is erased', () => {
  it('a submitted interview: the days for the decision and the days after it', () => {
    const kept = { submittedAt: 0, lastEventAt: 5 * dayMs, decisionWithinDays: 14, retentionDays: 180 }
    expect(erasureDue(kept)).toBe(194 * dayMs)
  })

  it('one that was never submitted: the days after its last event', () => {
    const kept = { submittedAt: null, lastEventAt: 5 * dayMs, decisionWithinDays: 14, retentionDays: 180 }
    expect(erasureDue(kept)).toBe(185 * dayMs)
  })

  it('is never before the interview ended, and later with every day that the position keeps data', () => {
    fc.assert(
      fc.property(
        fc.option(instant),
        instant,
        days,
        days,
        (submittedAt, lastEventAt, decisionWithinDays, retentionDays) => {
          const kept = { submittedAt, lastEventAt, decisionWithinDays, retentionDays }
          const due = erasureDue(kept)
          expect(due).toBeGreaterThan(submittedAt ?? lastEventAt)
          expect(erasureDue({ ...kept, retentionDays: retentionDays + 1 })).toBe(due + dayMs)
        },
      ),
    )
  })
})
