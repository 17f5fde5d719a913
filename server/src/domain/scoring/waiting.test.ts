import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerScore } from './aggregate.ts'
import { type CriterionScore, isRankable, type MachineScore } from './score.ts'
import { waitingCriteria } from './waiting.ts'

const basis = { by: 'grader', receiptId: null }
const scored: MachineScore = { status: 'scored', level: 1, evidence: [], ...basis }
const unsure: MachineScore = { status: 'provisional', why: 'low_confidence', level: 1, evidence: [], ...basis }
const standIn: MachineScore = { ...unsure, why: 'provider_down' }
const empty: MachineScore = { status: 'insufficient', why: 'empty', ...basis }
const failed: MachineScore = { status: 'failed', code: 'scorer_failed', ...basis }
const person: Extract<CriterionScore, { status: 'human' }> = { status: 'human', level: 0, reason: null, by: 'user-1' }

describe('R11.1 what waits for a person', () => {
  it.each([
    ['a failure', failed, 'failed'],
    ['nothing to judge', empty, 'insufficient'],
    ['a level that the scorer is not sure of', unsure, 'unsure'],
    ['a level that stands in for a provider’s', standIn, 'stand_in'],
  ] as const)('%s waits', (_, machine, kind) => {
    expect(waitingCriteria([{ criterionId: 'accuracy', machine, human: [] }])).toEqual({ kind, criteria: ['accuracy'] })
  })

  it('names the gravest reason, and only the criteria that wait', () => {
    const criteria = [
      { criterionId: 'accuracy', machine: standIn, human: [] },
      { criterionId: 'completeness', machine: scored, human: [] },
      { criterionId: 'relevance', machine: empty, human: [] },
      { criterionId: 'timeliness', machine: failed, human: [person] },
    ]
    expect(waitingCriteria(criteria)).toEqual({ kind: 'insufficient', criteria: ['accuracy', 'relevance'] })
  })

  it('always: an answer ranks exactly if none of its criteria waits', () => {
    const machine = fc.constantFrom(scored, unsure, standIn, empty, failed, null)
    const criterion = fc.record({ machine, human: fc.constantFrom([], [person]) })
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1, maxLength: 4 }), (drawn) => {
        const criteria = drawn.map((one, index) => ({ ...one, criterionId: String(index), weight: 1 }))
        expect(waitingCriteria(criteria) === null).toBe(isRankable(answerScore(criteria)))
      }),
    )
  })
})
