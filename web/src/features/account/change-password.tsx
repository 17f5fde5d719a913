import { Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../api/problem-text.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { notifyDone } from '../../app/notify.tsx'
import { ProblemNote } from '../../app/problem-note.tsx'
import { selectUser } from '../session/session-slice.ts'
import { useChangeMyPasswordMutation } from './account.api.ts'
import classes from './account.module.css'
import { NewPasswordInput } from './new-password-input.tsx'

export function ChangePassword() {
  const email = useAppSelector(selectUser)?.email
  const [change, { isLoading, error }] = useChangeMyPasswordMutation()
  const form = useForm({ initialValues: { present: '', next: '' } })
  const submit = form.onSubmit(async (body) => {
    const result = await change({ body })
    if ('error' in result) return form.setErrors(fieldErrors(result.error))
    form.reset()
    notifyDone('Your password is changed. You are signed out everywhere but here.')
  })
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Stack gap="md">
        {/* So that a password manager knows which account this is. */}
        <input type="hidden" autoComplete="username" value={email ?? ''} readOnly />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          aria-invalid={Boolean(form.errors.present)}
          {...form.getInputProps('present')}
        />
        <NewPasswordInput label="New password" {...form.getInputProps('next')} />
        {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
        <Button type="submit" loading={isLoading} style={{ alignSelf: 'flex-start' }}>
          Change the password
        </Button>
      </Stack>
    </form>
  )
}
