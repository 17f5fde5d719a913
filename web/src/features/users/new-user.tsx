import type { User } from '@colloquy/contracts/users'
import { Role } from '@colloquy/contracts/vocabulary'
import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { ProblemNote } from '../../app/problem-note.tsx'
import { DialogActions } from '../../ui/dialog-actions.tsx'
import { PasswordLink } from './password-link.tsx'
import { roleOptions } from './role-words.ts'
import { useCreateUserMutation } from './users.api.ts'

/** Adds a person, and then gives the link by which they set their password. */
export function NewUser({ onClose }: { onClose: () => void }) {
  const [added, setAdded] = useState<User | null>(null)
  return (
    <Modal opened onClose={onClose} title="Add a person" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      {added ? <PasswordLink user={added} onDone={onClose} /> : <NewUserForm onAdded={setAdded} onCancel={onClose} />}
    </Modal>
  )
}

function NewUserForm({ onAdded, onCancel }: { onAdded: (user: User) => void; onCancel: () => void }) {
  const [create, { isLoading, error }] = useCreateUserMutation()
  const form = useForm<{ name: string; email: string; role: Role }>({
    initialValues: { name: '', email: '', role: 'interviewer' },
  })
  const submit = form.onSubmit(async (body) => {
    const result = await create({ body })
    if (!('error' in result)) return onAdded(result.data)
    const isTaken = isApiProblem(result.error) && result.error.code === 'already_exists'
    form.setErrors(isTaken ? { email: problemText(result.error).detail } : fieldErrors(result.error))
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label="Name" autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Email" type="email" autoComplete="off" {...form.getInputProps('email')} />
        <Select
          label="Role"
          data={roleOptions}
          allowDeselect={false}
          {...form.getInputProps('role')}
          onChange={(value) => form.setFieldValue('role', Role.safeParse(value).data ?? 'interviewer')}
        />
        {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
        <DialogActions submit="Add" isLoading={isLoading} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
