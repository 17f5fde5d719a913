import { Modal } from '@mantine/core'
import { Loaded } from '../../../app/loaded.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { usePositionPagesInfiniteQuery } from '../positions.api.ts'
import { AddAssignment } from './add-assignment.tsx'
import { AssignmentRows } from './assignment-rows.tsx'
import { useListAssignmentsOfUserQuery } from './assignments.api.ts'

type PositionsOfReviewerProps = { userId: string; name: string; onClose: () => void }

/** The positions that one reviewer sees, to add to and take from. */
export function PositionsOfReviewer({ userId, name, onClose }: PositionsOfReviewerProps) {
  const assigned = useListAssignmentsOfUserQuery({ params: { userId } })
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Positions of ${name}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Loaded query={assigned} skeleton={<RowsSkeleton rows={3} height={40} />}>
        {({ items }) => (
          <AssignmentRows
            assignments={items}
            labelOf={({ positionTitle }) => positionTitle}
            nobody={`${name} sees no position yet.`}
            mayWrite
          >
            <AddPosition userId={userId} taken={items.map(({ positionId }) => positionId)} />
          </AssignmentRows>
        )}
      </Loaded>
    </Modal>
  )
}

function AddPosition({ userId, taken }: { userId: string; taken: readonly string[] }) {
  const positions = usePositionPagesInfiniteQuery()
  const free = (positions.data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => !taken.includes(id))
  return (
    <AddAssignment
      label="Add a position"
      nothing={taken.length > 0 ? 'Every position is assigned.' : 'There is no position yet.'}
      choices={free.map(({ id, title }) => ({ value: id, label: title }))}
      paramsOf={(positionId) => ({ positionId, userId })}
    />
  )
}
