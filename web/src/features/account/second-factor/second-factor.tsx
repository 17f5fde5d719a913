import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAppDispatch } from '../../../app/hooks.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { notifyDone } from '../../../app/notify.tsx'
import {
  accountApi,
  useBeginSecondFactorMutation,
  useReadSecondFactorQuery,
  useRemoveSecondFactorMutation,
  useRenewRecoveryCodesMutation,
} from '../account.api.ts'
import { ConfirmCode } from './confirm-code.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Asking = 'begin' | 'renew' | 'remove' | null
type Step = { name: 'rest' } | { name: 'scan'; secret: string; uri: string } | { name: 'codes'; codes: string[] }

/** Setting up an authenticator app, and what can be done with it later. */
export function SecondFactor() {
  const state = useReadSecondFactorQuery()
  const dispatch = useAppDispatch()
  const [asking, setAsking] = useState<Asking>(null)
  const [step, setStep] = useState<Step>({ name: 'rest' })
  const [begin, beginning] = useBeginSecondFactorMutation()
  const [renew, renewing] = useRenewRecoveryCodesMutation()
  const [remove, removing] = useRemoveSecondFactorMutation()

  const withPassword = async (password: string) => {
    const body = { password }
    if (asking === 'begin') {
      const result = await begin({ body })
      if ('error' in result) return result.error
      setStep({ name: 'scan', ...result.data })
    } else if (asking === 'renew') {
      const result = await renew({ body })
      if ('error' in result) return result.error
      setStep({ name: 'codes', codes: result.data.recoveryCodes })
    } else {
      const result = await remove({ body })
      if ('error' in result) return result.error
      notifyDone('Your second factor is removed.')
    }
    setAsking(null)
    return undefined
  }
  const kept = () => {
    setStep({ name: 'rest' })
    dispatch(accountApi.util.invalidateTags(['SecondFactor']))
  }

  if (step.name === 'scan')
    return <ConfirmCode {...step} onConfirmed={(codes) => setStep({ name: 'codes', codes })} onCancel={kept} />
  if (step.name === 'codes') return <RecoveryCodes codes={step.codes} onKept={kept} />
  return (
    <Loaded query={state}>
      {({ enabled, required, recoveryCodesLeft }) => (
        <Stack gap="md" align="flex-start">
          <Text>
            {enabled
              ? `An authenticator app is set up. Recovery codes left: ${recoveryCodesLeft}.`
              : 'Besides the password, signing in asks for a code from an app on your phone. Whoever learns your password still cannot come in.'}
          </Text>
          <Group gap="sm">
            {!enabled && <Button onClick={() => setAsking('begin')}>Set up an authenticator app</Button>}
            {enabled && (
              <Button variant="default" onClick={() => setAsking('renew')}>
                New recovery codes
              </Button>
            )}
            {enabled && (
              <Button variant="default" onClick={() => setAsking('remove')}>
                {required ? 'Remove, to set up another' : 'Remove'}
              </Button>
            )}
          </Group>
          {asking && (
            <PasswordDialog
              busy={beginning.isLoading || renewing.isLoading || removing.isLoading}
              onPassword={withPassword}
              onCancel={() => setAsking(null)}
            />
          )}
        </Stack>
      )}
    </Loaded>
  )
}
