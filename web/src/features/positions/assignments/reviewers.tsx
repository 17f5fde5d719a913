import { Text } from '@mantine/core'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useListUsersQuery } from '../../users/users.api.ts'
import { AddAssignment } from './add-assignment.tsx'
import { AssignmentRows } from './assignment-rows.tsx'
import { useListAssignmentsQuery } from './assignments.api.ts'

/** Who reviews the interviews of a position, beside those who see them all. */
export function Reviewers({ positionId }: { positionId: string }) {
  const assigned = useListAssignmentsQuery({ params: { positionId } })
  const mayWrite = useMay('assignments.write')
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw="60ch">
        A reviewer sees the candidates of this position by name, reads their answers and gives levels. Administrators
        and interviewers see every position and are not listed here.
      </Text>
      <Loaded query={assigned} skeleton={<RowsSkeleton rows={3} height={40} />}>
        {({ items }) => (
          <AssignmentRows
            assignments={items}
            labelOf={({ user }) => user.name}
            nobody="No reviewer is assigned yet."
            mayWrite={mayWrite}
          >
            {mayWrite && <AddReviewer positionId={positionId} taken={items.map(({ user }) => user.id)} />}
          </AssignmentRows>
        )}
      </Loaded>
    </>
  )
}

function AddReviewer({ positionId, taken }: { positionId: string; taken: readonly string[] }) {
  const users = useListUsersQuery({ query: { limit: 200 } })
  const reviewers = (users.data?.items ?? []).filter(
    ({ id, role, active }) => role === 'reviewer' && active && !taken.includes(id),
  )
  return (
    <AddAssignment
      label="Add a reviewer"
      nothing={taken.length > 0 ? 'Every reviewer is assigned.' : 'Nobody has the role of a reviewer yet.'}
      choices={reviewers.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
      paramsOf={(userId) => ({ positionId, userId })}
    />
  )
}
