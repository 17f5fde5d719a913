import { Modal, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldErrors } from '../../../api/problem-text.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { DialogActions } from '../../../ui/dialog-actions.tsx'

type Props = { busy: boolean; onPassword: (password: string) => Promise<unknown>; onCancel: () => void }

/** Whoever sits here shows that it is theirs. `onPassword` gives the problem when there was one. */
export function PasswordDialog({ busy, onPassword, onCancel }: Props) {
  const [problem, setProblem] = useState<unknown>()
  const form = useForm({ initialValues: { password: '' } })
  const submit = form.onSubmit(async ({ password }) => {
    const error = await onPassword(password)
    setProblem(error)
    form.setErrors(fieldErrors(error))
  })
  return (
    <Modal opened onClose={onCancel} title="Your password" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PasswordInput
            label="Password"
            description="Asked again, because this changes how you come in."
            autoComplete="current-password"
            data-autofocus
            aria-invalid={Boolean(form.errors.password)}
            {...form.getInputProps('password')}
          />
          {Object.keys(form.errors).length === 0 && <ProblemNote error={problem} />}
          <DialogActions submit="Go on" isLoading={busy} onCancel={onCancel} />
        </Stack>
      </form>
    </Modal>
  )
}
