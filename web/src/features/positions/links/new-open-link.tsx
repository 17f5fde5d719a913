import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../api/problem-text.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { DialogActions } from '../../../ui/dialog-actions.tsx'
import { useCreateOpenLinkMutation } from '../invitations/invitations.api.ts'

const weeks = 4

/** The day, by this device's calendar, four weeks from now. */
function dayAhead(): string {
  const day = new Date()
  day.setDate(day.getDate() + weeks * 7)
  return day.toLocaleDateString('sv')
}

export function NewOpenLink({ positionId, onClose }: { positionId: string; onClose: () => void }) {
  const [create, { isLoading, data, error }] = useCreateOpenLinkMutation()
  const form = useForm({
    initialValues: { maxUses: 50, closesOn: dayAhead() },
    validate: { closesOn: (day) => (new Date(`${day}T23:59:59`) > new Date() ? null : 'Choose a day to come.') },
  })
  const submit = form.onSubmit(async ({ maxUses, closesOn }) => {
    const closesAt = new Date(`${closesOn}T23:59:59`).toISOString()
    const result = await create({ params: { positionId }, body: { maxUses, closesAt } })
    if (!('error' in result)) return
    const { closesAt: late, ...fields } = fieldErrors(result.error)
    form.setErrors({ ...fields, ...(late ? { closesOn: late } : {}) })
  })
  return (
    <Modal opened onClose={onClose} title="Open link" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      {data ? (
        <Stack gap="md">
          <CopyField label="Open link" description="Shown only now. Copy it before you close this." value={data.link} />
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <NumberInput label="Places" min={1} max={10000} {...form.getInputProps('maxUses')} />
            <TextInput type="date" label="Closes at the end of" {...form.getInputProps('closesOn')} />
            {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
            <DialogActions submit="Make the link" isLoading={isLoading} onCancel={onClose} />
          </Stack>
        </form>
      )}
    </Modal>
  )
}
