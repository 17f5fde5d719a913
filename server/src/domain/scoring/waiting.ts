import type { WaitingKind } from '@colloquy/contracts/review-queue'
import type { HumanScore, MachineScore } from './score.ts'

export type { WaitingKind }

/** A criterion of one answer as it stands: the machine's score, and those of people. */
type Standing<Id extends string> = {
  criterionId: Id
  machine: MachineScore | null
  human: readonly HumanScore[]
}

const gravestFirst: readonly WaitingKind[] = ['failed', 'insufficient', 'unsure', 'stand_in']

/**
 * Which criteria of an answer do not rank and have no level by a person, and the gravest reason among them; null where
 * none waits. Only `scored` and `human` rank.
 */
export function waitingCriteria<Id extends string>(
  criteria: readonly Standing<Id>[],
): { kind: WaitingKind; criteria: Id[] } | null {
  const waiting = criteria.flatMap(({ criterionId, machine, human }) => {
    const kind = human.length > 0 ? null : waitingKind(machine)
    return kind ? [{ criterionId, kind }] : []
  })
  const kind = gravestFirst.find((one) => waiting.some((criterion) => criterion.kind === one))
  return kind ? { kind, criteria: waiting.map(({ criterionId }) => criterionId) } : null
}

function waitingKind(machine: MachineScore | null): WaitingKind | null {
  switch (machine?.status) {
    case undefined:
      return 'failed'
    case 'scored':
      return null
    case 'provisional':
      return machine.why === 'low_confidence' ? 'unsure' : 'stand_in'
    case 'insufficient':
    case 'failed':
      return machine.status
  }
}
