import { Button, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { fieldErrors } from '../../../api/problem-text.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { DialogActions } from '../../../ui/dialog-actions.tsx'
import { useExtendTimeMutation } from '../interviews.api.ts'

/** More time on the question that is open right now. */
export function ExtendTime({ interviewId }: { interviewId: string }) {
  const [opened, dialog] = useDisclosure(false)
  return (
    <>
      <Button size="compact-sm" variant="default" mt="xs" onClick={dialog.open}>
        Add time to the open question
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title="Add time"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ExtendTimeForm interviewId={interviewId} onClose={dialog.close} />
      </Modal>
    </>
  )
}

function ExtendTimeForm({ interviewId, onClose }: { interviewId: string; onClose: () => void }) {
  const [extendTime, { isLoading, error }] = useExtendTimeMutation()
  const form = useForm({
    initialValues: { seconds: 60, reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Say why, in a few words.') },
  })
  const submit = form.onSubmit(async (body) => {
    const result = await extendTime({ params: { interviewId }, body })
    if ('error' in result) form.setErrors(fieldErrors(result.error))
    else onClose()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <NumberInput label="Seconds" min={10} max={7200} step={30} {...form.getInputProps('seconds')} />
        <TextInput
          label="Reason"
          description="The audit trail keeps it."
          maxLength={500}
          {...form.getInputProps('reason')}
        />
        {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
        <DialogActions submit="Add time" isLoading={isLoading} onCancel={onClose} />
      </Stack>
    </form>
  )
}
