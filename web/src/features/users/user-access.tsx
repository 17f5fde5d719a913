import type { User } from '@colloquy/contracts/users'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { isApiProblem } from '../../api/problem.ts'
import { Loaded } from '../../app/loaded.tsx'
import { notifyDone, notifyProblem } from '../../app/notify.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { SessionList } from '../account/session-list.tsx'
import { PasswordLink } from './password-link.tsx'
import { useEndUserSessionsMutation, useListUserSessionsQuery, useResetSecondFactorMutation } from './users.api.ts'

/** How a person comes in: sessions, the link for a password, the second factor. */
export function UserAccess({ user, onClose }: { user: User; onClose: () => void }) {
  const [makingLink, setMakingLink] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Access of ${user.name}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {makingLink ? (
        <PasswordLink user={user} onDone={onClose} />
      ) : (
        <Stack gap="lg">
          <Sessions user={user} />
          <Group gap="sm">
            <Button variant="default" disabled={!user.active} onClick={() => setMakingLink(true)}>
              Link for a new password
            </Button>
            <RemoveSecondFactor user={user} />
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

function Sessions({ user }: { user: User }) {
  const sessions = useListUserSessionsQuery({ params: { userId: user.id } })
  const [end, { isLoading }] = useEndUserSessionsMutation()
  const endAll = async () => {
    const result = await end({ params: { userId: user.id } })
    if ('error' in result) notifyProblem(`${user.name} was not signed out`, result.error)
    else notifyDone(`${user.name} is signed out everywhere.`)
  }
  return (
    <Loaded query={sessions} skeleton={<RowsSkeleton rows={2} height={56} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Text>{user.hasPassword ? 'Signed in nowhere.' : 'Has no password yet, and is signed in nowhere.'}</Text>
        ) : (
          <div>
            <SessionList sessions={items} />
            <Button variant="default" loading={isLoading} onClick={endAll}>
              Sign out everywhere
            </Button>
          </div>
        )
      }
    </Loaded>
  )
}

function RemoveSecondFactor({ user }: { user: User }) {
  const [reset, { isLoading }] = useResetSecondFactorMutation()
  const remove = async () => {
    const result = await reset({ params: { userId: user.id } })
    if (!('error' in result)) return notifyDone(`${user.name} signs in with the password alone now.`)
    if (isApiProblem(result.error) && result.error.code === 'not_found')
      return notifyDone(`${user.name} has no second factor.`)
    notifyProblem('The second factor was not removed', result.error)
  }
  return (
    <Button variant="default" loading={isLoading} onClick={remove}>
      Remove the second factor
    </Button>
  )
}
