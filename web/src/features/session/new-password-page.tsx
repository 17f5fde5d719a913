import { Button, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { isApiProblem } from '../../api/problem.ts'
import { fieldErrors, problemText } from '../../api/problem-text.ts'
import { useFragmentToken } from '../../app/fragment-token.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { NarrowPage } from '../../ui/narrow-page.tsx'
import { QuietLoader } from '../../ui/quiet-loader.tsx'
import { NewPasswordInput } from '../account/new-password-input.tsx'
import { useReadPasswordLinkMutation, useUsePasswordLinkMutation } from './session.api.ts'

/** Somebody who was invited, or has forgotten the password, sets one by the link that an administrator passed on. */
export function NewPasswordPage() {
  const token = useFragmentToken()
  const [readLink, link] = useReadPasswordLinkMutation()
  const [setPassword, { isLoading, error, isSuccess }] = useUsePasswordLinkMutation()
  const form = useForm({ initialValues: { password: '' } })
  useEffect(() => {
    if (token) readLink({ body: { token } })
  }, [token, readLink])

  if (!token)
    return <LinkProblem title="This link is not complete" detail="Copy the whole link, with the part behind #." />
  const invalid = [link.error, error].find((one) => isApiProblem(one) && one.code === 'password_link_invalid')
  if (invalid) return <LinkProblem {...problemText(invalid)} />
  if (isSuccess) return <PasswordSet />
  if (link.error) return <ErrorPanel {...problemText(link.error)} onRetry={() => readLink({ body: { token } })} />
  if (!link.data) return <QuietLoader label="Looking whose link this is" />

  const submit = form.onSubmit(async ({ password }) => {
    const result = await setPassword({ body: { token, password } })
    if ('error' in result) form.setErrors(fieldErrors(result.error))
  })
  return (
    <NarrowPage title="Set your password">
      <Text>
        {link.data.name}, this is for your account {link.data.email}. It signs you out everywhere.
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <input type="hidden" autoComplete="username" value={link.data.email} readOnly />
          <NewPasswordInput label="New password" autoFocus {...form.getInputProps('password')} />
          {error !== undefined && Object.keys(form.errors).length === 0 && (
            <ErrorPanel compact {...problemText(error)} />
          )}
          <Button type="submit" loading={isLoading}>
            Set the password
          </Button>
        </Stack>
      </form>
    </NarrowPage>
  )
}

function PasswordSet() {
  return (
    <NarrowPage title="Your password is set">
      <Text role="status">Sign in with it now.</Text>
      <Button component={Link} to={paths.signIn()}>
        Go to sign-in
      </Button>
    </NarrowPage>
  )
}

function LinkProblem({ title, detail }: { title: string; detail: string }) {
  return (
    <NarrowPage title={title}>
      <Text role="alert">{detail}</Text>
    </NarrowPage>
  )
}
