import { Select, Text } from '@mantine/core'
import { notifyProblem } from '../../../app/notify.tsx'
import { useAssignReviewerMutation } from './assignments.api.ts'
import classes from './assignments.module.css'

type AddAssignmentProps = {
  label: string
  /** Said where there is nothing to choose from. */
  nothing: string
  choices: readonly { value: string; label: string }[]
  paramsOf: (chosen: string) => { positionId: string; userId: string }
}

/** Choosing assigns at once. */
export function AddAssignment({ label, nothing, choices, paramsOf }: AddAssignmentProps) {
  const [assign, { isLoading }] = useAssignReviewerMutation()
  const add = async (chosen: string | null) => {
    if (!chosen) return
    const result = await assign({ params: paramsOf(chosen) })
    if ('error' in result) notifyProblem('Nobody was assigned', result.error)
  }
  if (choices.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="md">
        {nothing}
      </Text>
    )
  }
  return (
    <Select
      className={classes.add}
      label={label}
      placeholder="Choose"
      data={[...choices]}
      value={null}
      searchable
      disabled={isLoading}
      onChange={add}
    />
  )
}
