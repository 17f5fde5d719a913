import type { Assignment } from '@colloquy/contracts/assignments'
import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { notifyProblem } from '../../../app/notify.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useRemoveReviewerMutation } from './assignments.api.ts'
import classes from './assignments.module.css'

type AssignmentRowsProps = {
  assignments: readonly Assignment[]
  labelOf: (assignment: Assignment) => string
  nobody: string
  mayWrite: boolean
  children?: ReactNode
}

/** Assignments of one position or of one person, and below them what adds another. */
export function AssignmentRows({ assignments, labelOf, nobody, mayWrite, children }: AssignmentRowsProps) {
  const [remove, { isLoading }] = useRemoveReviewerMutation()
  const takeAway = async ({ positionId, user }: Assignment) => {
    const result = await remove({ params: { positionId, userId: user.id } })
    if ('error' in result) notifyProblem('The assignment still stands', result.error)
  }
  return (
    <>
      {assignments.length === 0 ? (
        <Text size="sm">{nobody}</Text>
      ) : (
        <ul className={classes.rows}>
          {assignments.map((assignment) => (
            <li key={`${assignment.positionId} ${assignment.user.id}`}>
              <span className={classes.name}>{labelOf(assignment)}</span>
              <span className={classes.since}>
                since <RelativeTime at={assignment.assignedAt} />
              </span>
              {mayWrite && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Remove ${labelOf(assignment)}`}
                  disabled={isLoading}
                  onClick={() => takeAway(assignment)}
                >
                  Remove
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </>
  )
}
