import type { User } from '@colloquy/contracts/users'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { ProblemNote } from '../../app/problem-note.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { QuietLoader } from '../../ui/quiet-loader.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useCreatePasswordLinkMutation } from './users.api.ts'

/** Makes a link by which somebody sets their password, once, for the administrator to pass on. */
export function PasswordLink({ user, onDone }: { user: User; onDone: () => void }) {
  const [create, { data, error }] = useCreatePasswordLinkMutation()
  const make = () => create({ params: { userId: user.id } })
  useEffect(() => {
    create({ params: { userId: user.id } })
  }, [create, user.id])
  if (error) return <ProblemNote error={error} onRetry={make} />
  if (!data) return <QuietLoader label="Making the link" />
  return (
    <Stack gap="md">
      <Text>
        Send this to {user.name} on a way that only they read. It works once and ends{' '}
        <RelativeTime at={data.expiresAt} />; earlier links to this account stop working.
      </Text>
      <CopyField label="Link" description="Shown only now. Copy it before you close this." value={data.link} />
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}
