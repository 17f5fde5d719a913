import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../api/problem-text.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { DialogActions } from '../../../ui/dialog-actions.tsx'
import { calendarDay } from '../../../ui/moments.ts'
import { useInviteMutation } from './invitations.api.ts'

export function InviteOne({ positionId, onClose }: { positionId: string; onClose: () => void }) {
  const [invite, { data, error, isLoading, reset }] = useInviteMutation()
  const form = useForm({ initialValues: { fullName: '', email: '' } })
  const submit = form.onSubmit(async ({ fullName, email }) => {
    const body = {
      ...(fullName.trim() ? { fullName } : {}),
      ...(email.trim() ? { email } : {}),
    }
    const result = await invite({ params: { positionId }, body })
    if ('error' in result) form.setErrors(fieldErrors(result.error))
  })
  if (data) {
    return (
      <Stack gap="md">
        <CopyField
          label={`Link${data.candidateName ? ` for ${data.candidateName}` : ''}`}
          description="Shown only now. Copy it before you close this; a new one can be made later."
          value={data.link}
        />
        <Text size="sm" c="dimmed">
          Works until {calendarDay(data.expiresAt)}. Send it by mail or chat: no account or password is needed.
        </Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              form.reset()
              reset()
            }}
          >
            Invite another
          </Button>
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="Optional"
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('fullName')}
        />
        <TextInput
          label="Email"
          description="Optional"
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
        <DialogActions submit="Make the link" isLoading={isLoading} onCancel={onClose} />
      </Stack>
    </form>
  )
}
