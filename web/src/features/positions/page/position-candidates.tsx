import type { Position } from '@colloquy/contracts/positions'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { CandidateList } from '../../interviews/list/candidate-list.tsx'

export function PositionCandidates({ position }: { position: Position }) {
  return (
    <CandidateList
      positionId={position.id}
      empty={
        <EmptyState title="Nobody is invited yet">
          Choose “Invite” above: one person and a link to copy, or many from a list.
        </EmptyState>
      }
    />
  )
}
