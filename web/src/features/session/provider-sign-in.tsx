import { type ErrorCode, errorTable } from '@colloquy/contracts/errors'
import { Button, Stack, Text } from '@mantine/core'
import { problemText } from '../../api/problem-text.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useBeginProviderSignInMutation, useReadSignInWaysQuery } from './session.api.ts'

/** Signing in at the provider that the operator has named; nothing where there is none. */
export function ProviderSignIn({ backTo }: { backTo: string }) {
  const { data } = useReadSignInWaysQuery()
  const [begin, { isLoading, isSuccess, error }] = useBeginProviderSignInMutation()
  if (!data?.provider) return null
  const leave = async () => {
    const result = await begin({ body: { backTo } })
    if ('data' in result && result.data) location.assign(result.data.url)
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        or
      </Text>
      <Button variant="default" loading={isLoading || isSuccess} onClick={leave}>
        Sign in with {data.provider.name}
      </Button>
      {error !== undefined && <ErrorPanel compact {...problemText(error)} />}
    </Stack>
  )
}

/** Why the provider's way in has ended here: the server sends the browser back with a code of its table. */
export function ProviderProblem({ code }: { code: string | null }) {
  if (!code?.startsWith('provider_') || !(code in errorTable)) return null
  const { title } = errorTable[code as ErrorCode]
  return (
    <ErrorPanel
      compact
      title={title}
      detail={advice[code] ?? 'Nothing was changed. Try again, or ask an administrator.'}
    />
  )
}

const advice: Readonly<Record<string, string>> = {
  provider_unavailable: 'Try again in a while, or sign in with your password.',
  provider_refused: 'Begin again and agree there, or sign in with your password.',
  provider_email_unverified: 'Have your address verified at the provider, then try again.',
  provider_account_unknown: 'Ask an administrator to add you, with the address that you have at the provider.',
  provider_role_missing: 'Ask an administrator which group you should be in at the provider.',
  provider_flow_over: 'It took too long, or was begun in another browser. Begin again.',
}
