import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Navigate, useSearchParams } from 'react-router'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { NarrowPage } from '../../ui/narrow-page.tsx'
import { useSignInMutation } from './session.api.ts'
import { selectSession } from './session-slice.ts'

export function SignInPage() {
  const session = useAppSelector(selectSession)
  const [search] = useSearchParams()
  const [signIn, { isLoading, error }] = useSignInMutation()
  const form = useForm({ initialValues: { email: '', password: '' } })

  if (session.state === 'signed_in') return <Navigate to={ownAddress(search.get('backTo'))} replace />

  const submit = form.onSubmit(async (body) => {
    const result = await signIn({ body })
    if ('error' in result) form.setErrors(fieldErrors(result.error))
  })
  const shown = isApiProblem(error) && error.code === 'validation_failed' ? undefined : error

  return (
    <NarrowPage title="Sign in">
      {session.state === 'signed_out' && session.why === 'ended' && (
        <Text>Your session has ended. Sign in to go on where you were.</Text>
      )}
      {session.state === 'signed_out' && session.why === 'left' && <Text>You are signed out.</Text>}
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput label="Email" type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            aria-invalid={Boolean(form.errors.password)}
            {...form.getInputProps('password')}
          />
          {shown !== undefined && <ErrorPanel compact {...problemText(shown)} />}
          <Button type="submit" loading={isLoading}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        You were invited to an interview? You need no account: open the link that you were sent.
      </Text>
    </NarrowPage>
  )
}

// Only an address of this site: `//elsewhere.example` would leave it.
function ownAddress(backTo: string | null): string {
  return backTo?.startsWith('/') && !/^\/[/\\]/.test(backTo) ? backTo : paths.home()
}
