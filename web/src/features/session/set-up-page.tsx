import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, Navigate } from 'react-router'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { useFragmentToken } from '../../app/fragment-token.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { NarrowPage } from '../../ui/narrow-page.tsx'
import { NewPasswordInput } from '../account/new-password-input.tsx'
import { useCompleteSetUpMutation, useReadSetUpQuery } from './session.api.ts'
import { selectSession } from './session-slice.ts'

/** The first administrator, by the one-time link that the server printed at its first start. */
export function SetUpPage() {
  const token = useFragmentToken()
  const session = useAppSelector(selectSession)
  const { data } = useReadSetUpQuery()
  const [completeSetUp, { isLoading, error }] = useCompleteSetUpMutation()
  const form = useForm({ initialValues: { name: '', email: '', password: '' } })

  if (session.state === 'signed_in') return <Navigate to={paths.home()} replace />
  if (data && !data.needed) return <SetUpDone />
  if (!token) return <LinkIncomplete />

  const submit = form.onSubmit(async (person) => {
    const result = await completeSetUp({ body: { token, ...person } })
    if (!('error' in result)) return
    const weak = isApiProblem(result.error) && result.error.code === 'password_too_weak'
    form.setErrors(weak ? { password: problemText(result.error).detail } : fieldErrors(result.error))
  })
  const besideField = isApiProblem(error) && (error.code === 'password_too_weak' || error.code === 'validation_failed')

  return (
    <NarrowPage title="Set up Colloquy">
      <Text>You are the first here. This account can do everything; you add the others later.</Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <TextInput label="Email" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <NewPasswordInput label="Password" {...form.getInputProps('password')} />
          {error !== undefined && !besideField && <ErrorPanel compact {...problemText(error)} />}
          <Button type="submit" loading={isLoading}>
            Create the account
          </Button>
        </Stack>
      </form>
    </NarrowPage>
  )
}

function SetUpDone() {
  return (
    <NarrowPage title="Colloquy is set up already">
      <Text>
        This link has done its work.{' '}
        <Anchor component={Link} to={paths.signIn()} underline="always">
          Go to sign-in
        </Anchor>
      </Text>
    </NarrowPage>
  )
}

function LinkIncomplete() {
  return (
    <NarrowPage title="This set-up link is not complete">
      <Text>
        Copy the whole link that the server printed when it started, with the part behind #, and open it again.
      </Text>
    </NarrowPage>
  )
}
