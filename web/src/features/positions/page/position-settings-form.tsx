import type { Position } from '@colloquy/contracts/positions'
import { Button, Checkbox, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { fieldErrors } from '../../../api/problem-text.ts'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import classes from '../new/new-position.module.css'
import { useChangePositionMutation } from '../positions.api.ts'
import { ownChanges, type PositionValues, positionValues } from './position-values.ts'
import { SettingsConflict } from './settings-conflict.tsx'

/** Title, description and how the position is run. Somebody else's change is shown, never overwritten in silence. */
export function PositionSettingsForm({ position }: { position: Position }) {
  const [change, { isLoading, error, reset }] = useChangePositionMutation()
  // What the form began with: a conflict is told as the difference between this and what is there now.
  const [base, setBase] = useState(position)
  const form = useForm<PositionValues>({ initialValues: positionValues(position) })
  const isConflict = isApiProblem(error) && error.code === 'version_conflict'

  const save = async (values: PositionValues, version: number) => {
    const body = ownChanges(base, values)
    const result = await change({ params: { positionId: position.id }, body, ifMatch: version })
    if ('error' in result) return form.setErrors(fieldErrors(result.error))
    setBase(result.data)
    form.setValues(positionValues(result.data))
    notifyDone('The settings are saved.')
  }
  const takeTheirs = () => {
    setBase(position)
    form.setValues(positionValues(position))
    reset()
  }
  return (
    <form onSubmit={form.onSubmit((values) => save(values, base.version))} noValidate className={classes.form}>
      <Stack gap="lg">
        <TextInput label="Title" {...form.getInputProps('title')} />
        <Textarea label="Description" autosize minRows={3} {...form.getInputProps('description')} />
        <TextInput
          label="Who decides"
          description="A role or a name. The candidate reads it before agreeing."
          {...form.getInputProps('decidedBy')}
        />
        <Group grow align="flex-start">
          <NumberInput
            label="Days until the candidate hears"
            min={1}
            max={365}
            {...form.getInputProps('decisionWithinDays')}
          />
          <NumberInput
            label="Days that data is kept afterwards"
            min={1}
            max={3650}
            {...form.getInputProps('retentionDays')}
          />
        </Group>
        <Checkbox
          label="Hide the machine’s levels until the reviewer has rated"
          description="Recommended: reviewers who have seen a number tend to repeat it."
          {...form.getInputProps('levelsHiddenUntilReview', { type: 'checkbox' })}
        />
        <Checkbox
          label="Hide who the candidate is until the decision"
          description="Nobody of the team, administrators included, is shown name, contact or résumé before the candidate is advanced or rejected; the words of answers stay as they are."
          {...form.getInputProps('blindReview', { type: 'checkbox' })}
        />
        {isConflict ? (
          <SettingsConflict
            base={base}
            present={position}
            mine={form.values}
            onKeepMine={() => save(form.values, position.version)}
            onTakeTheirs={takeTheirs}
          />
        ) : (
          Object.keys(form.errors).length === 0 && <ProblemNote error={error} />
        )}
        <Group>
          <Button type="submit" loading={isLoading} disabled={isConflict}>
            Save settings
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
