import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { NarrowPage } from '../../ui/narrow-page.tsx'
import { ProviderProblem, ProviderSignIn } from './provider-sign-in.tsx'
import { useSignInMutation } from './session.api.ts'
import { selectSession } from './session-slice.ts'

export function SignInPage() {
  const session = useAppSelector(selectSession)
  const [search] = useSearchParams()
  const [signIn, { isLoading, error }] = useSignInMutation()
  const [asksCode, setAsksCode] = useState(false)
  const form = useForm({ initialValues: { email: '', password: '', code: '' } })

  if (session.state === 'signed_in') return <Navigate to={ownAddress(search.get('backTo'))} replace />

  const submit = form.onSubmit(async ({ code, ...body }) => {
    const result = await signIn({ body: asksCode ? { ...body, code } : body })
    if (!('error' in result)) return
    if (isApiProblem(result.error) && result.error.code === 'second_factor_required') setAsksCode(true)
    form.setErrors(fieldErrors(result.error))
  })
  const besideField = Object.keys(form.errors).length > 0
  const shown = besideField || (isApiProblem(error) && error.code === 'second_factor_required') ? undefined : error

  return (
    <NarrowPage title={asksCode ? 'One more step' : 'Sign in'}>
      {session.state === 'signed_out' && session.why === 'ended' && (
        <Text>Your session has ended. Sign in to go on where you were.</Text>
      )}
      {session.state === 'signed_out' && session.why === 'left' && <Text>You are signed out.</Text>}
      <ProviderProblem code={search.get('problem')} />
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {asksCode ? (
            <TextInput
              label="Code"
              description="Of your authenticator app, or one of your recovery codes."
              autoComplete="one-time-code"
              autoFocus
              {...form.getInputProps('code')}
            />
          ) : (
            <EmailAndPassword form={form} />
          )}
          {shown !== undefined && <ErrorPanel compact {...problemText(shown)} />}
          <Button type="submit" loading={isLoading}>
            Sign in
          </Button>
          {asksCode && (
            <Button variant="subtle" onClick={() => setAsksCode(false)}>
              Use another account
            </Button>
          )}
        </Stack>
      </form>
      {!asksCode && <ProviderSignIn backTo={ownAddress(search.get('backTo'))} />}
      <Text size="sm" c="dimmed">
        Forgot the password, or lost the app? An administrator gives you a link or removes the second step. You were
        invited to an interview? You need no account: open the link that you were sent.
      </Text>
    </NarrowPage>
  )
}

type SignInForm = UseFormReturnType<{ email: string; password: string; code: string }>

function EmailAndPassword({ form }: { form: SignInForm }) {
  return (
    <>
      <TextInput label="Email" type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        aria-invalid={Boolean(form.errors.password)}
        {...form.getInputProps('password')}
      />
    </>
  )
}

// Only an address of this site: `//elsewhere.example` would leave it.
function ownAddress(backTo: string | null): string {
  return backTo?.startsWith('/') && !/^\/[/\\]/.test(backTo) ? backTo : paths.home()
}
