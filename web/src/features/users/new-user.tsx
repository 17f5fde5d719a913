import { Role } from '@colloquy/contracts/vocabulary'
import { Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { notifyDone } from '../../app/notify.tsx'
import { ProblemNote } from '../../app/problem-note.tsx'
import { DialogActions } from '../../ui/dialog-actions.tsx'
import { roleOptions } from './role-words.ts'
import { useCreateUserMutation } from './users.api.ts'

const fieldOf = { already_exists: 'email', password_too_weak: 'password' } as const

export function NewUser({ onClose }: { onClose: () => void }) {
  const [create, { isLoading, error }] = useCreateUserMutation()
  const form = useForm<{ name: string; email: string; role: Role; password: string }>({
    initialValues: { name: '', email: '', role: 'interviewer', password: '' },
  })
  const submit = form.onSubmit(async (body) => {
    const result = await create({ body })
    if (!('error' in result)) {
      notifyDone(`${result.data.name} can sign in now.`)
      return onClose()
    }
    const code = isApiProblem(result.error) ? result.error.code : null
    const field = code && code in fieldOf ? fieldOf[code as keyof typeof fieldOf] : null
    form.setErrors(field ? { [field]: problemText(result.error).detail } : fieldErrors(result.error))
  })
  return (
    <Modal opened onClose={onClose} title="Add a person" centered closeButtonProps={{ 'aria-label': 'Close' }}>
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
          <PasswordInput
            label="First password"
            description="Tell it to the person on a safe way. Length counts, symbols are not needed."
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
          <DialogActions submit="Add" isLoading={isLoading} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
