import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { QRCodeSVG } from 'qrcode.react'
import { fieldErrors } from '../../../api/problem-text.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { useRefreshSessionMutation } from '../../session/session.api.ts'
import { useConfirmSecondFactorMutation } from '../account.api.ts'
import classes from '../account.module.css'

type Props = { secret: string; uri: string; onConfirmed: (recoveryCodes: string[]) => void; onCancel: () => void }

/** The picture for the app, and a code of it to show that it has arrived. */
export function ConfirmCode({ secret, uri, onConfirmed, onCancel }: Props) {
  const [confirm, { isLoading, error }] = useConfirmSecondFactorMutation()
  const [refreshSession] = useRefreshSessionMutation()
  const form = useForm({ initialValues: { code: '' } })
  const submit = form.onSubmit(async (body) => {
    const result = await confirm({ body })
    if ('error' in result) return form.setErrors(fieldErrors(result.error))
    // What was closed for want of a second factor opens with the next token.
    await refreshSession()
    onConfirmed(result.data.recoveryCodes)
  })
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Stack gap="md">
        <Text>Scan this with your authenticator app, then enter the code that it shows.</Text>
        <div>
          <span className={classes.qr}>
            <QRCodeSVG value={uri} size={176} title="QR code for your authenticator app" />
          </span>
        </div>
        <div>
          <Text>Or type this secret into the app:</Text>
          <Text ff="monospace">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Text>
          <Anchor href={uri} size="sm">
            Open the app on this device
          </Anchor>
        </div>
        <TextInput
          label="Code of the app"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          autoFocus
          {...form.getInputProps('code')}
        />
        {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
        <Group gap="sm">
          <Button type="submit" loading={isLoading}>
            Confirm
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
